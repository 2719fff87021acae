"""From an issued report's JSON back to the value, read off its types."""

import json

import msgspec

from claims.reports.report import Report
from claims.reports.week import Week


def thawed(body: str) -> Report:
    """The report that was written as `body`. What a later version of the shape added has its default.

    Raises msgspec.ValidationError, naming the place, where the text is none of ours.
    """
    told = json.loads(body)
    return msgspec.convert({**told, "week": Week.parse(told["week"])}, Report)
