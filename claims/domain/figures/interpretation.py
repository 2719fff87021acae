"""From the words of a figure to its intervals: interpret first, convert units after.

"Nearly a year" is [0.8, 1] years = 292 to 365 days; converted first, 365 would look more precise than what
was said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from claims.domain.figures.figure import (
    HEDGED,
    LOWER_BOUNDS,
    UPPER_BOUNDS,
    Figure,
    Measure,
    Modality,
    Written,
)
from claims.domain.figures.fitting import check_order, fitted
from claims.domain.figures.interval import EVERYTHING, Interval
from claims.domain.figures.numbers import InvalidFigure, WrittenNumber, read_written
from claims.domain.figures.units import (
    KnownUnit,
    check_dimension,
    convert,
    convert_interval,
    is_money,
    unit,
)
from claims.domain.policy import POLICY
from claims.domain.saying import say

_SINGLE = say("this modality has one value: give it as best")
_NO_MARGIN = say("x ± m is a range: choose “range” as the modality, or leave the margin empty")
_BETWEEN = say("x ± m has no other value")
_FIELDS = ("low", "best", "high", "plus_minus")


@dataclass(frozen=True, slots=True)
class _Read:
    """The numbers of a figure as read, in the unit as written."""

    low: WrittenNumber | None = None
    best: WrittenNumber | None = None
    high: WrittenNumber | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class _Precision:
    """What decides how much a number leaves open: its scale, and whether it was read from data.

    `signed`: there is no least value.
    """

    interval_scale: bool
    is_count: bool
    exact: bool
    signed: bool

    @property
    def unbounded(self) -> bool:
        """Whether "up to" has no end: twice a temperature, or twice a loss, says nothing."""
        return self.interval_scale or self.signed

    def hedged(self, number: WrittenNumber) -> Fraction:
        """h: half the grain, from 2 % to 10 % of the value; half the grain on interval scales."""
        size = abs(Fraction(number.value))
        if self.interval_scale:
            return min(number.grain, Fraction(POLICY.degree_grain)) / 2
        return min(max(number.grain / 2, POLICY.hedge_floor * size), POLICY.hedge_cap * size)

    def bare(self, number: WrittenNumber) -> Fraction:
        """r: half the grain, at most 10 % of the value; 0 where the number is to be taken as it stands."""
        size = abs(Fraction(number.value))
        small = self.is_count and (size < POLICY.small_count or number.grain <= POLICY.fine_grain)
        if self.exact or small:
            return Fraction(0)
        if self.interval_scale:
            return min(number.grain, Fraction(POLICY.degree_grain)) / 2
        return min(number.grain / 2, POLICY.bare_cap * size)


def interpret(
    modality: Modality,
    written: Written,
    measure: Measure,
    *,
    from_data: bool = False,
    point_is_decimal: bool = False,
) -> Figure:
    """The figure that the words state, in the unit of the question; raises InvalidFigure.

    `from_data`: read from a table or feed, where a round number is exact. `point_is_decimal`: somebody has
    said that "1.234" here is a little more than one. Money of another currency keeps it, unconverted.
    """
    wanted = unit(measure.unit)
    source = unit(written.unit) if written.unit else wanted
    if is_money(source.dimension) and is_money(wanted.dimension):
        wanted = source
    check_dimension(source.code, wanted.code)
    numbers = _read(modality, written, point_is_decimal)
    _check_sense(modality, wanted)
    exact = from_data or bool(written.plus_minus)
    signed = measure.minimum is None and not measure.additive
    precision = _Precision(wanted.is_interval_scale, measure.is_count, exact, signed)
    core, outer = _intervals(modality, numbers, precision)
    low, best, high = (_converted(end, source, wanted) for end in (numbers.low, numbers.best, numbers.high))
    raw = Figure(
        modality,
        convert_interval(core, source.code, wanted.code),
        convert_interval(outer, source.code, wanted.code),
        low,
        best,
        high,
        written,
        wanted.is_interval_scale,
    )
    return fitted(raw, measure, wanted)


def _read(modality: Modality, written: Written, point_is_decimal: bool) -> _Read:
    given = {name for name in _FIELDS if getattr(written, name).strip()}
    _check_fields(modality, written, given)
    if modality is Modality.NONE:
        return _Read()
    if modality is Modality.UNCOUNTABLE:
        return _Read(word=_uncountable_word(written.best))
    read = {
        name: read_written(getattr(written, name), field=name, point_is_decimal=point_is_decimal)
        for name in given
    }
    if "plus_minus" in given:
        return _around(read["best"], read["plus_minus"], written)
    numbers = _Read(read.get("low"), read.get("best"), read.get("high"))
    check_order(numbers.low, numbers.best, numbers.high, written)
    return numbers


def _check_fields(modality: Modality, written: Written, given: set[str]) -> None:
    """Refuse a value that is missing, or stands where the modality has none."""
    if modality is Modality.NONE:
        wanted, allowed, remedy = (
            set(),
            set(),
            say("“none” has no value: leave it empty, or choose another modality"),
        )
    elif modality is not Modality.RANGE:
        wanted, allowed, remedy = {"best"}, {"best"}, _NO_MARGIN if "plus_minus" in given else _SINGLE
    elif "plus_minus" in given:
        wanted, allowed, remedy = {"best", "plus_minus"}, {"best", "plus_minus"}, _BETWEEN
    else:
        wanted, allowed, remedy = {"low", "high"}, {"low", "best", "high"}, ""
    for name in _FIELDS:
        if name in given - allowed:
            raise InvalidFigure(name, getattr(written, name), remedy)
        if name in wanted - given:
            is_range = modality is Modality.RANGE
            needs = say("missing: a range needs both ends") if is_range else say("missing: write the number")
            raise InvalidFigure(name, getattr(written, name), needs)


def _uncountable_word(text: str) -> str:
    word = " ".join(text.casefold().split())
    if word not in POLICY.uncountable:
        known = ", ".join(POLICY.uncountable)
        remedy = say("not one of {words}: choose one of these, or give a number", words=known)
        raise InvalidFigure("best", text, remedy)
    return word


def _around(best: WrittenNumber, margin: WrittenNumber, written: Written) -> _Read:
    if margin.value < 0:
        raise InvalidFigure("plus_minus", written.plus_minus, say("a margin can't be negative"))
    low, high = best.value - margin.value, best.value + margin.value
    return _Read(WrittenNumber(low, margin.grain), best, WrittenNumber(high, margin.grain))


def _check_sense(modality: Modality, wanted: KnownUnit) -> None:
    if wanted.is_interval_scale and modality in {Modality.NONE, Modality.UNCOUNTABLE}:
        raise InvalidFigure(
            "modality",
            modality.value,
            say("{unit} has no “none” and no dozens: give a value", unit=wanted.name),
        )


_Shape = Callable[[Fraction, Fraction], tuple[Interval, Interval]]


def _both(interval: Interval) -> tuple[Interval, Interval]:
    return interval, interval


_of = Interval.of
_SHAPES: dict[Modality, _Shape] = {
    Modality.EXACTLY: lambda x, t: _both(_of(x, x)),
    Modality.STATED: lambda x, t: (_of(x, x), _of(x - t, x + t)),
    Modality.APPROX: lambda x, t: (_of(x - t, x + t), _of(x - 2 * t, x + 2 * t)),
    Modality.NEARLY: lambda x, t: (_of(x - t, x, high_open=True), _of(x - 2 * t, x)),
    Modality.JUST_OVER: lambda x, t: (_of(x, x + t, low_open=True), _of(x, x + 2 * t)),
    Modality.AT_LEAST: lambda x, t: _both(_of(x, None)),
    Modality.MORE_THAN: lambda x, t: _both(_of(x, None, low_open=True)),
    Modality.AT_MOST: lambda x, t: _both(_of(None, x)),
    Modality.LESS_THAN: lambda x, t: _both(_of(None, x, high_open=True)),
    Modality.UP_TO: lambda x, t: (
        _of(0, x, low_open=True),
        _of(0, POLICY.soft_bound * x, low_open=True),
    ),
    Modality.UNREAD: lambda x, t: (_of(x, x), EVERYTHING),
}
"""Core and outer of a value x whose tolerance (h where hedged, r where bare) is t."""


def _intervals(modality: Modality, numbers: _Read, precision: _Precision) -> tuple[Interval, Interval]:
    """Core and outer in the unit as written, before they are fitted to the question."""
    if modality is Modality.UNCOUNTABLE:
        least = POLICY.uncountable[numbers.word]
        return _of(POLICY.vague_core * least, None), _of(least, None)
    low, high = numbers.low, numbers.high
    if low is not None and high is not None:
        a, b = Fraction(low.value), Fraction(high.value)
        return _of(a, b), _of(a - precision.bare(low), b + precision.bare(high))
    if numbers.best is None:  # none: there is nothing to read
        return _both(_of(0, 0))
    x = Fraction(numbers.best.value)
    if modality is Modality.UP_TO and precision.unbounded:
        return _of(None, x), EVERYTHING
    tolerance = precision.hedged(numbers.best) if modality in HEDGED else precision.bare(numbers.best)
    return _SHAPES[modality](x, tolerance)


def _converted(number: WrittenNumber | None, source: KnownUnit, wanted: KnownUnit) -> Decimal | None:
    if number is None:
        return None
    if source.code == wanted.code:
        return number.value
    return decimal_of(convert(number.value, source.code, wanted.code))


def decimal_of(value: Fraction) -> Decimal:
    """The fraction as a decimal, rounded half to even to 12 places where it doesn't end sooner."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal(1).scaleb(-POLICY.decimal_places), rounding=ROUND_HALF_EVEN)
        plain = rounded.normalize()
        return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


