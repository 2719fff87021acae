"""What a reader is to know of a published figure on a day: its standing, and whether its time has run out."""

from datetime import date
from enum import StrEnum

from claims.domain.lifecycle import Standing


class Condition(StrEnum):
    """A standing, or `stale`: verified, and not looked at again by the day that was set for it."""

    VERIFIED = "verified"
    STALE = "stale"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"


def condition_of(standing: Standing, review_by: date, today: date) -> Condition:
    """The condition of a figure on a day; the day `review_by` itself is still in time.

    Only what is `verified` may be given as a value by itself.
    """
    if standing is Standing.VERIFIED and today > review_by:
        return Condition.STALE
    return Condition(standing.value)
