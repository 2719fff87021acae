"""What is looked at first: how the desk puts its lists in order. Policy v1, ours."""

from enum import StrEnum

HALF_LIFE_DAYS = 7
"""After so many days a pull counts half: what is read now matters, not what was read in spring."""


class ListOrder(StrEnum):
    """The orders in which a list of the desk can be read."""

    PRESSING = "pressing"
    NEWEST = "newest"
    OLDEST = "oldest"
    DUE = "due"
