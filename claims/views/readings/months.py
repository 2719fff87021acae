"""The months by which agreement is asked for."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

A_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


def month_of(asked: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The first moment of the month that is asked for, by a clock; the running one, where none is."""
    found = A_MONTH.fullmatch(asked)
    here = now.astimezone(zone)
    year, month = (int(found[1]), int(found[2])) if found else (here.year, here.month)
    return datetime(year, month, 1, tzinfo=zone)


def month_after(month: datetime) -> datetime:
    """The first moment of the month after it."""
    return month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
