"""Out of step: last figures of two houses, for different days, so far apart that one may no longer stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import groupby
from math import ceil, lcm
from operator import itemgetter

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.factors import LEAST_OF_ALL, factor_out_of_step
from claims.domain.comparing.findings import Finding, Kind, weight_of
from claims.domain.comparing.house_series import HouseSeries, last_day, was_in_step
from claims.domain.comparing.last_figures import latest
from claims.domain.comparing.standing import standing
from claims.domain.questions.scope import Answer, Scope, Temporality
from sources.domain.independence import Dependence, Id, SourceGraph

_OTHERS = frozenset({Dependence.INDEPENDENT, Dependence.UNKNOWN, Dependence.CO_MEMBER})

House = frozenset[Id]


@dataclass(frozen=True, slots=True)
class OutOfStep:
    """One figure against others from which it is far apart, the furthest first.

    `factor`: between the nearest ends of the widest pair.
    """

    claim: Assertion
    against: tuple[Assertion, ...]
    factor: Fraction

    @property
    def claims(self) -> tuple[Assertion, ...]:
        """All of them, the shared one first."""
        return (self.claim, *self.against)

    @property
    def latest(self) -> Assertion:
        """The one for the latest day: it says in which episode they stand."""
        return max(self.claims, key=lambda claim: (last_day(claim), claim.said_key))

    @property
    def finding(self) -> Finding:
        """What they are to each other: nobody's fault, and for somebody to look at (weight 1)."""
        kind = Kind.OUT_OF_STEP
        return Finding(kind, Dependence.UNKNOWN, "7", weight=weight_of(kind, None, slight=False))


def out_of_step(question: Scope, claims: Iterable[Assertion], world: World) -> tuple[OutOfStep, ...]:
    """The last figures on a question that are out of step, the widest first; each house is shown once."""
    if not _has_last_figures(question):
        return ()
    own = [claim for claim in claims if claim.question.id == question.id and claim.speaks]
    return out_of_step_among(question, standing(own, world.graph), world)


def _has_last_figures(question: Scope) -> bool:
    signed = question.minimum is None and not question.additive
    timeless = question.temporality is Temporality.TIMELESS
    return question.answer is Answer.QUANTITY and not signed and not timeless


def out_of_step_among(question: Scope, held: Iterable[Assertion], world: World) -> tuple[OutOfStep, ...]:
    """The same, of claims that are known to stand."""
    if not _has_last_figures(question):
        return ()
    held = [claim for claim in held if claim.question.id == question.id and claim.speaks]
    house = cache(world.graph.house)
    last = latest(held, lambda claim: house(claim.voice.source), world.graph)
    said: dict[House, list[Assertion]] = defaultdict(list)
    for claim in held:
        said[house(claim.voice.source)].append(claim)
    ordered = sorted(last, key=lambda owner: (last_day(last[owner]), last[owner].said_key))
    houses = [_House(owner, last[owner], HouseSeries(said[owner])) for owner in ordered]
    return tuple(_entries(_Houses(houses, world), world.graph))


