"""Recorded more than once: when two claims are one and the same, and which of them stays.

A copy adds no voice (the unit of independence is the statement), but it stands in every list and asks for a
decision of its own. So copies of one claim are merged: one stays, the others are put aside for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.figure import Figure
from claims.domain.questions.scope import Temporality


class Differs(StrEnum):
    """In what two claims differ, the first that does."""

    QUESTION = "question"
    SOURCE = "source"
    FIGURE = "figure"
    SAID = "said"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Copy:
    """A claim that may be one of several recordings of the same.

    `weighed`: an answer that stands, or waits for approval, rests on it. `accepted`: a person has read it.
    """

    claim: Assertion
    weighed: bool = False
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """What stays, and what is put aside for it."""

    stays: Copy
    aside: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A claim that is no copy of the others, and in what it differs from the one nearest to it.

    `differs` None: it has no day and could be a copy of several that have.
    """

    claim: Assertion
    differs: Differs | None


ORDER = tuple(Differs)


def difference(a: Assertion, b: Assertion) -> Differs | None:
    """In what two claims differ; None where they are one claim recorded twice.

    One question, one source, one figure (equal intervals after conversion, and the same way of saying it),
    one act of saying or one day of it, and the same days, where both are known (methodology, rule 2).
    """
    same_statement = a.voice.statement == b.voice.statement
    checks = (
        (Differs.QUESTION, a.question.id == b.question.id),
        (Differs.SOURCE, a.voice.source == b.voice.source),
        (Differs.FIGURE, same_figure(a.figure, b.figure)),
        (Differs.SAID, same_statement or a.said_on == b.said_on or None in (a.said_on, b.said_on)),
        (Differs.TIME, _same_days(a, b)),
    )
    return next((what for what, same in checks if not same), None)


def merges(copies: Iterable[Copy]) -> tuple[list[Merge], list[Left]]:
    """Which of these claims are copies of which: (those merged, those left as they are, with the reason).

    What stays is, in this order: what an answer rests on, what a person accepted, what has a day, what has
    its whole chain, what was recorded first.
    """
    stays: list[tuple[Copy, list[Copy]]] = []
    unclear: list[Left] = []
    for copy in sorted(copies, key=_first_to_stay):
        same = [group for group in stays if difference(group[0].claim, copy.claim) is None]
        if len(same) > 1:
            unclear.append(Left(copy.claim, None))
        elif same:
            same[0][1].append(copy)
        else:
            stays.append((copy, []))
    alone = [kept.claim for kept, aside in stays if not aside]
    everything = [kept.claim for kept, _aside in stays]
    left = [Left(claim, _nearest(claim, everything)) for claim in alone]
    return [Merge(kept, tuple(aside)) for kept, aside in stays if aside], [*left, *unclear]


def _first_to_stay(one: Copy) -> tuple[object, ...]:
    claim = one.claim
    lacking = (not one.weighed, not one.accepted, claim.as_of is None, not claim.voice.chain_confirmed)
    return (*lacking, claim.recorded_order, str(claim.id))


def same_figure(a: Figure, b: Figure) -> bool:
    """Whether two figures are one: equal intervals after conversion, and the same way of saying it."""
    if a.stance is not None or b.stance is not None:
        return a.stance is b.stance
    return a.core == b.core and a.outer == b.outer and a.modality is b.modality


def _same_days(a: Assertion, b: Assertion) -> bool:
    timeless = a.question.temporality is Temporality.TIMELESS
    return timeless or a.as_of == b.as_of or None in (a.as_of, b.as_of)


def _nearest(claim: Assertion, others: Sequence[Assertion]) -> Differs:
    """In what it differs from the claim that is most like it; the later in the order, the more alike."""
    found = [difference(claim, other) for other in others if other is not claim]
    return max(
        (respect for respect in found if respect is not None), key=ORDER.index, default=Differs.QUESTION
    )
