"""A figure past its day of review: it is served as stale, whoever forgot to look at it again.

Staleness comes with the calendar, not with an event: what was published stays as it is, what is served of it
says `"standing": "stale"` and gives no `best`. A figure that gives none anyway (disputed, on hold, withdrawn)
has the worse word already.
"""

import re
from datetime import date
from enum import StrEnum

from claims.domain.lifecycle import Standing

STALE = "stale"


class ServedStanding(StrEnum):
    """What a reader is told of a figure: its standing, or that its day of review has passed."""

    VERIFIED = Standing.VERIFIED.value
    STALE = STALE
    DISPUTED = Standing.DISPUTED.value
    UNVERIFIED = Standing.UNVERIFIED.value
    ON_HOLD = Standing.ON_HOLD.value
    WITHDRAWN = Standing.WITHDRAWN.value


def is_stale(standing: str, review_by: date, *, on: date) -> bool:
    """Whether a figure is stale on a day: verified, and its day of review lies before."""
    return standing == Standing.VERIFIED and review_by < on


def served_standing(standing: str, review_by: date, *, on: date) -> ServedStanding:
    """What a reader is told of a figure on a day; no value but of a `verified` one is told by itself."""
    return ServedStanding.STALE if is_stale(standing, review_by, on=on) else ServedStanding(standing)


def as_stale(body: str) -> str:
    """The published text (canonical JSON) of a verified figure as it is served once it is stale.

    Three members change (policy 1: two) and not one byte besides. The patterns begin and end with a quotation
    mark that stands by itself; in a text of the document each has a backslash before it, so that only the
    members can match.
    """
    told = body.replace(f'"standing":"{Standing.VERIFIED}"', f'"standing":"{STALE}"', 1)
    for value in ("best", "printed"):
        told = re.sub(rf'"{value}":"[^"]*"', f'"{value}":null', told, count=1)
    return told
