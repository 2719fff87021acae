"""Which claims stand, and which their own source has replaced."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from fractions import Fraction
from itertools import groupby, pairwise
from typing import TypeVar

from claims.domain.comparing.assertion import Assertion
from claims.domain.questions.scope import Temporality
from sources.domain.independence import Id, SourceGraph

K = TypeVar("K")
_High = tuple[int, Fraction, int]
"""An upper end, as intervals order them."""

_Ends = tuple[int, int]
"""First and last day for which a claim holds, as ordinals; of what is the same time only where equal, one
and the same number."""


def replaced(claims: Iterable[Assertion], graph: SourceGraph) -> dict[Id, Assertion]:
    """The ids of the claims that their own source has replaced → what replaced each.

    A claim is replaced by one that its source said later for the same time, or for a later hour of the same
    day; a running total also by a later figure that lies below it, unless the source comes back up to it. A
    candidate replaces candidates only. Takes time in proportion to n log n.
    """
    found: dict[Id, Assertion] = {}
    for series in _by_source(claims, graph).values():
        if len(series) > 1:
            found |= _replaced_in(series)
    return found


def standing(claims: Iterable[Assertion], graph: SourceGraph) -> list[Assertion]:
    """The claims that their own source has not replaced, in the order given."""
    known = list(claims)
    gone = replaced(known, graph)
    return [claim for claim in known if claim.id not in gone]


def _by_source(
    claims: Iterable[Assertion], graph: SourceGraph
) -> Mapping[tuple[Id, Id, object], Sequence[Assertion]]:
    """The claims that speak for their source, by source, question and currency."""
    found: dict[tuple[Id, Id, object], list[Assertion]] = defaultdict(list)
    for claim in claims:
        if claim.speaks:
            found[graph.identity(claim.voice.source), claim.question.id, claim.money].append(claim)
    return found


def _replaced_in(series: Sequence[Assertion]) -> dict[Id, Assertion]:
    accepted = [claim for claim in series if not claim.candidate]
    found = _for_one_time(accepted)
    if len(accepted) < len(series):
        found |= _of_candidates(series, _for_one_time(series))
    if series[0].question.temporality is not Temporality.CUMULATIVE:
        return found
    fallen = _fallen([claim for claim in accepted if claim.id not in found])
    if len(accepted) < len(series):
        fallen |= _of_candidates(series, _fallen([claim for claim in series if claim.id not in found]))
    return found | fallen


def _of_candidates(series: Iterable[Assertion], found: Mapping[Id, Assertion]) -> dict[Id, Assertion]:
    return {claim.id: found[claim.id] for claim in series if claim.candidate and claim.id in found}


def _for_one_time(series: Sequence[Assertion]) -> dict[Id, Assertion]:
    """Those replaced by one for the same time: for a later hour of the day, or said later."""
    if not series:
        return {}
    found = _by_later_hours(series)
    return found | _said_again([claim for claim in series if claim.id not in found])


def _by_later_hours(series: Sequence[Assertion]) -> dict[Id, Assertion]:
    """Figures for an hour of a day, replaced by those for the next hour that the source gave for that day."""
    if series[0].question.temporality not in {Temporality.STOCK, Temporality.CUMULATIVE}:
        return {}
    days: dict[tuple[date | None, date], list[Assertion]] = defaultdict(list)
    for claim in series:
        if claim.as_of is not None and claim.as_of_at is not None:
            total = claim.question.temporality is Temporality.CUMULATIVE
            if total or claim.as_of.start == claim.as_of.end:
                days[None if total else claim.as_of.start, claim.as_of.end].append(claim)
    found: dict[Id, Assertion] = {}
    for of_day in days.values():
        hours = groupby(sorted(of_day, key=_clocked), key=lambda claim: claim.as_of_at)
        before: list[Assertion] = []
        for _, group in hours:
            claims = list(group)
            found |= {earlier.id: claims[0] for earlier in before}
            before = claims
    return found


def _clocked(claim: Assertion) -> tuple[object, ...]:
    return claim.as_of_at or time.min, claim.said_key


@dataclass(frozen=True, slots=True)
class _Moment:
    """When a claim was said, or published where that is unknown; the hour where it is known."""

    day: date
    hour: time | None


def _moment(claim: Assertion) -> _Moment | None:
    if claim.said_on is not None:
        return _Moment(claim.said_on, claim.said_at)
    return None if claim.published_on is None else _Moment(claim.published_on, None)


def _said_again(series: Sequence[Assertion]) -> dict[Id, Assertion]:
    """Claims with the first that the source said after them for the same time.

    From the last said backwards: what is laid over a time is the earliest of those said after.
    """
    known = [claim for claim in series if (claim.said_on or claim.published_on) and _ends(claim) is not None]
    if not _any_meet(known):
        return {}
    timed = [(moment, claim) for claim in known if (moment := _moment(claim)) is not None]
    timed.sort(key=lambda each: (each[0].day, each[1].said_key), reverse=True)
    over: dict[object, _Laid] = defaultdict(_Laid)
    found: dict[Id, Assertion] = {}
    for _, of_day in groupby(timed, key=lambda each: each[0].day):
        for group in _hours(list(of_day)):
            for claim in group.asked:
                later = over[_slot(claim)].first_over(_ends(claim) or (0, 0))
                if later is not None:
                    found[claim.id] = later
            for claim in group.laid:
                over[_slot(claim)].lay(_ends(claim) or (0, 0), claim)
    return found


def _any_meet(series: Iterable[Assertion]) -> bool:
    """Whether any two of them are for one time: most series have one figure a day."""
    slots: dict[object, list[_Ends]] = defaultdict(list)
    for claim in series:
        slots[_slot(claim)].append(_ends(claim) or (0, 0))
    for ends in slots.values():
        ends.sort()
        if any(later[0] <= earlier[1] for earlier, later in pairwise(ends)):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Group:
    """Claims that none of them replaces another of; some are asked about first, some laid over their time."""

    asked: Sequence[Assertion]
    laid: Sequence[Assertion]


def _hours(of_day: Sequence[tuple[_Moment, Assertion]]) -> Iterator[_Group]:
    """Those of one day, the latest hour first; what has no hour is neither before nor after any of them."""
    unknown = [claim for moment, claim in of_day if moment.hour is None]
    known = sorted(
        ((moment.hour, claim) for moment, claim in of_day if moment.hour is not None),
        key=lambda each: each[0],
        reverse=True,
    )
    yield _Group(unknown, ())
    for _, group in groupby(known, key=lambda each: each[0]):
        claims = [claim for _, claim in group]
        yield _Group(claims, claims)
    yield _Group((), unknown)


def _slot(claim: Assertion) -> object:
    """What two claims must share to be for one time, beside days that meet."""
    return claim.as_of if claim.question.temporality is Temporality.FLOW else None


def _ends(claim: Assertion) -> _Ends | None:
    """The days by which a claim meets others; None where it has no time."""
    temporality = claim.question.temporality
    if temporality is Temporality.TIMELESS:
        return (0, 0)
    if claim.as_of is None:
        return None
    last = claim.as_of.end.toordinal()
    return (claim.as_of.first.toordinal(), last) if temporality is Temporality.STOCK else (last, last)


class _Laid:
    """Runs of days, none of which meets another, each with the claim that was laid over it last."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._runs: list[tuple[int, int, int, Assertion]] = []
        self._count = 0

    def _met(self, ends: _Ends) -> tuple[int, int]:
        """The places of the runs that meet these days: from, to (not included)."""
        start = bisect_right(self._firsts, ends[0])
        if start and self._runs[start - 1][1] >= ends[0]:
            start -= 1
        return start, max(start, bisect_right(self._firsts, ends[1]))

    def first_over(self, ends: _Ends) -> Assertion | None:
        """The claim that was laid last over any of the days."""
        start, stop = self._met(ends)
        return max((run[2:] for run in self._runs[start:stop]), key=lambda run: run[0], default=(0, None))[1]

    def lay(self, ends: _Ends, claim: Assertion) -> None:
        """Lay a claim over its days; what was there stays on both sides of them."""
        start, stop = self._met(ends)
        kept = []
        for first, last, at, under in self._runs[start:stop]:
            if first < ends[0]:
                kept.append((first, ends[0] - 1, at, under))
            if last > ends[1]:
                kept.append((ends[1] + 1, last, at, under))
        self._count += 1
        kept.append((*ends, self._count, claim))
        kept.sort(key=lambda run: run[0])
        self._runs[start:stop] = kept
        self._firsts[start:stop] = [run[0] for run in kept]


