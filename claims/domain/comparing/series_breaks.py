"""Breaks in a series: where one source's figures on a question ask to be looked at (flags, weight 1).

Late registrations, another definition, or an error? A series is one source's standing claims on one question
in the order of what they are for; for daily figures those too that a later day has replaced.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.standing import replaced, series_of_days
from claims.domain.figures.figure import Modality
from claims.domain.flags import Flag
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer, Scope, Temporality
from sources.domain.independence import Id, SourceGraph


@dataclass(frozen=True, slots=True)
class Break:
    """What is asked, of which claim, and the claim before it in the series (none for a bound far off)."""

    flag: Flag
    claim: Assertion
    before: Assertion | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """A figure of a series, as a value, with the one before it."""

    before: Assertion
    claim: Assertion
    start: Fraction
    end: Fraction

    @property
    def rise(self) -> Fraction:
        return self.end - self.start

    @property
    def few(self) -> bool:
        """Whether it is a matter of a few people or things."""
        return self.claim.question.is_count and abs(self.rise) < POLICY.break_count

    def by_factor(self, factor: Fraction | int) -> bool:
        """Whether the larger of the two is so many times the smaller, or more; not where that is 0."""
        low, high = (self.start, self.end) if self.start < self.end else (self.end, self.start)
        return low > 0 and high >= factor * low

    @property
    def next_time(self) -> bool:
        """Whether it is from one day, or period, to the next."""
        a, b = self.before.known_days, self.claim.known_days
        total = self.claim.question.temporality is Temporality.CUMULATIVE
        return (b.end if total else b.first) == a.end + timedelta(days=1)


def breaks(question: Scope, claims: Iterable[Assertion], graph: SourceGraph) -> tuple[Break, ...]:
    """All breaks in the series on a question, by source in the order they speak, then by day."""
    signed = question.minimum is None and not question.additive
    if question.answer is not Answer.QUANTITY or signed or question.temporality is Temporality.TIMELESS:
        return ()
    own = [claim for claim in claims if claim.question.id == question.id and _is_step(claim)]
    gone = replaced(own, graph)
    series = _series(question, (claim for claim in own if claim.id not in gone), graph)
    # what a later day has replaced shows best that a total has become a daily figure
    whole = _series(question, (c for c in own if c.id not in gone or _fell_later(c, gone[c.id])), graph)
    found: list[Break] = []
    for source, steps in series.items():
        found += _spaced(_leaps(question, steps), steps)
        found += _spaced(_standstills(question, source, series), steps)
    if question.temporality is Temporality.CUMULATIVE:
        for source, steps in whole.items():
            found += _spaced(_daily_figures(source, whole), steps)
    return tuple(found)


def _is_step(claim: Assertion) -> bool:
    figure = claim.figure
    return claim.gives_an_end and figure.two_sided and not figure.interval_scale and claim.as_of is not None


def _fell_later(claim: Assertion, later: Assertion) -> bool:
    """Whether what replaced it is for a later day."""
    return claim.as_of is not None and later.as_of is not None and claim.as_of.end < later.as_of.end


def _series(question: Scope, claims: Iterable[Assertion], graph: SourceGraph) -> Mapping[Id, Sequence[_Step]]:
    """Each source's steps."""
    spoken: dict[Id, list[Assertion]] = {}
    for claim in sorted(claims, key=lambda each: each.said_key):
        spoken.setdefault(graph.identity(claim.voice.source), []).append(claim)
    return {source: _steps(series_of_days(said)) for source, said in spoken.items()}


def _steps(series: Sequence[Assertion]) -> list[_Step]:
    valued = [(claim, _value(claim)) for claim in series]
    return [_Step(a, b, start, end) for (a, start), (b, end) in pairwise(valued)]


def _value(claim: Assertion) -> Fraction:
    return claim.figure.centre or Fraction(0)


def _spaced(found: Iterable[Break], steps: Sequence[_Step]) -> Iterator[Break]:
    """Without a second break of a kind within eight steps of one that was told."""
    places: dict[Id, int] = {}
    last: int | None = None
    for series_break in found:
        places = places or {step.claim.id: place for place, step in enumerate(steps)}
        place = places[series_break.claim.id]
        if last is None or place - last > POLICY.break_steps:
            last = place
            yield series_break


def _leaps(question: Scope, steps: Sequence[_Step]) -> Iterator[Break]:
    """Steps out of all proportion to those before."""
    rule = {
        Temporality.CUMULATIVE: _total_leaps,
        Temporality.FLOW: _flow_leaps,
        Temporality.STOCK: _level_leaps,
    }[question.temporality]
    for place, step in enumerate(steps):
        if rule(step, steps[max(0, place - POLICY.break_steps) : place]):
            yield Break(Flag.LEAP, step.claim, step.before)


def ends_in_a_leap(series: Sequence[Assertion]) -> bool:
    """Whether the last of some figures on one question, in the order of their days, is out of all proportion
    to those before."""
    dated = [claim for claim in series if _is_step(claim)]
    if len(dated) < 2 or dated[-1] is not series[-1]:
        return False
    return any(leap.claim is series[-1] for leap in _leaps(series[-1].question, _steps(dated)))


