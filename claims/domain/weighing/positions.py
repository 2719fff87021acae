"""Positions: the maximal groups of claims that can all be true together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World, in_unit_of
from claims.domain.comparing.standing import standing
from claims.domain.comparing.witness import contradicting_parts
from claims.domain.figures.interval import Interval
from claims.domain.questions.scope import Scope
from claims.domain.weighing.grouping import Group, maximal_groups
from claims.domain.weighing.independent_count import Support, best_supported, raises_count
from claims.domain.weighing.two_systems import in_one_system
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Position:
    """Claims whose outer intervals share a point.

    `interval`: the points they share, in the question's unit. `assertions`: in the order they were recorded.
    `sources`: each once, in that order. `independent`: how many independent voices agree within it.
    """

    interval: Interval
    assertions: tuple[Assertion, ...]
    sources: tuple[Id, ...]
    independent: Support


def positions(question: Scope, assertions: Iterable[Assertion], world: World) -> tuple[Position, ...]:
    """The positions on a question, from the lowest up; the order in which claims come does not matter.

    A claim may stand in two positions. Bounds, vague and wide figures join every position they fit and found
    one only where they fit none. A claim on a part of the question stands among them only if it contradicts
    one on the whole.
    """
    return positions_of(question, standing_claims(question, assertions, world), world)


def positions_of(question: Scope, claims: Iterable[Assertion], world: World) -> tuple[Position, ...]:
    """The positions of claims that are known to stand on the question."""
    held = sorted(claims, key=_order)
    outers = in_one_system(held, [_outer(claim, question) for claim in held])
    founders = [i for i, claim in enumerate(held) if raises_count(claim)]
    joiners = [i for i, claim in enumerate(held) if not raises_count(claim)]
    groups = [_joined(group, joiners, outers) for group in _grouped(founders, outers)]
    placed = {i for group in groups for i in group.members}
    groups += _grouped([i for i in joiners if i not in placed], outers)
    found = [_position([held[i] for i in group.members], group.interval, world) for group in groups]
    return tuple(sorted(found, key=lambda p: (p.interval.low_key(), p.interval.high_key())))


def best_support(held: Iterable[Position]) -> Support:
    """The support of the best-supported of these positions: what the independent count of a case is."""
    return max((position.independent for position in held), key=lambda one: one.count, default=Support(0, ()))


def standing_claims(question: Scope, assertions: Iterable[Assertion], world: World) -> list[Assertion]:
    """The standing claims on the question itself, and those on its parts that contradict one of them.

    What is mute, or in another currency, answers nothing here.
    """
    known = [claim for claim in assertions if not claim.mute]
    return answering(question, standing(known, world.graph), world)


def answering(question: Scope, held: Iterable[Assertion], world: World) -> list[Assertion]:
    """The same, of claims that are known to stand."""
    known = [claim for claim in held if not claim.mute and claim.money == (claim.question.unit, None)]
    own = [claim for claim in known if claim.question.id == question.id]
    parts = [
        claim
        for claim in known
        if claim.question.id != question.id and question.id in world.relations.up(claim.question.id)
    ]
    return own + (contradicting_parts(question, [*own, *parts], world) if own and parts else [])


def _order(assertion: Assertion) -> tuple[object, str]:
    return assertion.recorded_order, str(assertion.id)


def _outer(assertion: Assertion, question: Scope) -> Interval:
    return in_unit_of(assertion, question).outer


def _grouped(indexes: Sequence[int], outers: Sequence[Interval]) -> list[Group]:
    found = maximal_groups([outers[i] for i in indexes])
    return [Group(tuple(indexes[i] for i in group.members), group.interval) for group in found]


def _joined(group: Group, joiners: Sequence[int], outers: Sequence[Interval]) -> Group:
    """The group with the bounds that hold in it, taken as recorded, as long as a point is left."""
    members, interval = list(group.members), group.interval
    for index in joiners:
        narrowed = interval.intersection(outers[index])
        if not narrowed.is_empty:
            members.append(index)
            interval = narrowed
    return Group(tuple(sorted(members)), interval)


def _position(assertions: Sequence[Assertion], interval: Interval, world: World) -> Position:
    sources = tuple(dict.fromkeys(world.graph.identity(claim.voice.source) for claim in assertions))
    return Position(interval, tuple(assertions), sources, best_supported(assertions, world))
