"""Groups of intervals that share a point, by one sweep over their ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.figures.interval import EVERYTHING, Interval
from claims.domain.questions.scope import Temporality
from claims.domain.questions.times import DayRange

_Event = tuple[int, Fraction, int, int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Indexes, ascending, of intervals that share exactly the points of `interval`."""

    members: tuple[int, ...]
    interval: Interval


def maximal_groups(intervals: Sequence[Interval]) -> tuple[Group, ...]:
    """Every largest set of intervals with a point in common, from the lowest up.

    For intervals it is enough that each two meet, so one pass over the sorted ends finds them all: a set is
    complete whenever an interval ends after another has begun.
    """
    groups: list[Group] = []
    active: set[int] = set()
    begun: int | None = None
    for *_, is_end, index in sorted(_events(intervals)):
        if not is_end:
            active.add(index)
            begun = index
            continue
        if begun is not None:
            # what began last and what ends first bound the points that all of them share
            shared = intervals[begun].intersection(intervals[index])
            groups.append(Group(tuple(sorted(active)), shared))
            begun = None
        active.discard(index)
    return tuple(groups)


def common(intervals: Iterable[Interval]) -> Interval:
    """The points that all of them share."""
    shared = EVERYTHING
    for interval in intervals:
        shared = shared.intersection(interval)
    return shared


def _events(intervals: Sequence[Interval]) -> Iterator[_Event]:
    """Beginnings and ends, in the order of the line; at one point what begins comes before what ends."""
    for index, interval in enumerate(intervals):
        if not interval.is_empty:
            yield (*interval.low_key(), 0, index)
            yield (*interval.high_key(), 1, index)


def same_time_groups(assertions: Sequence[Assertion]) -> tuple[tuple[int, ...], ...]:
    """Every largest set of claims on one question that are for the same time, each two of them.

    Stock: they share a day. Cumulative: one end. Flow: one period. Timeless: all. A claim without a time is
    for the same time as no other.
    """
    if not assertions:
        return ()
    temporality = assertions[0].question.temporality
    if temporality is Temporality.TIMELESS:
        return (tuple(range(len(assertions))),)
    dated = {i: claim.as_of for i, claim in enumerate(assertions) if claim.as_of is not None}
    undated = tuple((i,) for i, claim in enumerate(assertions) if claim.as_of is None)
    if temporality is Temporality.STOCK:
        places = list(dated)
        groups = maximal_groups([_days(as_of) for as_of in dated.values()])
        return (*(tuple(places[i] for i in group.members) for group in groups), *undated)
    by_time: dict[object, list[int]] = {}
    for i, as_of in dated.items():
        key = as_of.end if temporality is Temporality.CUMULATIVE else as_of
        by_time.setdefault(key, []).append(i)
    return (*(tuple(group) for group in by_time.values()), *undated)


def _days(as_of: DayRange) -> Interval:
    return Interval.of(as_of.start.toordinal() if as_of.start else None, as_of.end.toordinal())
