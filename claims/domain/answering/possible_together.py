"""Whether figures for a whole and for its parts can all be true."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World, in_unit_of
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.sentences import Teller, shown
from claims.domain.questions.scope import Relation, Scope
from claims.domain.saying import say
from sources.domain.independence import Id


def why_not_together(
    question: Scope, own: Sequence[Assertion], parts: Sequence[Assertion], world: World, tell: Teller
) -> str | None:
    """Why the claims on a question and on its parts can't all be true; None where they can."""
    for a, b in combinations((*parts, *own), 2):
        finding = classify(a, b, world)
        if finding.kind is not Kind.CONTRADICTION:
            continue
        if a.question.id != b.question.id and b.question.id == question.id:
            return say("the part that {name} gives exceeds the whole", name=tell.name(a))
        return say("{name} and {other} contradict each other", name=tell.name(a), other=tell.name(b))
    return _sum_exceeds(question, own, parts, world)


def _sum_exceeds(
    question: Scope, own: Sequence[Assertion], parts: Sequence[Assertion], world: World
) -> str | None:
    """That disjoint parts, each at its lowest, make more than the whole at its highest."""
    tops = [claim.figure.outer.high for claim in own]
    if not question.additive or not tops or None in tops:
        return None
    whole = max(top for top in tops if top is not None)
    lows = _lowest(question, parts)
    chosen = _disjoint(lows, world)
    if len(chosen) > 1 and sum(lows[part] for part in chosen) > whole:
        least = shown(sum((lows[part] for part in chosen), Fraction(0)))
        return say("the parts together make at least {number}, more than the whole", number=least)
    return None


def _lowest(question: Scope, parts: Sequence[Assertion]) -> dict[Id, Fraction]:
    """Of each part the lowest that any of its claims leaves possible, in the whole's unit."""
    found: dict[Id, Fraction] = {}
    for claim in parts:
        low = in_unit_of(claim, question).outer.low or Fraction(0)
        found[claim.question.id] = min(low, found.get(claim.question.id, low))
    return found


def _disjoint(lows: dict[Id, Fraction], world: World) -> list[Id]:
    """Parts that are pairwise disjoint, the largest first."""
    chosen: list[Id] = []
    for part in sorted(lows, key=lambda each: (-lows[each], str(each))):
        if all(world.relations.of(part, other) is Relation.DISJOINT for other in chosen):
            chosen.append(part)
    return chosen