def _fallen(series: Sequence[Assertion]) -> dict[Id, Assertion]:
    """Running totals with the later figure of their source that makes a revision with each.

    The very next one does so at once; a later one once the figure after it stays below too; neither where the
    figure after it comes back up.
    """
    steps = series_of_days(series)
    above = [step.figure.outer.high_key() for step in steps]
    places = {step.as_of.end: place for place, step in enumerate(steps) if step.as_of is not None}
    ordered = sorted((claim for claim in series if claim.as_of is not None), key=_as_of_end, reverse=True)
    # of each place the higher of its figure and the one after: the nearest of these below a claim revises it
    nearest: list[tuple[_High, int]] = []
    found: dict[Id, Assertion] = {}
    reached = len(steps) - 1
    for claim in ordered:
        at = places[_as_of_end(claim)]
        while reached > at + 1:
            reached -= 1
            _keep_falling(nearest, max(above[reached], above[reached + 1]), reached)
        later = _first_below(nearest, claim)
        only = at == len(steps) - 2 and claim_below(steps[-1], claim)
        if later is not None or only:
            found[claim.id] = steps[-1] if later is None else steps[later]
    return found


def _as_of_end(claim: Assertion) -> date:
    return date.min if claim.as_of is None else claim.as_of.end


def _keep_falling(nearest: list[tuple[_High, int]], high: _High, place: int) -> None:
    """Put a place in front: those behind it that are no lower can be the first below nothing."""
    while nearest and nearest[-1][0] >= high:
        nearest.pop()
    nearest.append((high, place))


def _first_below(nearest: Sequence[tuple[_High, int]], claim: Assertion) -> int | None:
    """The nearest place from which on two figures lie below the claim."""
    low = claim.figure.outer.low_key()
    at = bisect_left(nearest, low, key=lambda each: each[0])
    return nearest[at - 1][1] if at else None


def claim_below(a: Assertion, b: Assertion) -> bool:
    """Whether even the widest fair reading of a claim lies below that of another."""
    return a.figure.outer.below(b.figure.outer)


def series_of_days(series: Iterable[Assertion]) -> list[Assertion]:
    """One source's claims in the order of what they are for: of each last day the one said last."""
    days = ((claim.as_of.end, claim) for claim in series if claim.as_of is not None)
    last = said_last_for_each(days)
    return [last[day] for day in sorted(last)]


def said_last_for_each(timed: Iterable[tuple[K, Assertion]]) -> dict[K, Assertion]:
    """Of the claims for each time the one said last."""
    last: dict[K, Assertion] = {}
    for time_for, claim in timed:
        known = last.get(time_for)
        if known is None or known.said_key <= claim.said_key:
            last[time_for] = claim
    return last
