"""Sums of periods: what is said of the quarters of a year can't make more than what is said of the year.

Only amounts for a period are summed, never levels or running totals, and only periods that lie within the
longer one and share no day with each other. Where they leave no day of it out they must reach it as well.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.materiality import Materiality
from claims.domain.comparing.pairings import Witnessed
from claims.domain.comparing.summing.disjoint import NOTHING, Parts, SummedAmount
from claims.domain.comparing.summing.sums import (
    contradiction,
    high_of,
    highest_last,
    low_of,
    lowest_of,
    that_add_up,
)
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import Dependence, Id

_DAY = timedelta(days=1)
_Periods = Mapping[DayRange, Sequence[Assertion]]
_Judged = tuple[Reason, tuple[Assertion, ...], Fraction, Fraction]
"""What is wrong, the longer period and then the shorter ones, and the two sums, the lower first."""


def sums_of_periods(question: Scope, held: Sequence[Assertion], world: World) -> Iterator[Witnessed]:
    """What shorter periods make together against a longer one; each time that something is wrong.

    First each source's own, then the lowest that anybody says of each with the highest of the longer one. Of
    a rate nothing is summed beyond its own time: twelve times so much a month are no year's amount of it.
    """
    if question.temporality is not Temporality.FLOW or not question.additive:
        return
    wholes, others = that_add_up(question, held, world)
    dated = [claim for claim in (*wholes, *others) if claim.as_of is not None and claim.as_of.start]
    if len({claim.as_of for claim in dated}) < 3:
        return
    own = _by_period(claim for claim in wholes if claim.as_of is not None and claim.as_of.start)
    parts = Parts(question.id, [*world.relations.down(question.id)], world.relations)
    table = _Table(question, parts, world)
    dated.sort(key=_first_day)
    firsts = [_first_day(claim) for claim in dated]
    for period in sorted(own, key=lambda days: (days.first, days.end)):
        begun = dated[bisect_left(firsts, period.first) : bisect_right(firsts, period.end)]
        inside = _by_period(claim for claim in begun if _is_inside(claim.as_of, period))
        if len(inside) > 1 and not 0 < question.per_days < _length(period):
            yield from table.found(own[period], inside)


def _first_day(claim: Assertion) -> date:
    return date.min if claim.as_of is None else claim.as_of.first


def _by_period(claims: Iterable[Assertion]) -> dict[DayRange, list[Assertion]]:
    found: dict[DayRange, list[Assertion]] = defaultdict(list)
    for claim in claims:
        found[claim.known_days].append(claim)
    return found


def _is_inside(days: DayRange | None, period: DayRange) -> bool:
    return days is not None and days != period and period.covers(days)


def _length(days: DayRange) -> int:
    return (days.end - days.first).days + 1


@dataclass(frozen=True, slots=True)
class _Table:
    """What the periods of one question are held against."""

    question: Scope
    parts: Parts
    world: World

    def found(self, wholes: Sequence[Assertion], inside: _Periods) -> Iterator[Witnessed]:
        """Of one longer period: within each source first, then across them."""
        for source in dict.fromkeys(self._source(claim) for claim in wholes):
            own = [claim for claim in wholes if self._source(claim) == source]
            its = _by_period(
                claim for claims in inside.values() for claim in claims if self._source(claim) == source
            )
            for reason, claims, lower, higher in self._judged(own, its):
                finding = Finding(
                    Kind.SELF_CONTRADICTION, Dependence.SAME_SOURCE, "5", reason, 2, higher - lower
                )
                yield Witnessed(claims, finding)
        material = Materiality.of(self.question)
        for reason, claims, lower, higher in self._judged(wholes, inside):
            if len({self._source(claim) for claim in claims}) > 1:
                yield Witnessed(claims, contradiction(reason, lower, higher, material))

    def _source(self, claim: Assertion) -> Id:
        return self.world.graph.identity(claim.voice.source)

    def _judged(self, wholes: Sequence[Assertion], inside: _Periods) -> Iterator[_Judged]:
        """What is wrong between a longer period and those within it."""
        highest = max(wholes, key=lambda claim: highest_last(claim, self.question))
        limit, total = high_of(highest, self.question), self._largest(inside)
        if limit is not None and total.value > limit and len({claim.as_of for claim in total.claims}) > 1:
            yield Reason.PARTS_EXCEED_WHOLE, (highest, *total.claims), limit, total.value
        lowest = min(wholes, key=lambda claim: low_of(claim, self.question))
        least, reached = low_of(lowest, self.question), self._smallest(lowest, inside)
        if reached is not None and reached.value < least:
            yield Reason.PARTS_FALL_SHORT, (lowest, *reached.claims), reached.value, least

    def _largest(self, inside: _Periods) -> SummedAmount:
        """The largest sum of periods of which no two share a day, each by the lowest that is said of it."""
        periods = sorted(inside, key=lambda days: (days.end, days.first))
        ends = [days.end for days in periods]
        best = [NOTHING]
        for place, days in enumerate(periods):
            amount = self.parts.amount(self.question.id, lowest_of(inside[days], self.question))
            before = best[bisect_left(ends, days.first, 0, place)]
            with_it = before.plus(amount) if amount.value > 0 else before
            best.append(with_it if with_it.value > best[-1].value else best[-1])
        return best[-1]

    def _smallest(self, whole: Assertion, inside: _Periods) -> SummedAmount | None:
        """The least that periods make which follow each other from the first day of the longer one to its
        last, each by the highest that is said of it; None where none do, or one has no upper end."""
        period = whole.known_days
        least: dict[date, SummedAmount] = {period.first: NOTHING}
        for days in sorted(inside, key=lambda days: (days.first, days.end)):
            own = [claim for claim in inside[days] if claim.question.id == self.question.id]
            if days.first not in least or not own:
                continue
            highest = max(own, key=lambda claim: highest_last(claim, self.question))
            high = high_of(highest, self.question)
            if high is None:
                continue
            reached = least[days.first].plus(SummedAmount(high, (highest,)))
            known = least.get(days.end + _DAY)
            if known is None or reached.value < known.value:
                least[days.end + _DAY] = reached
        return least.get(period.end + _DAY)
