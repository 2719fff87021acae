"""The time that an answer is for, and which claims are for that time (policy 2, section 5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.last_figures import latest
from claims.domain.comparing.standing import standing
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import Id, SourceGraph


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """Which claims answer a question as of a time.

    `as_of`: None for a timeless question, or where no claim is dated. `taken`: each source's last figure for
    that time. `beside`: claims that
    share a day with `as_of` but not with `day`, the day it was chosen by; they are used or excluded with a
    reason. `others`: claims for other times. `passed_over`: standing claims for the time that are not their
    source's last.
    """

    as_of: DayRange | None
    taken: tuple[Assertion, ...]
    beside: tuple[Assertion, ...] = ()
    others: tuple[Assertion, ...] = ()
    passed_over: tuple[Assertion, ...] = ()


def answer_time(
    question: Scope, claims: Sequence[Assertion], graph: SourceGraph, as_of: DayRange | None = None
) -> AnswerTime:
    """The claims on one question that answer it as of a time: the one given, else the default one.

    The default is the last day, at most 30 days before the newest figure, on which two houses speak, else the
    last on which one does; flows have periods in place of days. What its own source has replaced, what is
    imputed or unread, and what its source denies having said answer nothing.
    """
    claims = standing([claim for claim in claims if claim.speaks], graph)
    dated = [claim for claim in claims if claim.as_of is not None]
    if question.temporality is Temporality.TIMELESS or not dated:
        return _split(graph, claims, claims, None)
    if question.temporality is Temporality.FLOW:
        period = as_of or _default(_periods(dated, graph))
        return _split(graph, claims, [claim for claim in dated if claim.as_of == period], period)
    if question.temporality is Temporality.CUMULATIVE:
        day = as_of.end if as_of else _default(_ends(dated, graph)).end
        return _split(graph, claims, list(_carried(dated, graph, day)), as_of or DayRange(day, day))
    return _of_levels(graph, claims, dated, as_of, _default(_days(dated, graph)))


def _of_levels(
    graph: SourceGraph,
    claims: Sequence[Assertion],
    dated: Sequence[Assertion],
    as_of: DayRange | None,
    default: DayRange,
) -> AnswerTime:
    """Levels speak on every day of their as-of. A time within the hull that holds the default day narrows the
    default; by any other, what shares a day with it is taken."""
    speaking = [claim for claim in dated if _shares(claim, default)]
    hull = _hull(speaking)
    when = as_of or hull
    if not (hull.covers(when) and when.shares_a_day(default)):
        return _split(graph, claims, [claim for claim in dated if _shares(claim, when)], when)
    return _split(graph, claims, speaking, when, [claim for claim in dated if _shares(claim, when)])


def narrowed(as_of: DayRange | None, used: Sequence[Assertion]) -> DayRange | None:
    """The time of an answer, within the times of the claims that it uses."""
    times = [claim.as_of for claim in used if claim.as_of is not None]
    if as_of is None or not times or used[0].question.temporality is Temporality.FLOW:
        return as_of
    end = min(as_of.end, max(time.end for time in times))
    if used[0].question.temporality is Temporality.CUMULATIVE:
        return as_of if end == as_of.end else DayRange(end, end)
    first = max(as_of.first, min(time.first for time in times))
    return DayRange(None if first == date.min else first, end)


def _split(
    graph: SourceGraph,
    claims: Sequence[Assertion],
    speaking: Sequence[Assertion],
    as_of: DayRange | None,
    near: Sequence[Assertion] = (),
) -> AnswerTime:
    taken = last_of_each(speaking, graph)
    known = {claim.id for claim in speaking}
    held = {graph.identity(claim.voice.source) for claim in taken}
    beside = last_of_each(
        [c for c in near if c.id not in known and graph.identity(c.voice.source) not in held], graph
    )
    shown = known | {claim.id for claim in beside}
    others = tuple(claim for claim in claims if claim.id not in shown)
    passed_over = tuple(claim for claim in speaking if claim not in taken)
    return AnswerTime(as_of, taken, beside, others, passed_over)


def last_of_each(claims: Sequence[Assertion], graph: SourceGraph) -> tuple[Assertion, ...]:
    """Of each source its last figure among these; where none has a day, what it said last."""
    if any(claim.as_of is not None or claim.question.temporality is Temporality.TIMELESS for claim in claims):
        found = latest(claims, lambda claim: graph.identity(claim.voice.source), graph)
    else:
        in_order = sorted(claims, key=lambda claim: claim.said_key)
        found = {graph.identity(claim.voice.source): claim for claim in in_order}
    last = {claim.id for claim in found.values()}
    return tuple(claim for claim in claims if claim.id in last)


def houses(claims: Iterable[Assertion], graph: SourceGraph) -> frozenset[frozenset[Id]]:
    """The houses behind claims; a joint source is no second house beside one of its members."""
    sources = {graph.identity(claim.voice.source) for claim in claims}
    acting = {source: graph.acts_for(source) for source in sources}
    beside_members = {
        joint
        for joint in sources
        if graph.members.get(joint)
        and any(acting[other] & graph.represented(joint) for other in sources if other != joint)
    }
    return frozenset(graph.house(source) for source in sources - beside_members)


Spoken = tuple[DayRange, int]
"""A day or a period, and how many houses speak on it."""


def _default(spoken: Iterator[Spoken]) -> DayRange:
    """The last time on which two speak, not over 30 days before the newest; else the newest."""
    newest, _ = first = next(spoken)
    for when, speaking in chain([first], spoken):
        if newest.end - when.end > timedelta(days=POLICY.answer_within_days):
            break
        if speaking >= 2:
            return when
    return newest


def _ends(claims: Sequence[Assertion], graph: SourceGraph) -> Iterator[Spoken]:
    """Running totals speak on the last day of their as-of; newest first."""
    on: dict[date, list[Assertion]] = defaultdict(list)
    for claim in claims:
        on[claim.known_days.end].append(claim)
    for day in sorted(on, reverse=True):
        yield DayRange(day, day), len(houses(on[day], graph))


def _days(claims: Sequence[Assertion], graph: SourceGraph) -> Iterator[Spoken]:
    """Levels speak on every day of their as-of; the last day of two is an end of one. Newest first."""
    for day in sorted({claim.known_days.end for claim in claims}, reverse=True):
        when = DayRange(day, day)
        yield when, len(houses([claim for claim in claims if _shares(claim, when)], graph))


def _periods(claims: Sequence[Assertion], graph: SourceGraph) -> Iterator[Spoken]:
    """Flows speak for whole periods; of two that end together the longer first. Newest first."""
    of: dict[DayRange, list[Assertion]] = defaultdict(list)
    for claim in claims:
        of[claim.known_days].append(claim)
    for when in sorted(of, key=lambda each: (-each.end.toordinal(), each.first)):
        yield when, len(houses(of[when], graph))


def _hull(claims: Sequence[Assertion]) -> DayRange:
    """All days of the claims; an open start is left out where another claim has one."""
    starts = [start for claim in claims if (start := claim.known_days.start) is not None]
    end = max(claim.known_days.end for claim in claims)
    return DayRange(min(starts, default=None), end)


def _carried(claims: Sequence[Assertion], graph: SourceGraph, day: date) -> Iterator[Assertion]:
    """Each source's figures of a running total that serve for a day: of the day itself, or carried over."""
    by_source: dict[Id, list[Assertion]] = defaultdict(list)
    for claim in claims:
        if claim.known_days.end <= day:
            by_source[graph.identity(claim.voice.source)].append(claim)
    for own in by_source.values():
        last_day = max(claim.known_days.end for claim in own)
        if (day - last_day).days <= _may_be_carried(own, graph, last_day, day):
            yield from (claim for claim in own if claim.known_days.end == last_day)


def _may_be_carried(own: Sequence[Assertion], graph: SourceGraph, last_day: date, day: date) -> int:
    """For how many days a source's last figure of a running total serves: 3 where it grows slowly, else 1."""
    age = day - last_day
    earlier = [claim for claim in own if claim.known_days.end <= last_day - max(age, timedelta(days=1))]
    last = last_of_each([claim for claim in own if claim.known_days.end == last_day], graph)
    before = last_of_each(earlier, graph)
    if not before:
        return POLICY.carried_at_least_days
    now, then = last[0].figure.centre, before[0].figure.centre
    slow = now is not None and then is not None and now - then <= POLICY.slow_growth * abs(Fraction(then))
    return POLICY.carried_at_most_days if slow else POLICY.carried_at_least_days


def _shares(claim: Assertion, days: DayRange) -> bool:
    return claim.known_days.shares_a_day(days)
