"""When an answer for another time leaves what was published: was the earlier figure wrong, or has the world
moved on? The rules only ask; two people answer."""

from collections.abc import Sequence
from enum import StrEnum

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.series_breaks import ends_in_a_leap
from claims.domain.questions.scope import Temporality


class EarlierFigure(StrEnum):
    """What two people found of the figure that was published for another time."""

    WAS_WRONG = "was_wrong"
    MOVED_ON = "moved_on"


class Departure(StrEnum):
    """How an answer leaves what was published."""

    OUTSIDE = "outside"
    LOWER = "lower"
    LEAP = "leap"


def departure(answer: Assertion, published: Assertion, earlier: Sequence[Assertion] = ()) -> Departure | None:
    """How an answer leaves the figure that was published for another time; None where nothing is to be asked.

    A level, or what holds at all times, leaves it where the two intervals share no number. A running total
    leaves it where the later of the two is lower, or by a leap. An amount per period says nothing of another
    period. `earlier`: what was published for the times before, oldest first.
    """
    ours, theirs = answer.figure.core, published.figure.core
    temporality = answer.question.temporality
    if temporality is Temporality.FLOW or ours.meets(theirs):
        return None
    if temporality is not Temporality.CUMULATIVE or answer.as_of is None or published.as_of is None:
        return Departure.OUTSIDE
    newer = answer.as_of.end > published.as_of.end
    first, last = (published, answer) if newer else (answer, published)
    if last.figure.core.below(first.figure.core):
        return Departure.LOWER
    return Departure.LEAP if newer and ends_in_a_leap([*earlier, published, answer]) else None
