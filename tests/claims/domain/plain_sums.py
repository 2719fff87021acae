"""Sums the plain way: each set of parts and each set of periods is tried, and the rules are asked nothing.

What the code finds by trees and by the ends of periods is held against this. Where several sets make the same
sum, that one is taken which the code promises: a part before its own parts, the larger part, periods that end
earlier.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from claims.domain import Answer, Assertion, QuoteKind, Scope, Temporality, World
from claims.domain.comparing.comparison import in_unit_of
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.pairings import Witnessed
from claims.domain.figures.units import unit
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Relation
from claims.domain.questions.times import DayRange
from sources.domain.independence import Dependence, Id

Claims = Sequence[Assertion]
Sum = tuple[Fraction, tuple[Assertion, ...]]


def plain_sums(question: Scope, held: Claims, world: World) -> list[Witnessed]:
    """What parts of one time make together against their whole."""
    found = []
    for wholes, parts in _moments(question, held, world):
        for source in dict.fromkeys(_source(claim, world) for claim in wholes):
            own = [claim for claim in wholes if _source(claim, world) == source]
            its = [claim for claim in parts if _source(claim, world) == source]
            if len(its) > 1:
                found += [_self_contradiction(*wrong) for wrong in _of_one_moment(question, own, its, world)]
        across = _of_one_moment(question, wholes, parts, world)
        found += [_contradiction(question, *wrong) for wrong in across if _of_several(wrong[1], world)]
    return found


def plain_sums_of_periods(question: Scope, held: Claims, world: World) -> list[Witnessed]:
    """What shorter periods make together against a longer one that holds them."""
    if question.temporality is not Temporality.FLOW or not question.additive:
        return []
    dated = [c for c in _addable(question, held, world) if c.as_of is not None and c.as_of.start]
    own = [claim for claim in dated if claim.question.id == question.id]
    found = []
    for period in sorted({claim.as_of for claim in own if claim.as_of}, key=lambda d: (d.first, d.end)):
        inside = [c for c in dated if c.as_of and c.as_of != period and period.covers(c.as_of)]
        days = (period.end - period.first).days + 1
        if len({claim.as_of for claim in inside}) < 2 or 0 < question.per_days < days:
            continue
        wholes = [claim for claim in own if claim.as_of == period]
        for source in dict.fromkeys(_source(claim, world) for claim in wholes):
            mine = [claim for claim in wholes if _source(claim, world) == source]
            its = [claim for claim in inside if _source(claim, world) == source]
            found += [_self_contradiction(*wrong) for wrong in _of_one_period(question, mine, its, world)]
        across = _of_one_period(question, wholes, inside, world)
        found += [_contradiction(question, *wrong) for wrong in across if _of_several(wrong[1], world)]
    return found


_Wrong = tuple[Reason, tuple[Assertion, ...], Fraction, Fraction]


def _of_one_moment(question: Scope, wholes: Claims, parts: Claims, world: World) -> Iterator[_Wrong]:
    highest = max(wholes, key=lambda claim: _no_end_last(_high(claim, question)))
    limit, (total, summed) = _high(highest, question), _most(question.id, parts, question, world)
    if limit is not None and total > limit and len(summed) > 1:
        yield Reason.PARTS_EXCEED_WHOLE, (highest, *summed), limit, total
    direct = _children(question.id, world)
    named = {claim.question.id for claim in parts}
    if question.id in world.relations.exhaustive and len(direct) > 1 and named.issuperset(direct):
        most = [
            max(
                (claim for claim in parts if claim.question.id == part),
                key=lambda claim: _no_end_last(_high(claim, question)),
            )
            for part in direct
        ]
        ends = [_high(claim, question) for claim in most]
        lowest = min(wholes, key=lambda claim: _low(claim, question))
        if None not in ends:
            reached = sum((end for end in ends if end is not None), Fraction(0))
            if reached < _low(lowest, question):
                yield Reason.PARTS_FALL_SHORT, (lowest, *most), reached, _low(lowest, question)


def _of_one_period(question: Scope, wholes: Claims, inside: Claims, world: World) -> Iterator[_Wrong]:
    highest = max(wholes, key=lambda claim: _no_end_last(_high(claim, question)))
    limit, (total, summed) = _high(highest, question), _most_periods(question, inside, world)
    if limit is not None and total > limit and len({claim.as_of for claim in summed}) > 1:
        yield Reason.PARTS_EXCEED_WHOLE, (highest, *summed), limit, total
    lowest = min(wholes, key=lambda claim: _low(claim, question))
    filled = _least_filling(question, lowest.as_of, inside) if lowest.as_of else None
    if filled is not None and filled[0] < _low(lowest, question):
        yield Reason.PARTS_FALL_SHORT, (lowest, *filled[1]), filled[0], _low(lowest, question)


def _most_periods(question: Scope, inside: Claims, world: World) -> Sum:
    """The most that periods of which no two share a day make, of all sets of them."""
    periods = sorted({c.as_of for c in inside if c.as_of}, key=lambda days: (days.end, days.first))
    worth = {days: _amount(question, [c for c in inside if c.as_of == days], world) for days in periods}
    best: Sum = (Fraction(0), ())
    best_taken: tuple[bool, ...] = ()
    for taken in _sets_apart([days for days in periods if worth[days][0] > 0]):
        total = sum((worth[days][0] for days in taken), Fraction(0))
        late_first = tuple(days in taken for days in reversed(periods))
        if total > best[0] or (total == best[0] and late_first < best_taken):
            best = total, tuple(claim for days in taken for claim in worth[days][1])
            best_taken = late_first
    return best


def _sets_apart(periods: Sequence[DayRange]) -> Iterator[tuple[DayRange, ...]]:
    """Every set of them in which no two share a day."""
    if not periods:
        yield ()
        return
    *others, last = periods
    yield from _sets_apart(others)
    for taken in _sets_apart([days for days in others if not days.shares_a_day(last)]):
        yield (*taken, last)


def _least_filling(question: Scope, whole: DayRange, inside: Claims) -> Sum | None:
    """The least that periods make which follow each other through all days of the whole."""
    own = [c for c in inside if c.question.id == question.id]
    highest: dict[DayRange, tuple[Fraction, Assertion]] = {}
    for days in {claim.as_of for claim in own if claim.as_of}:
        said = [claim for claim in own if claim.as_of == days]
        most = max(said, key=lambda claim: _no_end_last(_high(claim, question)))
        high = _high(most, question)
        if high is not None:
            highest[days] = high, most
    ways = list(_ways(whole, [], sorted(highest, key=lambda days: (days.first, days.end))))
    if not ways:
        return None

    def order(way: Sequence[DayRange]) -> tuple[Fraction, list[tuple[object, object]]]:
        total = sum((highest[days][0] for days in way), Fraction(0))
        return total, [(days.first, days.end) for days in reversed(way)]

    least = min(ways, key=order)
    return order(least)[0], tuple(highest[days][1] for days in least)


def _ways(whole: DayRange, begun: list[DayRange], periods: Sequence[DayRange]) -> Iterator[list[DayRange]]:
    at = begun[-1].end + timedelta(days=1) if begun else whole.first
    if at > whole.end:
        yield begun
        return
    for days in periods:
        if days.first == at:
            yield from _ways(whole, [*begun, days], periods)


def _amount(question: Scope, claims: Claims, world: World) -> Sum:
    """What one period is counted as: what is said of it, or if that is more what its parts make."""
    own = [claim for claim in claims if claim.question.id == question.id]
    itself = _lowest(own, question) if own else (Fraction(0), ())
    together = _most(question.id, claims, question, world)
    return together if together[0] > itself[0] else itself


def _most(whole: Id, claims: Claims, question: Scope, world: World) -> Sum:
    """The most that the parts right below a whole make of which each two are disjoint, of all sets of them;
    a part counts as what is said of it, or if that is more as what its own parts make."""
    worth: dict[Id, Sum] = {}
    for part in _children(whole, world, {claim.question.id for claim in claims}):
        own = [claim for claim in claims if claim.question.id == part]
        itself = _lowest(own, question) if own else (Fraction(0), ())
        below = [
            claim for claim in claims if part in world.relations.up(claim.question.id) - {claim.question.id}
        ]
        together = _most(part, below, question, world)
        worth[part] = together if together[0] > itself[0] else itself
    larger_first = sorted(worth, key=lambda part: (-worth[part][0], str(part)))
    larger_first = [part for part in larger_first if worth[part][0] > 0]
    best: Sum = (Fraction(0), ())
    left_out: tuple[bool, ...] = ()
    for parts in _disjoint_sets(larger_first, world):
        total = sum((worth[part][0] for part in parts), Fraction(0))
        without = tuple(part not in parts for part in larger_first)
        if total > best[0] or (total == best[0] and without < left_out):
            best, left_out = (total, tuple(claim for part in parts for claim in worth[part][1])), without
    return best


def _disjoint_sets(parts: Sequence[Id], world: World) -> Iterator[tuple[Id, ...]]:
    if not parts:
        yield ()
        return
    first, *others = parts
    yield from _disjoint_sets(others, world)
    apart = [part for part in others if world.relations.of(first, part) is Relation.DISJOINT]
    for chosen in _disjoint_sets(apart, world):
        yield (first, *chosen)


def _children(whole: Id, world: World, among: Iterable[Id] | None = None) -> list[Id]:
    """The parts of a whole that stand below no other part; `among` these questions and those between."""
    below = {part for part in world.relations.down(whole) if part != whole}
    if among is not None:
        named = set(among)
        below = {part for part in below if part in named or any(part in world.relations.up(q) for q in named)}
    return sorted((p for p in below if not (world.relations.up(p) - {p}) & below), key=str)


def _lowest(claims: Claims, question: Scope) -> Sum:
    claim = min(claims, key=lambda each: _low(each, question))
    return _low(claim, question), (claim,)


def _moments(question: Scope, held: Claims, world: World) -> Iterator[tuple[Claims, Claims]]:
    """Each time that a whole is for: the last word of each source on it, and on each part."""
    added = _addable(question, held, world)
    wholes = [claim for claim in added if claim.question.id == question.id]
    others = [claim for claim in added if claim.question.id != question.id]
    if len(others) < 2:
        return
    dated = [claim for claim in added if claim.as_of is not None]
    if question.temporality is Temporality.TIMELESS:
        times = [(wholes, others)]
    elif question.temporality is Temporality.FLOW:
        times = [
            ([c for c in wholes if c.as_of == days], [c for c in others if c.as_of == days])
            for days in dict.fromkeys(claim.as_of for claim in (*wholes, *others) if claim.as_of)
        ]
    elif question.temporality is Temporality.STOCK:
        times = [
            (
                [c for c in wholes if c.as_of and c.as_of.first <= day <= c.as_of.end],
                [c for c in others if c.as_of and c.as_of.first <= day <= c.as_of.end],
            )
            for day in sorted({claim.as_of.first for claim in dated if claim.as_of})
        ]
    else:
        times = [
            (
                [c for c in wholes if c.as_of and c.as_of.end == day],
                [c for c in others if c.as_of and c.as_of.end <= day],
            )
            for day in sorted({claim.as_of.end for claim in wholes if claim.as_of})
        ]
    total = question.temporality is Temporality.CUMULATIVE
    for for_it, beside in times:
        if for_it and beside:
            yield _last_words(for_it, world, total=total), _last_words(beside, world, total=total)


def _last_words(claims: Claims, world: World, *, total: bool) -> list[Assertion]:
    """Of each source and question the claim that is last: of totals for the last day, then said last."""

    def order(claim: Assertion) -> tuple[object, ...]:
        return (claim.as_of.end if total and claim.as_of else None, claim.said_key)

    in_order = sorted(claims, key=order)
    keys = dict.fromkeys((_source(claim, world), claim.question.id) for claim in in_order)
    return [
        [claim for claim in in_order if (_source(claim, world), claim.question.id) == key][-1] for key in keys
    ]


def _addable(question: Scope, held: Claims, world: World) -> list[Assertion]:
    def alike(asked: Scope) -> bool:
        same = ("topic", "dimension", "temporality", "base")
        return all(getattr(asked, name) == getattr(question, name) for name in same) and asked.additive

    family = world.relations.down(question.id)
    return [c for c in held if c.question.id in family and alike(c.question) and c.gives_an_end]


def _source(claim: Assertion, world: World) -> Id:
    return world.graph.identity(claim.voice.source)


def _of_several(claims: Iterable[Assertion], world: World) -> bool:
    return len({_source(claim, world) for claim in claims}) > 1


def _no_end_last(high: Fraction | None) -> tuple[bool, Fraction]:
    return high is None, high or Fraction(0)


def _high(claim: Assertion, question: Scope) -> Fraction | None:
    high = in_unit_of(claim, question).outer.high
    return None if high is None else high + _rounding(claim, question)


def _low(claim: Assertion, question: Scope) -> Fraction:
    low = in_unit_of(claim, question).outer.low
    return Fraction(0) if low is None else low - _rounding(claim, question)


def _rounding(claim: Assertion, question: Scope) -> Fraction:
    """Half a unit of the last written place of a value in data that is no whole count."""
    written = claim.figure.written
    text = written.low or written.best
    if claim.quote_kind is not QuoteKind.DATA or question.is_count or not text[:1].isdigit():
        return Fraction(0)  # "dozens" has no last place
    places = len(text.partition(".")[2])
    in_metres = {"kilometre": 1000, "metre": 1}
    said, asked = written.unit or claim.question.unit, question.unit
    scale = Fraction(1) if said == asked else Fraction(in_metres[said], in_metres[asked])
    return Fraction(1, 2 * 10**places) * scale


def _self_contradiction(
    reason: Reason, claims: tuple[Assertion, ...], lower: Fraction, higher: Fraction
) -> Witnessed:
    finding = Finding(Kind.SELF_CONTRADICTION, Dependence.SAME_SOURCE, "5", reason, 2, higher - lower)
    return Witnessed(claims, finding)


def _contradiction(
    question: Scope, reason: Reason, claims: tuple[Assertion, ...], lower: Fraction, higher: Fraction
) -> Witnessed:
    slight = _slight(question, lower, higher)
    weight = 1 if slight else 3
    finding = Finding(
        Kind.CONTRADICTION, Dependence.UNKNOWN, "5", reason, weight, higher - lower, minor=slight
    )
    return Witnessed(claims, finding)


def _slight(question: Scope, lower: Fraction, higher: Fraction) -> bool:
    """Within 2 % of the larger, of counts from 100 up; of shares within half a point."""
    if question.answer is not Answer.QUANTITY or unit(question.unit).is_interval_scale:
        return False
    assert question.material_gap is None
    if question.dimension == "share":
        return higher - lower <= POLICY.minor_points
    if question.is_count and lower < POLICY.minor_count:
        return False
    return higher - lower <= POLICY.minor_gap * higher
