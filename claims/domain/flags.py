"""Flags: what a claim, a series, two sources or a published figure has to be asked about.

They are queued beside conflicts, are never a conflict's kind, and stand until a person settles them with a
reason.
"""

from enum import StrEnum


class Flag(StrEnum):
    """What is asked, and of what it is asked."""

    UNREAD = "unread"  # a claim: its wording could not be read
    OUT_OF_RANGE = "out_of_range"  # a claim: its figure can't be true of this question
    BOUND_FAR_OFF = "bound_far_off"  # a claim: "up to" far more than anybody else says
    ATTRIBUTION_DENIED = "attribution_denied"  # a claim: its source denies having said it
    LEAP = "leap"  # a claim in its source's series
    STANDSTILL = "standstill"  # likewise
    DAILY_FIGURES = "daily_figures"  # likewise
    RESTATED_PAST = "restated_past"  # an accepted claim: its feed now says otherwise
    POSSIBLE_COMMON_ORIGIN = "possible_common_origin"  # two sources and a measure
    DOES_IT_STAND = "does_it_stand"  # a published figure whose used claims no longer fit


class FlagVerdict(StrEnum):
    """What a person has found of what was asked."""

    RIGHT = "right"
    WRONG = "wrong"


FLAG_WEIGHTS = {
    Flag.UNREAD: 1,
    Flag.OUT_OF_RANGE: 2,
    Flag.BOUND_FAR_OFF: 1,
    Flag.ATTRIBUTION_DENIED: 2,
    Flag.LEAP: 1,
    Flag.STANDSTILL: 1,
    Flag.DAILY_FIGURES: 1,
    Flag.RESTATED_PAST: 1,
    Flag.POSSIBLE_COMMON_ORIGIN: 1,
    Flag.DOES_IT_STAND: 2,
}
"""Who must look, on the scale of findings: 3 first, 1 last."""
