"""Figures: what the words say, and the intervals they leave open."""

from enum import StrEnum


class Modality(StrEnum):
    """How a figure is worded; the rows of the methodology's first table."""

    EXACTLY = "exactly"
    STATED = "stated"
    APPROX = "approx"
    NEARLY = "nearly"
    JUST_OVER = "just_over"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    RANGE = "range"
    NONE = "none"
    UNCOUNTABLE = "uncountable"


class Stance(StrEnum):
    """The answer to a yes/no question."""

    AFFIRMS = "affirms"
    DENIES = "denies"
