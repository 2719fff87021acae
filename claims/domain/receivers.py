"""When a receiver that takes nothing is left in peace."""

from collections.abc import Sequence
from datetime import datetime, timedelta

FAILURES = 3
"""Attempts in a row, of whatever delivery, after which a receiver rests."""
FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(minutes=15)
LOOKED_AT = FAILURES + 4
"""How many of its last attempts decide; with more failures than these it rests for the longest time."""


def rests_until(attempts: Sequence[tuple[datetime, bool]]) -> datetime | None:
    """Until when nothing is sent to a receiver; None where it may be tried.

    `attempts`: when each of its last ones was, and whether it was taken; the newest first. Each failure
    beyond the first few doubles the rest; one that is taken ends it.
    """
    failed = 0
    for _at, taken in attempts:
        if taken:
            break
        failed += 1
    if failed < FAILURES:
        return None
    rest: timedelta = FIRST_REST * 2 ** (failed - FAILURES)
    return attempts[0][0] + min(rest, LONGEST_REST)
