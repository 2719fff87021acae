"""What is known of a conflict that a person closes: one per question and episode, not one per pair."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import Episode
from claims.domain.comparing.findings import Kind, Reason
from claims.domain.comparing.pairings import ORDER, Pairing, pairings, rank_of, tells_most
from claims.domain.comparing.witness import worst
from claims.domain.figures.interpretation import decimal_of
from claims.domain.figures.units import convert
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Scope
from claims.domain.weighing.positions import standing_claims
from sources.domain.independence import Id

__all__ = [
    "ORDER",
    "ConflictSummary",
    "Movement",
    "Pairing",
    "conflict_summary",
    "extremes",
    "extremes_of",
    "is_stale",
    "movement",
    "pairings",
    "rank_of",
    "relative_spread",
    "tells_most",
]


@dataclass(frozen=True, slots=True)
class ConflictSummary:
    """What is known of one question's disagreement in one episode; positions and voices are derived on read.

    `witness`: two claims that make the kind, those furthest apart, else the newest; `gap`: their distance.
    `lowest`, `highest`: the extreme finite values as written, in the question's unit, None for stances.
    `claim_count`, `source_count`: of the question and its parts.
    """

    kind: Kind
    reason: Reason | None
    severity: int
    witness: tuple[Id, Id]
    gap: Fraction | None
    lowest: Decimal | None
    highest: Decimal | None
    claim_count: int
    source_count: int

    @property
    def spread(self) -> Decimal | None:
        """From the lowest to the highest value; None for stances."""
        return None if self.lowest is None or self.highest is None else self.highest - self.lowest

    @property
    def relative(self) -> Fraction | None:
        """The spread as a share (of 1) of the larger absolute value; None where there is no number."""
        if self.lowest is None or self.highest is None:
            return None
        larger = max(abs(self.lowest), abs(self.highest))
        return Fraction(self.highest - self.lowest) / Fraction(larger) if larger else Fraction(0)


def conflict_summary(question: Scope, episode: Episode, world: World) -> ConflictSummary | None:
    """The summary of a question in an episode; None where nothing in it needs a person."""
    witness = worst(question, episode.compared, world)
    if witness is None:
        return None
    kind, reason = ORDER[rank_of(witness.finding)]
    lowest, highest = extremes(question, episode.assertions, world)
    return ConflictSummary(
        kind=kind,
        reason=reason,
        severity=witness.finding.weight,
        witness=(witness.a.id, witness.b.id),
        gap=witness.finding.gap,
        lowest=lowest,
        highest=highest,
        claim_count=len(episode.assertions),
        source_count=len({each.voice.source for each in episode.assertions}),
    )


def extremes(
    question: Scope, assertions: Sequence[Assertion], world: World
) -> tuple[Decimal | None, Decimal | None]:
    """The smallest and the largest finite value as written, in the question's unit.

    A part's values count only where they contradict the whole: otherwise they answer another question.
    """
    return extremes_of(question, standing_claims(question, assertions, world))


def extremes_of(question: Scope, standing: Iterable[Assertion]) -> tuple[Decimal | None, Decimal | None]:
    """The smallest and the largest finite value of these claims, in the question's unit."""
    values = [value for each in standing for value in _values_in(question, each)]
    return (min(values), max(values)) if values else (None, None)


def _values_in(question: Scope, assertion: Assertion) -> Iterator[Decimal]:
    source = assertion.question.unit
    for value in assertion.figure.values:
        same = source == question.unit
        yield value if same else decimal_of(convert(value, source, question.unit))


def relative_spread(assertions: Iterable[Assertion], summary: ConflictSummary) -> Fraction | None:
    """The spread relative to the larger by size (0 to 2); None where zero is a mere convention."""
    return None if any(each.figure.interval_scale for each in assertions) else summary.relative


class Movement(StrEnum):
    """How a case's spread has moved."""

    WIDENED = "widened"
    NARROWED = "narrowed"
    UNMOVED = "unmoved"


def movement(before: Fraction | None, after: Fraction | None) -> Movement:
    """Widened or narrowed: the relative spread moved by more than 5 points (policy v1)."""
    if before is None or after is None or abs(after - before) <= POLICY.moved:
        return Movement.UNMOVED
    return Movement.WIDENED if after > before else Movement.NARROWED


def is_stale(last_change: date, today: date) -> bool:
    """Whether an open case has gone 14 days without a change (policy v1)."""
    return (today - last_change).days >= POLICY.stale_after_days
