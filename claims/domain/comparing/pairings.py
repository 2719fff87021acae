"""Pairs of claims that a case is about, and which of two pairs tells more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.standing import replaced
from claims.domain.questions.scope import COMPARED, Scope, Temporality

SEVEREST = 3

ORDER: tuple[tuple[Kind, Reason | None], ...] = (
    (Kind.CONTRADICTION, Reason.EXISTENCE),
    (Kind.CONTRADICTION, Reason.STANCE),
    (Kind.CONTRADICTION, Reason.PART_EXCEEDS_WHOLE),
    (Kind.CONTRADICTION, Reason.PARTS_EXCEED_WHOLE),
    (Kind.CONTRADICTION, Reason.PARTS_FALL_SHORT),
    (Kind.CONTRADICTION, Reason.VALUE),
    (Kind.CONTRADICTION, Reason.LATER_TOTAL_LOWER),
    (Kind.INTERNAL_DISSENT, None),
    (Kind.SELF_CONTRADICTION, None),
    (Kind.REVISION, None),
    (Kind.RELAY_DISCREPANCY, None),
    (Kind.ATTRIBUTION_CONFLICT, None),
    (Kind.SCOPE_DIFFERENCE, None),
    (Kind.PRECISION_DIFFERENCE, None),
    (Kind.OUT_OF_STEP, None),
    (Kind.UNDERSPECIFIED, None),
)
"""What a conflict is of: the first of these among its findings of the greatest weight."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two claims of a case and what they are to each other."""

    a: Assertion
    b: Assertion
    finding: Finding


def pairings(question: Scope, assertions: Sequence[Assertion], world: World) -> Iterator[Pairing]:
    """Every pair that the case of this question is about: at least one of the two answers it itself.

    Two claims on one part, or on two parts, belong to the cases of those.
    """
    for a, b in combinations(sorted(assertions, key=recorded), 2):
        found = paired(question, a, b, world)
        if found is not None:
            yield found


def standing_pairings(question: Scope, assertions: Sequence[Assertion], world: World) -> Iterator[Pairing]:
    """Those of standing claims, and each replaced one with what replaced it."""
    gone = replaced([claim for claim in assertions if not claim.mute], world.graph)
    for pair in pairings(question, assertions, world):
        both = {pair.a.id, pair.b.id}
        revised = any(gone[claim].id in both for claim in both & gone.keys())
        if revised or not both & gone.keys():
            yield pair


def paired(question: Scope, a: Assertion, b: Assertion, world: World) -> Pairing | None:
    """The two, if the conflict of this question is about them."""
    if question.id not in {a.question.id, b.question.id}:
        return None
    other = b if a.question.id == question.id else a
    if world.relations.of(other.question.id, question.id) not in COMPARED:
        return None
    first, second = (b, a) if _recorded_later(a, b) else (a, b)
    return Pairing(first, second, classify(first, second, world))


def _recorded_later(a: Assertion, b: Assertion) -> bool:
    if a.recorded_order == b.recorded_order:
        return str(b.id) < str(a.id)
    return bool(b.recorded_order < a.recorded_order)


def at_one_time(question: Scope, a: Assertion, b: Assertion) -> bool:
    """Whether a person may have to look at the two: levels and periods of other days are never in dispute.

    Running totals are compared across days, and what is timeless always; so is what has no day.
    """
    if question.temporality in {Temporality.CUMULATIVE, Temporality.TIMELESS}:
        return True
    return a.as_of is None or b.as_of is None or a.as_of.shares_a_day(b.as_of)


def recorded(assertion: Assertion) -> tuple[Any, str]:
    """Sorts claims in the order they were recorded."""
    return assertion.recorded_order, str(assertion.id)


def rank_of(finding: Finding) -> int:
    """Its place among all that a conflict can be of, the greatest weight first: the lower, the worse."""
    reason = finding.reason if finding.kind is Kind.CONTRADICTION else None
    return ranked(ORDER.index((finding.kind, reason)), finding.weight)


def ranked(place: int, weight: int) -> int:
    """The rank of a place in ORDER at a weight."""
    return (SEVEREST - weight) * len(ORDER) + place


def of_rank(rank: int) -> tuple[Kind, Reason | None]:
    """The kind of a rank, and of a contradiction its reason."""
    return ORDER[rank % len(ORDER)]


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What some claims of a conflict are to each other, and which; of a sum the whole comes first."""

    claims: tuple[Assertion, ...]
    finding: Finding

    @classmethod
    def by_pair(cls, pairing: Pairing) -> "Witnessed":
        """That of two claims."""
        return cls((pairing.a, pairing.b), pairing.finding)

    @property
    def place(self) -> tuple[object, ...]:
        """Sorts what a conflict may be of: the worst last, then the furthest apart, then the newest."""
        gap = self.finding.gap
        said = sorted((claim.said_key for claim in self.claims), reverse=True)
        return (-rank_of(self.finding), -1 if gap is None else gap, *said)


def tells_most(pairing: Pairing) -> tuple[object, ...]:
    """Orders pairs of one kind: the furthest apart last, of equals the one with the newest claim."""
    gap = pairing.finding.gap
    older, newer = sorted((pairing.a.said_key, pairing.b.said_key))
    return (-1 if gap is None else gap), newer, older
