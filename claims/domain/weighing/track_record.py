"""How a source has done: how often it corrected itself, and how its figures stood to those we verified."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby, pairwise

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Kind
from claims.domain.figures.interval import Interval
from claims.domain.policy import POLICY
from claims.domain.questions.times import TimeOrder, compare


class Ran(StrEnum):
    """How a claim stood to the verified figure: its widest fair reading lay below it, above it, or held."""

    LOW = "low"
    HIGH = "high"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """One source's record, by counts.

    `claims`: all of its claims. `corrected`: how often it gave another figure for the same time. `low`,
    `high`, `held`: its claims for the time of a verified figure, by how they stood to it. `questions`: how
    many verified questions those are on; `held_on`: on how many its last such claim held.
    """

    claims: int = 0
    corrected: int = 0
    low: int = 0
    high: int = 0
    held: int = 0
    questions: int = 0
    held_on: int = 0

    @property
    def weight(self) -> Fraction | None:
        """From 0 to 1, a half is neutral; None under 20 verified questions (policy v1).

        The share of questions on which it held, shrunk towards neutral as if it had 20 more, half of them
        right. It is shown and never applied by itself.
        """
        if self.questions < POLICY.weighed_from:
            return None
        return Fraction(2 * self.held_on + POLICY.shrunk_by, 2 * (self.questions + POLICY.shrunk_by))


def track_record(claims: Sequence[Assertion], verified: Iterable[Assertion], world: World) -> TrackRecord:
    """The record of the source of these claims, against figures of our own (`settled`), one per question."""
    figures = {figure.question.id: figure for figure in verified}
    stood = [
        (claim.question.id, found)
        for claim in sorted(claims, key=lambda claim: claim.said_key)
        if (found := ran(claim, figures.get(claim.question.id))) is not None
    ]
    last = dict(stood)
    counts = {way: sum(outcome is way for _, outcome in stood) for way in Ran}
    return TrackRecord(
        len(claims),
        corrections(claims, world),
        counts[Ran.LOW],
        counts[Ran.HIGH],
        counts[Ran.HELD],
        len(last),
        sum(outcome is Ran.HELD for outcome in last.values()),
    )


def ran(claim: Assertion, figure: Assertion | None) -> Ran | None:
    """How the claim stood to the figure; None where there is none, or it is for another time.

    What is mute, or what its source denies having said, stands on nobody's record.
    """
    if figure is None or not claim.speaks or claim.money != (claim.question.unit, None):
        return None
    if compare(claim.as_of, figure.as_of, claim.question.temporality) is not TimeOrder.SAME:
        return None
    return ran_against(claim.figure.outer, figure.figure.outer)


def ran_against(outer: Interval, figure: Interval) -> Ran:
    """How a claim's widest fair reading stands to a figure for the same time, in one unit."""
    if outer.below(figure):
        return Ran.LOW
    return Ran.HIGH if figure.below(outer) else Ran.HELD


def corrections(claims: Sequence[Assertion], world: World) -> int:
    """How often the next that a source said on a question revised what it had said before."""
    spoken = [claim for claim in claims if claim.speaks]
    ordered = sorted(spoken, key=lambda claim: (str(claim.question.id), claim.said_key))
    by_question = (list(said) for _, said in groupby(ordered, key=lambda claim: str(claim.question.id)))
    return sum(
        classify(earlier, later, world).kind is Kind.REVISION
        for said in by_question
        for earlier, later in pairwise(said)
    )
