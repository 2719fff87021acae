"""From numbers to places on paper: a linear scale with round ticks."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, log10
from typing import Protocol, TypeAlias

Number: TypeAlias = Decimal | Fraction | int


class Reach(Protocol):
    """Whatever has two ends, None being an open one: an interval of the domain or of a report."""

    @property
    def low(self) -> Decimal | Fraction | None:
        """The lower end."""

    @property
    def high(self) -> Decimal | Fraction | None:
        """The upper end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale: numbers `low` to `high` lie on paper from `start` to `stop`."""

    low: float
    high: float
    start: float
    stop: float

    def place(self, number: Number | float) -> float:
        """Where on paper a number lies."""
        share = (float(number) - self.low) / (self.high - self.low)
        return self.start + share * (self.stop - self.start)

    def end(self, number: Number | None, *, upper: bool) -> float:
        """Where an end lies; an open end lies at the edge of the paper."""
        if number is None:
            return self.stop if upper else self.start
        return self.place(number)


def scale_over(reaches: Iterable[Reach], start: float, stop: float) -> Scale:
    """A scale that shows every finite end; zero is shown where it is not far."""
    ends = [float(end) for reach in reaches for end in (reach.low, reach.high) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
    if low > 0 and low < 0.75 * high:
        low = 0.0
    if low == high:
        low, high = low - (abs(low) * 0.1 or 1), high + (abs(high) * 0.1 or 1)
    room = (high - low) * 0.06
    return Scale(low if low == 0 else low - room, high + room, start, stop)


def ticks(scale: Scale, wanted: int = 6) -> tuple[Decimal, ...]:
    """Round numbers on the scale, about as many as wanted: multiples of 1, 2 or 5 × 10ⁿ."""
    rough = (scale.high - scale.low) / wanted
    power = floor(log10(rough))
    factor = next(f for f in (1, 2, 5, 10) if f * 10.0**power >= rough * 0.999)
    step = Decimal(factor).scaleb(power)
    first = ceil(Decimal(repr(scale.low)) / step) * step
    found = []
    while float(first) <= scale.high:
        found.append(first)
        first += step
    return tuple(found)
