"""Between the domain's intervals and PostgreSQL's ranges."""

from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction

from django.db.backends.postgresql.psycopg_any import DateRange, NumericRange

from claims.domain.figures.interval import Interval
from claims.domain.questions.times import DayRange

PLACES = Decimal("1e-12")
ALL_DAYS = DateRange(None, None, "()")
_EXACT = Context(prec=60)


def to_numeric_range(interval: Interval) -> NumericRange:
    """The interval in the column's twelve places; what does not fit is rounded outward."""
    low = None if interval.low is None else rounded(interval.low, ROUND_FLOOR)
    high = None if interval.high is None else rounded(interval.high, ROUND_CEILING)
    left = "[" if interval.low_inclusive and low is not None else "("
    right = "]" if interval.high_inclusive and high is not None else ")"
    return NumericRange(low, high, left + right)


def to_interval(found: NumericRange) -> Interval:
    """The interval that a column holds."""
    return Interval(
        None if found.lower is None else Fraction(found.lower),
        None if found.upper is None else Fraction(found.upper),
        low_inclusive=found.lower_inc or found.lower is None,
        high_inclusive=found.upper_inc or found.upper is None,
    )


def rounded(value: Fraction, rounding: str) -> Decimal:
    """A fraction as a decimal of twelve places."""
    exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact.quantize(PLACES, rounding=rounding, context=_EXACT)


def to_date_range(days: DayRange | None) -> DateRange | None:
    """A closed day range as PostgreSQL keeps it: half open, unbounded below for "since ever"."""
    if days is None:
        return None
    end = None if days.end is None else days.end + timedelta(days=1)
    return DateRange(days.start, end, "[)" if days.start is not None else "()")


def to_day_range(found: DateRange | None) -> DayRange | None:
    """The closed day range that a column holds; None means unknown, or all days."""
    if found is None:
        return None
    start: date | None = found.lower
    if start is not None and not found.lower_inc:
        start += timedelta(days=1)
    end: date | None = found.upper
    if end is not None and not found.upper_inc:
        end -= timedelta(days=1)
    if end is None:
        return None  # the days of a question that is asked once and for all
    return DayRange(start, end)
