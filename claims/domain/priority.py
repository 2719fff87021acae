"""What is looked at first: how the desk puts its lists in order. Policy v2, ours."""

from enum import StrEnum

HALF_LIFE_DAYS = 7
"""After so many days a pull counts half: what is read now matters, not what was read in spring."""
OLDEST_WEEKS = 2
"""Waiting makes a case more pressing up to so many weeks: what has lain for a year is not news for that."""


class ListOrder(StrEnum):
    """The orders in which a list of the desk can be read."""

    PRESSING = "pressing"
    NEWEST = "newest"
    OLDEST = "oldest"
    DUE = "due"