@dataclass(frozen=True, slots=True)
class _House:
    """A house with its last figure and all that it has said."""

    sources: House
    last: Assertion
    series: HouseSeries


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two houses by their places, the earlier first, whose last figures are so many times each other."""

    a: int
    b: int
    factor: Fraction

    def other(self, house: int) -> int:
        return self.b if self.a == house else self.a


class _Houses:
    """Houses in the order of their last figures, and which of these are out of step.

    What two are to each other is looked at when it is asked for: hundreds of houses make tens of thousands of
    pairs that are far apart, of which a few are shown.
    """

    def __init__(self, houses: Sequence[_House], world: World) -> None:
        self._houses, self._world = houses, world
        self._far = _far_apart([house.last for house in houses])
        self._beside: dict[int, list[int]] = defaultdict(list)
        for _, a, b in self._far:
            self._beside[a].append(b)
            self._beside[b].append(a)
        self._apart = cache(self._looked_at)

    def owners(self, place: int) -> House:
        """The sources that make up a house."""
        return self._houses[place].sources

    def last(self, place: int) -> Assertion:
        """Its last figure."""
        return self._houses[place].last

    def widest_first(self, but: Collection[int]) -> Iterator[_Apart]:
        """The pairs that are out of step, of none of these houses, which may grow more meanwhile."""
        for _, alike in groupby(sorted(self._far, key=itemgetter(0), reverse=True), key=itemgetter(0)):
            yield from self._out_of_step(((a, b) for _, a, b in alike), but)

    def beside(self, house: int, but: Collection[int]) -> list[_Apart]:
        """The pairs of one house with others than these, the widest first."""
        others = self._beside[house]
        return list(self._out_of_step(((min(house, o), max(house, o)) for o in others), but))

    def _out_of_step(self, pairs: Iterable[tuple[int, int]], but: Collection[int]) -> Iterator[_Apart]:
        looked_at = (self._apart(a, b) for a, b in pairs if a not in but and b not in but)
        found = [pair for pair in looked_at if pair is not None]
        found.sort(key=lambda pair: (-pair.factor, str(self.last(pair.a).id), str(self.last(pair.b).id)))
        return (pair for pair in found if pair.a not in but and pair.b not in but)

    def _looked_at(self, a: int, b: int) -> _Apart | None:
        """The two, the earlier first, if they are out of step."""
        earlier, later = self._houses[a], self._houses[b]
        factor = factor_out_of_step(earlier.last, later.last)
        if factor is None or was_in_step(earlier.series, later.series, earlier.last, later.last):
            return None
        if self._world.dependence(earlier.last, later.last) not in _OTHERS:
            return None
        return None if classify(earlier.last, later.last, self._world).weight else _Apart(a, b, factor)


def _far_apart(claims: Sequence[Assertion]) -> list[tuple[float, int, int]]:
    """The pairs of claims of which one is so many times the other that they may be out of step: how many
    times, about, and their places."""
    outers = [claim.figure.outer if claim.figure.gives_an_end else None for claim in claims]
    known = [end for outer in outers if outer for end in (outer.low, outer.high) if end is not None]
    scale = lcm(*(end.denominator for end in known))
    lows, highs = [], []
    for place, outer in enumerate(outers):
        if outer is not None and outer.low is not None:
            lows.append((place, int(outer.low * scale)))
        if outer is not None and outer.high is not None and outer.high > 0:
            highs.append((place, int(outer.high * scale)))
    found: list[tuple[float, int, int]] = []
    for below, high in highs:
        least = ceil(LEAST_OF_ALL * high)
        far = ((above, low) for above, low in lows if low >= least)
        found += [(low / high, min(above, below), max(above, below)) for above, low in far]
    return found


def _entries(houses: _Houses, graph: SourceGraph) -> Iterator[OutOfStep]:
    """Pairs that share a figure as one entry, the widest first; a house that was shown is not shown again.

    A joint source is no second house beside one of its members.
    """
    shown: set[int] = set()
    for widest in houses.widest_first(shown):
        of_a, of_b = (houses.beside(house, shown) for house in (widest.a, widest.b))
        shared, mine = (widest.b, of_b) if len(of_b) > len(of_a) else (widest.a, of_a)
        owners = [houses.owners(pair.other(shared)) for pair in mine]
        alone = [
            pair
            for pair, owner in zip(mine, owners, strict=True)
            if not _speaks_beside_member(owner, owners, graph)
        ]
        against = tuple(houses.last(pair.other(shared)) for pair in alone)
        yield OutOfStep(houses.last(shared), against, alone[0].factor)
        shown |= {shared, *(pair.other(shared) for pair in mine)}


def _speaks_beside_member(house: House, others: Iterable[House], graph: SourceGraph) -> bool:
    """Whether it is a joint source, and one of the others is a house of its members."""
    united = frozenset().union(*(graph.represented(joint) for joint in house if graph.members_of(joint)))
    return bool(united) and any(other != house and not other.isdisjoint(united) for other in others)
