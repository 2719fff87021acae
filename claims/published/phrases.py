"""What readers are told of a figure, in words; English, and the same on every machine."""

from datetime import date
from decimal import Decimal

from claims.domain.answering.staleness import ServedStanding
from claims.reports.week import day_in_words, days_in_words

UNSAID = frozenset({"", "item", "ratio"})
"""Units that name nothing: what is counted stands in the question."""

TOLD = {
    ServedStanding.VERIFIED: "Verified",
    ServedStanding.STALE: "Out of date",
    ServedStanding.DISPUTED: "Disputed",
    ServedStanding.UNVERIFIED: "Unverified",
    ServedStanding.ON_HOLD: "On hold",
    ServedStanding.WITHDRAWN: "Withdrawn",
}
"""A condition as it stands over a figure."""

_WARNINGS = {
    ServedStanding.DISPUTED: "The sources disagree, and we have no figure that we stand by.",
    ServedStanding.UNVERIFIED: "This was published without being verified.",
    ServedStanding.ON_HOLD: "We are looking into this figure again. Do not use it until we have.",
    ServedStanding.WITHDRAWN: "We no longer stand by this figure. Do not use it.",
}


def warning(condition: ServedStanding, review_by: date) -> str:
    """Why the value is not to be printed; empty where it may be."""
    if condition is ServedStanding.STALE:
        return f"It was to be looked at again by {day_in_words(review_by)}. Ask before using it."
    return _WARNINGS.get(condition, "")


def date_answer(low: Decimal | None, best: Decimal | None, high: Decimal | None) -> str:
    """The answer to "when?": a day, or the first and the last that it can have been."""
    first, last = (best if low is None else low), (best if high is None else high)
    if first is None and last is None:
        return "undetermined: the sources disagree"
    if first is None or last is None:
        known = first if first is not None else last
        side = "not after" if first is None else "not before"
        return f"{side} {day_in_words(date.fromordinal(int(known or 1)))}"
    return days_in_words(date.fromordinal(int(first)), date.fromordinal(int(last)))
