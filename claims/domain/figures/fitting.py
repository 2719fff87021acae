"""A figure fitted to its question: whole counts, shares of 0 to 100 %, nothing below the least value.

What the question does not admit is kept as it was said and flagged, never refused: that it is impossible is
the finding. Intervals are cut only where something is left.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from claims.domain.figures.figure import Figure, Measure, Modality, Written
from claims.domain.figures.interval import EVERYTHING, Interval
from claims.domain.figures.numbers import InvalidFigure, WrittenNumber
from claims.domain.figures.units import KnownUnit, convert
from claims.domain.saying import say


def fitted(raw: Figure, measure: Measure, wanted: KnownUnit) -> Figure:
    """The figure, its intervals cut to what the question admits; raises InvalidFigure where words leave none.

    "Nearly 1 person" and "up to 0" say nothing that anything could be.
    """
    if raw.unread:
        return raw
    bounds = _bounds(measure, wanted)
    beyond = _beyond(raw, measure, bounds)
    core, outer = raw.core, raw.outer
    if measure.is_count:
        held = EVERYTHING if beyond else _held(raw)
        core, outer = core.whole().intersection(held), outer.whole().intersection(held)
    if core.is_empty or outer.is_empty:
        raise _nothing_left(raw, bounds)
    if core.meets(bounds):
        core, outer = core.intersection(bounds), outer.intersection(bounds)
    low, high = raw.low, raw.high
    if raw.written.plus_minus and not beyond:
        low, high = _calculated_ends(low, high, bounds)
    return replace(raw, core=core, outer=outer, low=low, high=high, out_of_range=beyond)


def _calculated_ends(
    low: Decimal | None, high: Decimal | None, bounds: Interval
) -> tuple[Decimal | None, Decimal | None]:
    """The ends of x ± m, no further than what can be: nobody has said that there are minus 50 people."""
    if low is not None and bounds.low is not None:
        low = max(low, _as_decimal(bounds.low))
    if high is not None and bounds.high is not None:
        high = min(high, _as_decimal(bounds.high))
    return low, high


def _bounds(measure: Measure, wanted: KnownUnit) -> Interval:
    """All that an answer can be."""
    if wanted.is_interval_scale:
        return EVERYTHING
    least = Fraction(0) if measure.minimum is None and measure.additive else measure.minimum
    bounds = Interval.of(least, None)
    if wanted.dimension == "share":
        return bounds.intersection(Interval.of(0, convert(100, "percent", wanted.code)))
    return bounds


def _beyond(raw: Figure, measure: Measure, bounds: Interval) -> bool:
    """Whether a value as written, or all that the words assert, lies outside; or is a part of a person."""
    # the ends of x ± m are calculated, and a margin may reach beyond what can be
    said = [raw.best] if raw.written.plus_minus else [raw.low, raw.best, raw.high]
    values = [value for value in said if value is not None]
    parts = measure.is_count and any(value != value.to_integral_value() for value in values)
    outside = not raw.core.is_empty and not raw.core.meets(bounds)
    return parts or outside or not all(bounds.contains(value) for value in values)


def _held(raw: Figure) -> Interval:
    """What rounding to whole numbers must not leave: a figure that presupposes some never reaches 0."""
    if not raw.presupposes_some:
        return EVERYTHING
    above = raw.core.high is None or raw.core.high > 0
    return Interval.of(1, None) if above else Interval.of(None, -1)


def _nothing_left(raw: Figure, bounds: Interval) -> InvalidFigure:
    value = raw.written.best or raw.written.low or raw.modality.value
    words = raw.modality.value.replace("_", " ")
    field = "low" if raw.modality is Modality.RANGE else "best"
    remedy = say(
        "“{words}” leaves no value that the question admits ({bounds})", words=words, bounds=str(bounds)
    )
    return InvalidFigure(field, value, remedy)


def _as_decimal(bound: Fraction) -> Decimal:
    return Decimal(bound.numerator) / Decimal(bound.denominator)


def check_order(
    low: WrittenNumber | None, best: WrittenNumber | None, high: WrittenNumber | None, written: Written
) -> None:
    """Raise InvalidFigure where the ends are in the wrong order, or the best value is not between them."""
    if low is None or high is None:
        return
    if low.value > high.value:
        remedy = say("the lower end is above the higher, {high}: swap them", high=written.high)
        raise InvalidFigure("low", written.low, remedy)
    if best is not None and not low.value <= best.value <= high.value:
        ends = {"low": written.low, "high": written.high}
        remedy = say("outside {low} to {high}: correct it, or one of the ends", **ends)
        raise InvalidFigure("best", written.best, remedy)
