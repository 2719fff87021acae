"""Out of step: last figures of two houses, for different days, so far apart that one may no longer stand."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, cached_property

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Finding, Kind, weight_of
from claims.domain.comparing.last_figures import latest
from claims.domain.comparing.standing import standing
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer, Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import Dependence, Id, SourceGraph

_OTHERS = frozenset({Dependence.INDEPENDENT, Dependence.UNKNOWN, Dependence.CO_MEMBER})

_LEVEL_FACTORS = sorted(POLICY.level_factors.items())

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
        return max(self.claims, key=lambda claim: (_end(claim), claim.said_key))

    @property
    def finding(self) -> Finding:
        """What they are to each other: nobody's fault, and for somebody to look at (weight 1)."""
        kind = Kind.OUT_OF_STEP
        return Finding(kind, Dependence.UNKNOWN, "7", weight=weight_of(kind, None, slight=False))


@dataclass(frozen=True, slots=True)
class _Apart:
    a: House
    b: House
    factor: Fraction


def out_of_step(question: Scope, claims: Iterable[Assertion], world: World) -> tuple[OutOfStep, ...]:
    """The last figures on a question that are out of step, the widest first; each house is shown once."""
    signed = question.minimum is None and not question.additive
    if question.answer is not Answer.QUANTITY or signed or question.temporality is Temporality.TIMELESS:
        return ()
    own = [claim for claim in claims if claim.question.id == question.id and claim.speaks]
    held = standing(own, world.graph)
    house = cache(world.graph.house)
    last = latest(held, lambda claim: house(claim.voice.source), world.graph)
    spoken: dict[House, list[Assertion]] = {owner: [] for owner in last}
    for claim in held:
        spoken.setdefault(house(claim.voice.source), []).append(claim)
    series = {owner: _Series(said) for owner, said in spoken.items()}
    return tuple(_entries(list(_pairs(last, series, world)), last, world.graph))


class _Series:
    """What a house has said, in the orders in which it is held against each other house."""

    def __init__(self, claims: Sequence[Assertion]) -> None:
        self.claims = claims

    @cached_property
    def by_time(self) -> dict[tuple[date, date], Assertion]:
        """The claims by what they are for, last day first; of one time the one said last."""
        found: dict[tuple[date, date], Assertion] = {}
        for claim in sorted(self.claims, key=lambda each: each.said_key):
            if claim.as_of is not None:
                total = claim.question.temporality is Temporality.CUMULATIVE
                found[claim.as_of.end, claim.as_of.end if total else claim.as_of.first] = claim
        return found

    @cached_property
    def covering(self) -> tuple[list[date], list[Assertion]]:
        """The last days of the claims in order; for each, of those that end no sooner the one begun first."""
        ordered = sorted((claim for claim in self.claims if claim.as_of is not None), key=_end)
        begun_first: list[Assertion] = []
        for claim in reversed(ordered):
            before = begun_first[-1] if begun_first else claim
            begun_first.append(min(claim, before, key=_first))
        return [_end(claim) for claim in ordered], begun_first[::-1]


def _pairs(last: dict[House, Assertion], spoken: dict[House, _Series], world: World) -> Iterator[_Apart]:
    houses = sorted(last, key=lambda house: (_end(last[house]), last[house].said_key))
    for place, b in enumerate(houses):
        for a in houses[:place]:
            factor = _factor_out_of_step(last[a], last[b])
            if factor is None or world.dependence(last[a], last[b]) not in _OTHERS:
                continue
            weighty = classify(last[a], last[b], world).weight
            if not weighty and not _was_in_step(spoken[a], spoken[b], last[a], last[b]):
                yield _Apart(a, b, factor)


def _end(claim: Assertion) -> date:
    return date.min if claim.as_of is None else claim.as_of.end


def _factor_out_of_step(earlier: Assertion, later: Assertion) -> Fraction | None:
    """The factor between two figures of different days where it is too large for their distance in time."""
    least = _least(earlier, later)
    factor = None if least is None else factor_between(earlier, later)
    return factor if factor is not None and least is not None and factor >= least else None


def factor_between(a: Assertion, b: Assertion) -> Fraction | None:
    """How many times the nearer end of the larger figure is that of the smaller; None where they meet.

    A denial, 0, and scales whose zero is a convention have none.
    """
    if a.figure.interval_scale or not (a.figure.gives_an_end and b.figure.gives_an_end) or a.money != b.money:
        return None
    below, above = a.figure.outer, b.figure.outer
    if not below.below(above):
        below, above = above, below
        if not below.below(above):
            return None
    if below.high is None or above.low is None or below.high <= 0:
        return None
    return above.low / below.high


