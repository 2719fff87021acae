"""Intervals of exact numbers: open, closed or unbounded at either end."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Self

Number = Fraction | Decimal | int


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; None is unbounded.

    Ends are exact fractions, whatever exact number they were given as. Two intervals with the same numbers
    are equal: an unbounded end is never inclusive, and there is one empty interval.
    """

    low: Fraction | None
    high: Fraction | None
    low_inclusive: bool = True
    high_inclusive: bool = True

    def __post_init__(self) -> None:
        if self.low is None:
            object.__setattr__(self, "low_inclusive", False)
        elif type(self.low) is not Fraction:
            object.__setattr__(self, "low", Fraction(self.low))
        if self.high is None:
            object.__setattr__(self, "high_inclusive", False)
        elif type(self.high) is not Fraction:
            object.__setattr__(self, "high", Fraction(self.high))
        if self._holds_nothing():
            for end in ("low", "high"):
                object.__setattr__(self, end, Fraction(0))
                object.__setattr__(self, f"{end}_inclusive", False)

    @classmethod
    def of(
        cls, low: Number | None, high: Number | None, *, low_open: bool = False, high_open: bool = False
    ) -> Self:
        """The interval between two numbers of any exact kind, closed unless said otherwise."""
        return cls(_exact(low), _exact(high), not low_open, not high_open)

    @classmethod
    def point(cls, value: Number) -> Self:
        """One number alone."""
        return cls.of(value, value)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low_inclusive or self.high_inclusive:
            return False
        return self.low is not None and self.low == self.high

    def _holds_nothing(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (
            self.low == self.high and not (self.low_inclusive and self.high_inclusive)
        )

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies in it."""
        return not self.is_empty and self.low is not None and self.low == self.high

    @property
    def is_closed(self) -> bool:
        """Whether both ends are numbers and belong to it."""
        return self.low_inclusive and self.high_inclusive

    @property
    def midpoint(self) -> Fraction | None:
        """Halfway between its ends, where both are numbers."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    def contains(self, value: Number) -> bool:
        """Whether the number lies in it."""
        number = Fraction(value)
        if self.low is not None and (number < self.low or (number == self.low and not self.low_inclusive)):
            return False
        return self.high is None or number < self.high or (number == self.high and self.high_inclusive)

    def within(self, other: "Interval") -> bool:
        """Whether every number of this one lies in the other."""
        return self.is_empty or self.intersection(other) == self

    def below(self, other: "Interval") -> bool:
        """Whether every number of this one is below every number of the other, and none is shared."""
        if self.high is None or other.low is None or self.is_empty or other.is_empty:
            return False
        if self.high_inclusive and other.low_inclusive:
            return self.high < other.low
        return self.high <= other.low

    def meets(self, other: "Interval") -> bool:
        """Whether the two share a number."""
        if self.is_empty or other.is_empty:
            return False
        return not (self.below(other) or other.below(self))

    def gap(self, other: "Interval") -> Fraction | None:
        """The distance between two that don't meet (0 where only an open end parts them); else None."""
        for lower, upper in ((self, other), (other, self)):
            if lower.below(upper) and lower.high is not None and upper.low is not None:
                return upper.low - lower.high
        return None

    def intersection(self, other: "Interval") -> "Interval":
        """The numbers in both; empty where there are none."""
        if other.low is None and other.high is None:
            return self
        low, low_in = max(self.low_key(), other.low_key())[1:]
        high, high_in = min(self.high_key(), other.high_key())[1:]
        return (
            Interval(
                low if self.low is not None or other.low is not None else None,
                high if self.high is not None or other.high is not None else None,
                low_in == 0,
                high_in == 0,
            )
            if not (self.is_empty or other.is_empty)
            else EMPTY
        )

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval with the numbers of both."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        bottom = min(self, other, key=Interval.low_key)
        top = max(self, other, key=Interval.high_key)
        return Interval(bottom.low, top.high, bottom.low_inclusive, top.high_inclusive)

    def minus(self, other: "Interval") -> "Interval":
        """Every difference of a number of this one and a number of the other."""
        if self.is_empty or other.is_empty:
            return EMPTY
        low = None if self.low is None or other.high is None else self.low - other.high
        high = None if self.high is None or other.low is None else self.high - other.low
        return Interval(
            low,
            high,
            self.low_inclusive and other.high_inclusive,
            self.high_inclusive and other.low_inclusive,
        )

    def scaled(self, factor: Number, offset: Number = 0) -> "Interval":
        """Every number times `factor` (above 0) plus `offset`."""
        if self.is_empty:
            return EMPTY
        by, more = Fraction(factor), Fraction(offset)
        low = None if self.low is None else self.low * by + more
        high = None if self.high is None else self.high * by + more
        return Interval(low, high, self.low_inclusive, self.high_inclusive)

    def whole(self) -> "Interval":
        """As counts: fractional ends go outward, an open end to the next whole number inside."""
        if self.is_empty:
            return EMPTY
        low, high = self.low, self.high
        if low is not None:
            low = Fraction(floor(low) if self.low_inclusive else floor(low) + 1)
        if high is not None:
            high = Fraction(ceil(high) if self.high_inclusive else ceil(high) - 1)
        return Interval(low, high)

    def low_key(self) -> tuple[int, Fraction, int]:
        """Orders lower ends from the left; an open one lies just right of a closed one."""
        return (-1, Fraction(0), 0) if self.low is None else (0, self.low, 0 if self.low_inclusive else 1)

    def high_key(self) -> tuple[int, Fraction, int]:
        """Orders upper ends from the left; an open one lies just left of a closed one."""
        return (1, Fraction(0), 0) if self.high is None else (0, self.high, 0 if self.high_inclusive else -1)

    def __str__(self) -> str:
        left = "[" if self.low_inclusive else "("
        right = "]" if self.high_inclusive else ")"
        return f"{left}{_shown(self.low, '−∞')}, {_shown(self.high, '∞')}{right}"


def _exact(value: Number | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _shown(value: Fraction | None, unbounded: str) -> str:
    if value is None:
        return unbounded
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.6g}"


EMPTY = Interval(Fraction(0), Fraction(0), False, False)
EVERYTHING = Interval(None, None)
