"""How many times one figure is another of a different day, and from where on that is too much."""

from calendar import monthrange
from datetime import timedelta
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Temporality
from claims.domain.questions.times import DayRange

_LEVEL_FACTORS = sorted(POLICY.level_factors.items())

LEAST_OF_ALL = min(
    POLICY.total_factor, POLICY.long_period_factor, POLICY.short_period_factor, *POLICY.level_factors.values()
)
"""Below this factor no two figures are out of step, whatever they are of."""


def factor_out_of_step(earlier: Assertion, later: Assertion) -> Fraction | None:
    """The factor between two figures of different days where it is too large for their distance in time."""
    least = least_factor(earlier, later)
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


def least_factor(earlier: Assertion, later: Assertion) -> Fraction | None:
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