_DATE_MODALITIES = frozenset(_SHAPES) - HEDGED - {Modality.UP_TO, Modality.UNREAD} | {Modality.RANGE}


def date_figure(modality: Modality, first: date, last: date | None = None) -> Figure:
    """A date as an interval of days, in ordinals: a day, or a range of days; raises InvalidFigure.

    "At least" reads not before, "at most" by that day. A hedged date is a range whose ends a person chooses.
    """
    if modality not in _DATE_MODALITIES:
        raise InvalidFigure(
            "modality", modality.value, say("a date takes none: give the first and the last day it may be")
        )
    start = Decimal(first.toordinal())
    if modality is not Modality.RANGE:
        core, outer = _SHAPES[modality](Fraction(start), Fraction(0))
        written = Written(best=first.isoformat())
        return Figure(modality, core.whole(), outer.whole(), best=start, written=written, interval_scale=True)
    if last is None or last < first:
        remedy = say("missing or before {day}: give the last day it may be", day=first.isoformat())
        raise InvalidFigure("high", last or "", remedy)
    days = _of(first.toordinal(), last.toordinal())
    written = Written(low=first.isoformat(), high=last.isoformat())
    end = Decimal(last.toordinal())
    return Figure(modality, days, days, start, None, end, written, interval_scale=True)


def least_of(figure: Figure) -> Decimal:
    """The least number that a vague quantity asserts: 24 for dozens, 200 for hundreds."""
    return decimal_of(figure.core.low or Fraction(0))


def bounds_of(figure: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Low, best and high of a figure as an answer: a bound is an end, not a best value."""
    if figure.stance is not None:
        return None, None, None
    if figure.modality is Modality.NONE:
        return Decimal(0), Decimal(0), Decimal(0)
    if figure.uncountable:
        return least_of(figure), None, None
    if figure.modality in LOWER_BOUNDS:
        return figure.best, None, None
    if figure.modality in UPPER_BOUNDS:
        return None, None, figure.best
    return figure.low, figure.best, figure.high