def _least(earlier: Assertion, later: Assertion) -> Fraction | None:
    """The factor from which two figures are out of step; None where their days are no such matter."""
    a, b = earlier.as_of, later.as_of
    if a is None or b is None:
        return None
    temporality = earlier.question.temporality
    if temporality is Temporality.CUMULATIVE:
        risen = a.end < b.end and earlier.figure.outer.below(later.figure.outer)
        return POLICY.total_factor if risen else None
    if a.end >= b.first:
        return None
    if temporality is Temporality.FLOW:
        return _least_of_periods(a, b)
    days = (b.first - a.end).days
    return next((factor for most, factor in _LEVEL_FACTORS if days <= most), None)


def _least_of_periods(a: DayRange, b: DayRange) -> Fraction | None:
    """Of periods that follow each other and are of one length (calendar months, quarters and years are)."""
    if b.first != a.end + timedelta(days=1) or a.start is None:
        return None
    lengths = [(period.end - period.first).days + 1 for period in (a, b)]
    months = [_months(period) for period in (a, b)]
    if lengths[0] != lengths[1] and (None in months or months[0] != months[1]):
        return None
    return POLICY.long_period_factor if min(lengths) >= POLICY.long_period else POLICY.short_period_factor


def _months(period: DayRange) -> int | None:
    """How many whole calendar months it is; None where it is none."""
    last_day = monthrange(period.end.year, period.end.month)[1]
    if period.start is None or period.start.day != 1 or period.end.day != last_day:
        return None
    return (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1


def _was_in_step(a: _Series, b: _Series, last_a: Assertion, last_b: Assertion) -> bool:
    """Whether on the last day for which both spoke they were in step: then one of them has merely stopped."""
    both = _last_together(a, b)
    if both is None:
        return False
    factor, least = factor_between(*both), _least(last_a, last_b)
    return factor is None or least is None or factor < least


def _last_together(a: _Series, b: _Series) -> tuple[Assertion, Assertion] | None:
    """A claim of each for the last time that both have one for; of several those said last."""
    if a.claims[0].question.temporality is not Temporality.STOCK:
        shared = max(a.by_time.keys() & b.by_time.keys(), default=None)
        return None if shared is None else (a.by_time[shared], b.by_time[shared])
    shared_days = [*_covered(a, b), *((day, first, second) for day, second, first in _covered(b, a))]
    last = max(shared_days, key=lambda each: (each[0], each[1].said_key, each[2].said_key), default=None)
    return None if last is None else last[1:]


def _covered(claims: _Series, others: _Series) -> Iterator[tuple[date, Assertion, Assertion]]:
    """The claims whose last day one of the others covers: the day, the claim, the other that began first."""
    ends, begun_first = others.covering
    for claim in claims.claims:
        place = bisect_left(ends, _end(claim))
        if claim.as_of is not None and place < len(ends) and _first(begun_first[place]) <= _end(claim):
            yield claim.as_of.end, claim, begun_first[place]


def _first(claim: Assertion) -> date:
    return date.max if claim.as_of is None else claim.as_of.first


def _entries(pairs: list[_Apart], last: dict[House, Assertion], graph: SourceGraph) -> Iterator[OutOfStep]:
    """Pairs that share a figure as one entry, the widest first; a house that was shown is not shown again.

    A joint source is no second house beside one of its members.
    """
    left = sorted(pairs, key=lambda pair: (-pair.factor, str(last[pair.a].id), str(last[pair.b].id)))
    while left:
        widest = left[0]
        counts = {house: sum(house in (p.a, p.b) for p in left) for house in (widest.a, widest.b)}
        shared = widest.b if counts[widest.b] > counts[widest.a] else widest.a
        mine = [pair for pair in left if shared in (pair.a, pair.b)]
        partners = [pair.b if pair.a == shared else pair.a for pair in mine]
        alone = [house for house in partners if not _speaks_beside_member(house, partners, graph)]
        factor = max(pair.factor for pair in mine if pair.a in alone or pair.b in alone)
        yield OutOfStep(last[shared], tuple(last[house] for house in alone), factor)
        shown = {shared, *partners}
        left = [pair for pair in left if pair.a not in shown and pair.b not in shown]


def _speaks_beside_member(house: House, others: Iterable[House], graph: SourceGraph) -> bool:
    """Whether it is a joint source, and one of the others is a house of its members."""
    united = frozenset().union(*(graph.represented(joint) for joint in house if graph.members_of(joint)))
    return any(other != house and not other.isdisjoint(united) for other in others)
