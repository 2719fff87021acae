"""The days for which figures on several questions can be held together, and who says what for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.domain.comparing.assertion import Assertion
from claims.domain.questions.scope import Temporality
from sources.domain.independence import Id, SourceGraph


@dataclass(frozen=True, slots=True)
class HeldMoment:
    """What holds at one time: `wholes` on the question itself, `others` beside them, one of a source each."""

    wholes: tuple[Assertion, ...]
    others: tuple[Assertion, ...]


def moments(
    wholes: Sequence[Assertion], others: Sequence[Assertion], temporality: Temporality, graph: SourceGraph
) -> Iterator[HeldMoment]:
    """Each time of a whole with the sources' last figures for it.

    Levels: each day on which one begins; periods: the equal ones; totals: each last day of a whole, and of
    the others each source's last figure up to then; timeless: once.
    """
    if not wholes or not others:
        return
    if temporality is Temporality.CUMULATIVE:
        yield from _totals(wholes, others, graph)
    elif temporality is Temporality.STOCK:
        yield from _levels(wholes, others, graph)
    else:
        yield from _alike(wholes, others, temporality, graph)


def _last(claims: Iterable[Assertion], graph: SourceGraph) -> tuple[Assertion, ...]:
    """Of each source the claim on each question that it said last."""
    found: dict[tuple[Id, Id], Assertion] = {}
    for claim in sorted(claims, key=lambda each: each.said_key):
        found[graph.identity(claim.voice.source), claim.question.id] = claim
    return tuple(found.values())


def _alike(
    wholes: Sequence[Assertion], others: Sequence[Assertion], temporality: Temporality, graph: SourceGraph
) -> Iterator[HeldMoment]:
    """Periods that are equal; what is timeless all at once."""
    groups: dict[object, tuple[list[Assertion], list[Assertion]]] = defaultdict(lambda: ([], []))
    for place, claims in enumerate((wholes, others)):
        for claim in claims:
            if temporality is Temporality.TIMELESS or claim.as_of is not None:
                groups[None if temporality is Temporality.TIMELESS else claim.as_of][place].append(claim)
    for for_it, beside in groups.values():
        if for_it and beside:
            yield HeldMoment(_last(for_it, graph), _last(beside, graph))


def _levels(
    wholes: Sequence[Assertion], others: Sequence[Assertion], graph: SourceGraph
) -> Iterator[HeldMoment]:
    """Each day on which a level begins that a whole and others share."""
    begun: dict[date, list[tuple[int, Assertion]]] = defaultdict(list)
    for place, claims in enumerate((wholes, others)):
        for claim in claims:
            if claim.as_of is not None:
                begun[claim.as_of.first].append((place, claim))
    held: list[tuple[int, Assertion]] = []
    for day in sorted(begun):
        held = [pair for pair in held if pair[1].as_of is not None and pair[1].as_of.end >= day] + begun[day]
        for_it = [claim for place, claim in held if place == 0]
        beside = [claim for place, claim in held if place == 1]
        if for_it and beside:
            yield HeldMoment(_last(for_it, graph), _last(beside, graph))


def _totals(
    wholes: Sequence[Assertion], others: Sequence[Assertion], graph: SourceGraph
) -> Iterator[HeldMoment]:
    """Each last day of a whole, with the last figures of the others up to then."""
    by_end: dict[date, tuple[list[Assertion], list[Assertion]]] = defaultdict(lambda: ([], []))
    for place, claims in enumerate((wholes, others)):
        for claim in claims:
            if claim.as_of is not None:
                by_end[claim.as_of.end][place].append(claim)
    last: dict[tuple[Id, Id], Assertion] = {}
    for end in sorted(by_end):
        for_it, beside = by_end[end]
        for claim in sorted(beside, key=lambda each: each.said_key):
            last[graph.identity(claim.voice.source), claim.question.id] = claim
        if for_it and last:
            yield HeldMoment(_last(for_it, graph), tuple(last.values()))
