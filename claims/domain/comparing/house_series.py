"""What a house has said on a question, in the orders in which it is held against what another has said."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.factors import factor_between, least_factor
from claims.domain.comparing.standing import said_last_for_each
from claims.domain.questions.scope import Temporality


class HouseSeries:
    """What a house has said, in the orders in which it is held against each other house."""

    def __init__(self, claims: Sequence[Assertion]) -> None:
        self.claims = claims

    @cached_property
    def by_time(self) -> dict[tuple[date, date], Assertion]:
        """The claims by what they are for, last day first; of one time the one said last."""
        dated = ((claim.as_of, claim) for claim in self.claims if claim.as_of is not None)
        return said_last_for_each(
            ((days.end, days.end if _is_total(claim) else days.first), claim) for days, claim in dated
        )

    @cached_property
    def covering(self) -> tuple[list[date], list[Assertion]]:
        """The last days of the claims in order; for each, of those that end no sooner the one begun first."""
        ordered = sorted((claim for claim in self.claims if claim.as_of is not None), key=last_day)
        begun_first: list[Assertion] = []
        for claim in reversed(ordered):
            before = begun_first[-1] if begun_first else claim
            begun_first.append(min(claim, before, key=_first))
        return [last_day(claim) for claim in ordered], begun_first[::-1]

    def said_last_of(self, day: date) -> Assertion:
        """Of the claims that cover a day (at least one) that said last."""
        covering = (claim for claim in self.claims if _first(claim) <= day <= last_day(claim))
        return max(covering, key=lambda claim: claim.said_key)


def was_in_step(a: HouseSeries, b: HouseSeries, last_a: Assertion, last_b: Assertion) -> bool:
    """Whether on the last day for which both spoke they were in step: then one of them has merely stopped."""
    both = _last_together(a, b)
    if both is None:
        return False
    factor, least = factor_between(*both), least_factor(last_a, last_b)
    return factor is None or least is None or factor < least


def _last_together(a: HouseSeries, b: HouseSeries) -> tuple[Assertion, Assertion] | None:
    """A claim of each for the last time that both have one for; of several those said last."""
    if a.claims[0].question.temporality is not Temporality.STOCK:
        shared = max(a.by_time.keys() & b.by_time.keys(), default=None)
        return None if shared is None else (a.by_time[shared], b.by_time[shared])
    last = max((*_covered(a, b), *_covered(b, a)), default=None)
    return None if last is None else (a.said_last_of(last), b.said_last_of(last))


def _covered(claims: HouseSeries, others: HouseSeries) -> Iterator[date]:
    """The last days of the claims that one of the others covers."""
    ends, begun_first = others.covering
    for claim in claims.claims:
        place = bisect_left(ends, last_day(claim))
        if claim.as_of is not None and place < len(ends) and _first(begun_first[place]) <= last_day(claim):
            yield claim.as_of.end


def _is_total(claim: Assertion) -> bool:
    return claim.question.temporality is Temporality.CUMULATIVE


def _first(claim: Assertion) -> date:
    return date.max if claim.as_of is None else claim.as_of.first


def last_day(claim: Assertion) -> date:
    """The last day that it is for; before all days where that is unknown."""
    return date.min if claim.as_of is None else claim.as_of.end