def _total_leaps(step: _Step, before: Sequence[_Step]) -> bool:
    rises = [earlier.rise for earlier in before]
    if len(rises) < POLICY.break_least:
        return step.next_time and step.start >= POLICY.break_from and _rises_by(step, POLICY.total_leap_early)
    usual = max(Fraction(median(rises)), Fraction(1))
    beyond = step.rise >= POLICY.total_leap * usual and step.rise >= POLICY.leap_of_largest * max(rises)
    return beyond and step.rise >= POLICY.leap_of_value * step.end and not step.few


def _rises_by(step: _Step, factor: Fraction) -> bool:
    return step.start < step.end and step.by_factor(factor)


def _flow_leaps(step: _Step, before: Sequence[_Step]) -> bool:
    """Of amounts per period the values are looked at, not the steps: four of them make a usual one."""
    values = [recent.start for recent in (*before, step)][-POLICY.break_steps :]
    if len(values) < POLICY.break_least:
        return step.next_time and step.start >= POLICY.break_from and _rises_by(step, POLICY.flow_leap_early)
    small = step.claim.question.is_count and step.end < POLICY.break_count
    usual = Fraction(median(values)) or Fraction(1)  # of nothing, anything would be five times as much
    return step.end >= POLICY.flow_leap * usual and not small


def _level_leaps(step: _Step, before: Sequence[_Step]) -> bool:
    return step.by_factor(POLICY.level_leap) and not step.few


def _standstills(question: Scope, source: Id, series: Mapping[Id, Sequence[_Step]]) -> Iterator[Break]:
    """Five steps of a source without a change while all others moved in each (one other at least)."""
    steps, still = series[source], 0
    if question.temporality is Temporality.FLOW or len(series) < 2 or len(steps) < POLICY.still_steps:
        return
    others = [_Known(theirs) for name, theirs in series.items() if name != source and theirs]
    for place, step in enumerate(steps):
        still = still + 1 if not step.rise else 0
        if still < POLICY.still_steps:
            continue
        window = steps[place - POLICY.still_steps + 1 : place + 1]
        days = [_end(window[0].before), *(_end(member.claim) for member in window)]
        moved = [other.moved(days) for other in others]
        if moved and all(moved):
            yield Break(Flag.STANDSTILL, step.claim, window[0].before)


def _end(claim: Assertion) -> date:
    return date.min if claim.as_of is None else claim.as_of.end


class _Known:
    """What one source has said up to each day."""

    def __init__(self, steps: Sequence[_Step]) -> None:
        self._days = [_end(steps[0].before), *(_end(step.claim) for step in steps)]
        self._values = [steps[0].start, *(step.end for step in steps)]

    def moved(self, days: Sequence[date]) -> bool:
        """Whether its figure changed from each of the days to the next, by 2 % or more in all."""
        known = [self._at(day) for day in days]
        values = [value for value in known if value is not None]
        if len(values) < len(known) or any(a == b for a, b in pairwise(values)):
            return False
        return abs(values[-1] - values[0]) >= POLICY.still_moved * max(abs(values[-1]), abs(values[0]))

    def _at(self, day: date) -> Fraction | None:
        place = bisect_right(self._days, day)
        return self._values[place - 1] if place else None


def _daily_figures(source: Id, series: Mapping[Id, Sequence[_Step]]) -> Iterator[Break]:
    """Where a running total looks like the figures of single days.

    It falls to under a tenth and falls again within eight steps; or its values are another source's rises.
    """
    steps = series[source]
    if not steps:
        return
    rises = [
        {_end(step.claim): step.rise for step in others if step.next_time}
        for name, others in series.items()
        if name != source
    ]
    for place, step in enumerate(steps):
        after = steps[place + 1 : place + 1 + POLICY.break_steps]
        fallen = 0 < step.end * POLICY.daily_fall < step.start
        if (fallen and any(later.rise < 0 for later in after)) or _are_rises(
            steps[place : place + POLICY.daily_run], rises
        ):
            yield Break(Flag.DAILY_FIGURES, step.claim, step.before)


def _are_rises(run: Sequence[_Step], rises: Sequence[Mapping[date, Fraction]]) -> bool:
    """Whether the values of four steps, not all alike, are what another source rose by on those days."""
    values = [step.end for step in run]
    if len(run) < POLICY.daily_run or len(set(values)) < 2:
        return False
    days = [_end(step.claim) for step in run]
    return any([of_another.get(day) for day in days] == values for of_another in rises)


def bounds_far_off(question: Scope, claims: Iterable[Assertion], graph: SourceGraph) -> tuple[Break, ...]:
    """Each "up to" that is ten times the highest value of a conflict's other standing two-sided figures, or
    more. `claims`: those of the conflict."""
    held = [claim for claim in claims if claim.question.id == question.id and claim.gives_an_end]
    gone = replaced(held, graph)
    held = [claim for claim in held if claim.id not in gone]
    ends = [claim.figure.values[-1] for claim in held if claim.figure.two_sided and claim.figure.values]
    if not ends or max(ends) <= 0:
        return ()
    soft = [claim for claim in held if claim.figure.modality is Modality.UP_TO and claim.figure.best]
    limit = POLICY.bound_far_off * max(ends)
    return tuple(Break(Flag.BOUND_FAR_OFF, claim) for claim in soft if (claim.figure.best or 0) >= limit)
