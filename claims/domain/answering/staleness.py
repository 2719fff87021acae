"""What a reader is told of a published version on a day, and whether its value may be printed then.

Staleness comes with the calendar, not with an event: what was published stays as it is, what is served of it
says `"standing": "stale"`. A figure that may not be printed anyway (disputed, on hold, withdrawn) has the
worse word already.
"""

from datetime import date
from enum import StrEnum

from claims.domain.lifecycle import Standing

STALE = "stale"
SUPERSEDED = "superseded"


class ServedStanding(StrEnum):
    """What a reader is told of a version: its standing, that its day of review has passed, or that a newer
    version for the same days has taken its place."""

    VERIFIED = Standing.VERIFIED.value
    STALE = STALE
    SUPERSEDED = SUPERSEDED
    DISPUTED = Standing.DISPUTED.value
    UNVERIFIED = Standing.UNVERIFIED.value
    ON_HOLD = Standing.ON_HOLD.value
    WITHDRAWN = Standing.WITHDRAWN.value


class WithheldStanding(StrEnum):
    """What is told of a version that may not be printed."""

    STALE = STALE
    SUPERSEDED = SUPERSEDED
    DISPUTED = Standing.DISPUTED.value
    UNVERIFIED = Standing.UNVERIFIED.value
    ON_HOLD = Standing.ON_HOLD.value
    WITHDRAWN = Standing.WITHDRAWN.value


def is_stale(standing: str, review_by: date, *, on: date) -> bool:
    """Whether a figure is stale on a day: verified, and its day of review lies before."""
    return standing == Standing.VERIFIED and review_by < on


def served_standing(standing: str, review_by: date, *, on: date, superseded: bool = False) -> ServedStanding:
    """What a reader is told of a version on a day. `superseded`: there is a newer one for the same days."""
    if superseded and standing == Standing.VERIFIED:
        return ServedStanding.SUPERSEDED
    return ServedStanding.STALE if is_stale(standing, review_by, on=on) else ServedStanding(standing)


def may_be_printed(standing: str) -> bool:
    """Whether the value of a version of which this is told may be printed: only of a verified one, challenged
    or not."""
    return standing == ServedStanding.VERIFIED
