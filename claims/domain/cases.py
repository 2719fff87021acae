"""The case that a person closes: one per question and episode, not one per pair."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, islice
from typing import Any

from claims.domain.assertion import Assertion
from claims.domain.classify import classify
from claims.domain.comparison import World
from claims.domain.episodes import Episode
from claims.domain.findings import Finding, Kind, Reason
from claims.domain.interpret import decimal_of
from claims.domain.policy import POLICY
from claims.domain.positions import positions, standing_claims
from claims.domain.scope import COMPARED, Scope, Temporality
from claims.domain.units import convert
from sources.domain.independence import Id

ORDER: tuple[tuple[Kind, Reason | None], ...] = (
    (Kind.CONTRADICTION, Reason.EXISTENCE),
    (Kind.CONTRADICTION, Reason.STANCE),
    (Kind.CONTRADICTION, Reason.PART_EXCEEDS_WHOLE),
    (Kind.CONTRADICTION, Reason.CUMULATIVE_FELL),
    (Kind.CONTRADICTION, Reason.VALUE),
    (Kind.INTERNAL_DISSENT, None),
    (Kind.SELF_CONTRADICTION, None),
    (Kind.REVISION, None),
    (Kind.RELAY_DISCREPANCY, None),
    (Kind.ATTRIBUTION_CONFLICT, None),
    (Kind.SCOPE_DIFFERENCE, None),
    (Kind.PRECISION_DIFFERENCE, None),
    (Kind.UNDERSPECIFIED, None),
)
"""What a case is of: the first of these that two of its claims make."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is kept of one question's disagreement in one episode.

    `witness`: two claims that make the kind, those furthest apart, else the newest. `gap`: their distance,
    the largest among pairs of that kind. `lowest`, `highest`: the extreme finite values as written, in the
    question's unit; `spread` their difference, `relative_spread` of the larger. They are None for stances,
    and `relative_spread` for dates and temperatures. `independent_count`: of the best-supported position.
    """

    kind: Kind
    reason: Reason | None
    severity: int
    witness: tuple[Id, Id]
    finding: Finding
    gap: Fraction | None
    lowest: Decimal | None
    highest: Decimal | None
    spread: Decimal | None
    relative_spread: Fraction | None
    independent_count: int
    exact: bool
    claim_count: int
    source_count: int


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
    return _pairings(question, combinations(sorted(assertions, key=_recorded), 2), world)


def _pairings(
    question: Scope, pairs: Iterable[tuple[Assertion, Assertion]], world: World
) -> Iterator[Pairing]:
    for a, b in pairs:
        if question.id not in {a.question.id, b.question.id}:
            continue
        if world.relations.of(a.question.id, b.question.id) in COMPARED:
            yield Pairing(a, b, classify(a, b, world))


def _recorded(assertion: Assertion) -> tuple[Any, str]:
    return assertion.recorded_order, str(assertion.id)


def _at_one_time(question: Scope, episode: Episode) -> Iterator[tuple[Assertion, Assertion]]:
    """The pairs of an episode that a person may have to look at; those that need nobody may be missing.

    Levels and periods of other days are never in dispute: only claims that share a day, or have none, are
    paired. Running totals are compared across days, and what is timeless always.
    """
    claims = sorted(episode.assertions, key=_recorded)
    if question.temporality in {Temporality.CUMULATIVE, Temporality.TIMELESS}:
        yield from combinations(claims, 2)
        return
    undated = [each for each in claims if each.as_of is None]
    yield from combinations(undated, 2)
    dated = sorted(
        ((each.as_of, each) for each in claims if each.as_of is not None), key=lambda d: d[0].first
    )
    for index, (days, a) in enumerate(dated):
        yield from ((a, b) for b in undated)
        for later, b in islice(dated, index + 1, None):
            if later.first > days.end:
                break
            yield a, b


def case(question: Scope, episode: Episode, world: World) -> Case | None:
    """The case of a question in an episode; None where nothing in it needs a person."""
    needing = [p for p in _pairings(question, _at_one_time(question, episode), world) if p.finding.weight]
    if not needing:
        return None
    rank = min(_rank(pairing.finding) for pairing in needing)
    of_kind = [pairing for pairing in needing if _rank(pairing.finding) == rank]
    witness = max(of_kind, key=_tells_most)
    first, second = sorted((witness.a, witness.b), key=_recorded)
    kind, reason = ORDER[rank]
    lowest, highest = extremes(question, episode.assertions, world)
    spread = None if lowest is None or highest is None else highest - lowest
    held = positions(question, episode.assertions, world)
    best = max((position.independent for position in held), key=lambda s: s.count)
    return Case(
        kind,
        reason,
        max(pairing.finding.weight for pairing in of_kind),
        (first.id, second.id),
        witness.finding,
        witness.finding.gap,
        lowest,
        highest,
        spread,
        relative_spread(episode.assertions, lowest, highest),
        best.count,
        best.exact,
        len(episode.assertions),
        len({each.voice.source for each in episode.assertions}),
    )


def _tells_most(pairing: Pairing) -> tuple[object, ...]:
    """Orders pairs of one kind: the furthest apart last, of equals the one with the newest claim."""
    gap = pairing.finding.gap
    older, newer = sorted((pairing.a.said_key, pairing.b.said_key))
    return (-1 if gap is None else gap), newer, older


def _rank(finding: Finding) -> int:
    reason = finding.reason if finding.kind is Kind.CONTRADICTION else None
    return ORDER.index((finding.kind, reason))


def extremes(
    question: Scope, assertions: Sequence[Assertion], world: World
) -> tuple[Decimal | None, Decimal | None]:
    """The smallest and the largest finite value as written, in the question's unit.

    A part's values count only where they contradict the whole: otherwise they answer another question.
    """
    values = [
        value for each in standing_claims(question, assertions, world) for value in _values_in(question, each)
    ]
    return (min(values), max(values)) if values else (None, None)


def _values_in(question: Scope, assertion: Assertion) -> Iterator[Decimal]:
    source = assertion.question.unit
    for value in assertion.figure.values:
        same = source == question.unit
        yield value if same else decimal_of(convert(value, source, question.unit))


def relative_spread(
    assertions: Sequence[Assertion], lowest: Decimal | None, highest: Decimal | None
) -> Fraction | None:
    """The spread relative to the larger by size (0 to 2); None where zero is a mere convention."""
    if lowest is None or highest is None or any(each.figure.interval_scale for each in assertions):
        return None
    larger = max(abs(lowest), abs(highest))
    return Fraction(highest - lowest) / Fraction(larger) if larger else Fraction(0)


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
