"""What is known of a conflict that a person closes: one per question and episode, not one per pair."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import Episode
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.out_of_step import OutOfStep, out_of_step_among
from claims.domain.comparing.pairings import (
    ORDER,
    Pairing,
    Witnessed,
    of_rank,
    pairings,
    rank_of,
    tells_most,
)
from claims.domain.figures.interpretation import decimal_of
from claims.domain.figures.units import convert
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Scope
from claims.domain.weighing.case_findings import CaseClaims
from claims.domain.weighing.positions import answering
from sources.domain.independence import Dependence, Id

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


BEYOND_PAIRS = frozenset(
    {Reason.PARTS_EXCEED_WHOLE, Reason.PARTS_FALL_SHORT, Reason.PART_EXCEEDS_EARLIER_WHOLE}
)
"""What no two claims are by themselves: it is kept as the reason, of whatever kind the conflict is."""


@dataclass(frozen=True, slots=True)
class ConflictSummary:
    """What is known of one question's disagreement in one episode; positions and voices are derived on read.

    `witness`: the claims that make the kind at this severity, those furthest apart, else the newest: two, or
    of a sum the whole and then its parts; `gap` their distance; `finding` what they are to each other, None
    of a conflict read from its row. `lowest`, `highest`: the extreme finite values as written, in the unit of
    the question, None for stances. `claim_count`, `source_count`: of standing claims on the question, its
    parts and whether there are any. `out_of_step`: last figures of two houses that are for
    different days and far apart, the widest first; in each the one that the others are held against first.
    """

    kind: Kind
    reason: Reason | None
    severity: int
    witness: tuple[Id, ...]
    gap: Fraction | None
    lowest: Decimal | None
    highest: Decimal | None
    claim_count: int
    source_count: int
    out_of_step: tuple[tuple[Id, ...], ...] = ()
    finding: Finding | None = None

    @property
    def of_a_pair(self) -> bool:
        """Whether its kind is what the two witnesses are to each other by themselves, as `classify` finds it.

        Not of a sum, of last figures out of step, and of a part later than all of its wholes.
        """
        return self.kind is not Kind.OUT_OF_STEP and self.reason not in BEYOND_PAIRS

    def between(self, witness: Sequence[Assertion], world: World) -> Finding:
        """What the witnesses are to each other; of more than a pair, as much as a conflict keeps."""
        if self.of_a_pair:
            first, second = witness
            return classify(first, second, world)
        if self.finding is not None:
            return self.finding
        own = self.kind is Kind.SELF_CONTRADICTION
        dependence = Dependence.SAME_SOURCE if own else Dependence.UNKNOWN
        rule = "7" if self.kind is Kind.OUT_OF_STEP else "5"
        return Finding(self.kind, dependence, rule, self.reason, self.severity, self.gap)

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


def conflict_summary(
    question: Scope,
    episode: Episode,
    world: World,
    *,
    apart: Sequence[OutOfStep] | None = None,
    siblings: Sequence[Assertion] = (),
) -> ConflictSummary | None:
    """The summary of a question in an episode; None where nothing in it needs a person.

    `apart`: what is out of step on the whole question, of which that counts whose later figure stands in the
    episode; where it is None, what is among the episode's own claims. `siblings`: claims on shares disjoint
    from it, of the same base.
    Severity is the greatest weight of a finding; the kind the first in ORDER among those of that weight.
    """
    case = CaseClaims.of(question, episode, world)
    apart = _out_of_step(episode, out_of_step_among(question, case.held, world) if apart is None else apart)
    found = [*case.findings(siblings), *(Witnessed(pair.claims, pair.finding) for pair in apart)]
    if not found:
        return None
    telling = max(found, key=lambda each: each.place)
    kind, reason = kept_as(telling.finding)
    giving_values, counted = case.of_its_days(telling)
    lowest, highest = extremes(question, giving_values, world)
    return ConflictSummary(
        kind=kind,
        reason=reason,
        severity=telling.finding.weight,
        witness=tuple(claim.id for claim in telling.claims),
        gap=telling.finding.gap,
        lowest=lowest,
        highest=highest,
        claim_count=len(counted),
        source_count=len({world.graph.identity(claim.voice.source) for claim in counted}),
        out_of_step=tuple(tuple(claim.id for claim in pair.claims) for pair in apart),
        finding=telling.finding,
    )


def kept_as(finding: Finding) -> tuple[Kind, Reason | None]:
    """The kind that a conflict is of by a finding, and the reason that it keeps."""
    kind, reason = of_rank(rank_of(finding))
    return kind, finding.reason if finding.reason in BEYOND_PAIRS else reason


def _out_of_step(episode: Episode, apart: Iterable[OutOfStep]) -> tuple[OutOfStep, ...]:
    """Those whose later figure stands in the episode."""
    inside = {claim.id for claim in episode.assertions}
    return tuple(pair for pair in apart if pair.latest.id in inside)


def extremes(
    question: Scope, standing: Sequence[Assertion], world: World
) -> tuple[Decimal | None, Decimal | None]:
    """The smallest and the largest finite value of standing claims as written, in the question's unit.

    A part's values count only where they contradict the whole: otherwise they answer another question.
    """
    return extremes_of(question, answering(question, standing, world))


def extremes_of(question: Scope, standing: Iterable[Assertion]) -> tuple[Decimal | None, Decimal | None]:
    """The smallest and the largest finite value of these claims, in the question's unit.

    What is impossible, unread, filled in, denied by its own source or in another currency is no end.
    """
    values = [value for claim in standing if claim.gives_an_end for value in _values_in(question, claim)]
    return (min(values), max(values)) if values else (None, None)


def _values_in(question: Scope, assertion: Assertion) -> Iterator[Decimal]:
    source = assertion.question.unit
    for value in assertion.figure.values:
        same = source == question.unit
        yield value if same else decimal_of(convert(value, source, question.unit))


def relative_spread(assertions: Iterable[Assertion], summary: ConflictSummary) -> Fraction | None:
    """The spread relative to the larger by size (0 to 2); None where zero is a mere convention."""
    return None if any(claim.figure.interval_scale for claim in assertions) else summary.relative


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
