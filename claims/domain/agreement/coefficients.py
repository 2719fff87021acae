"""How well readers agree beyond chance: Krippendorff's alpha, Cohen's kappa, each with an interval.

Alpha: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", for nominal and for interval data.
Kappa: Cohen 1960, "A Coefficient of Agreement for Nominal Scales". Sums are exact fractions, so that the
order of the pairs changes nothing. The interval is the jackknife's (Efron and Stein 1981): leaving out each
pair in turn costs one pass, needs no chance, and gives the same week the same interval for ever.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist
from typing import Protocol, TypeVar

FEWEST_PAIRS = 20
"""Below so many pairs nothing is said."""
SURE = 0.95
_Z = NormalDist().inv_cdf((1 + SURE) / 2)


Value = TypeVar("Value", bound=Hashable)
Read_contra = TypeVar("Read_contra", bound=Hashable, contravariant=True)


class UnitTally(Protocol[Read_contra]):
    """Sums over units, of which one can be taken out again."""

    def add(self, unit: Sequence[Read_contra], sign: int = 1) -> None:
        """Put a unit's readings in, or (sign -1) take them out."""

    def value(self) -> Fraction | None:
        """The coefficient; None where nothing varies, so that chance alone would agree."""


class NominalAlpha:
    """Alpha where two readings are the same or not."""

    def __init__(self) -> None:
        self.counts: Counter[Hashable] = Counter()
        self.readings = 0
        self.same = 0  # ordered pairs of the same value, over all readings
        self.observed = Fraction(0)

    def add(self, unit: Sequence[Hashable], sign: int = 1) -> None:
        """A unit's readings; with fewer than two there is nothing to compare."""
        if len(unit) < 2:
            return
        within = Counter(unit)
        alike = sum(count * (count - 1) for count in within.values())
        self.observed += sign * Fraction(len(unit) * (len(unit) - 1) - alike, len(unit) - 1)
        for value, count in within.items():
            before = self.counts[value]
            after = before + sign * count
            self.same += after * (after - 1) - before * (before - 1)
            self.counts[value] = after
        self.readings += sign * len(unit)

    def value(self) -> Fraction | None:
        """1 less observed over expected disagreement."""
        expected = self.readings * (self.readings - 1) - self.same
        return 1 - (self.readings - 1) * self.observed / expected if expected else None


class IntervalAlpha:
    """Alpha where two readings are as far apart as the square of their difference."""

    def __init__(self) -> None:
        self.readings = 0
        self.total = self.squares = self.observed = Fraction(0)

    def add(self, unit: Sequence[Fraction], sign: int = 1) -> None:
        """A unit's readings; with fewer than two there is nothing to compare."""
        if len(unit) < 2:
            return
        total, squares = sum(unit, Fraction(0)), sum((reading * reading for reading in unit), Fraction(0))
        self.observed += sign * 2 * (len(unit) * squares - total * total) / (len(unit) - 1)
        self.total, self.squares = self.total + sign * total, self.squares + sign * squares
        self.readings += sign * len(unit)

    def value(self) -> Fraction | None:
        """1 less observed over expected disagreement."""
        expected = 2 * (self.readings * self.squares - self.total * self.total)
        return 1 - (self.readings - 1) * self.observed / expected if expected else None


class Kappa:
    """Cohen's kappa of two readers, or of first and second readings."""

    def __init__(self) -> None:
        self.pairs = self.agreed = self.by_chance = 0
        self.first: Counter[Hashable] = Counter()
        self.second: Counter[Hashable] = Counter()

    def add(self, unit: Sequence[Hashable], sign: int = 1) -> None:
        """A pair: the first reading and the second."""
        one, other = unit
        self.pairs += sign
        self.agreed += sign * (one == other)
        for value in {one, other}:
            self.by_chance -= self.first[value] * self.second[value]
        self.first[one] += sign
        self.second[other] += sign
        for value in {one, other}:
            self.by_chance += self.first[value] * self.second[value]

    def value(self) -> Fraction | None:
        """Agreement beyond what the readers' own habits would give by chance."""
        if not self.pairs or self.by_chance == self.pairs * self.pairs:
            return None
        chance = Fraction(self.by_chance, self.pairs * self.pairs)
        return (Fraction(self.agreed, self.pairs) - chance) / (1 - chance)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of so many pairs so many the same; the share with its interval, and the coefficient with its own.

    `value` None: the readings do not vary, so that the coefficient says nothing. `low`, `high` None: it hangs
    on a single pair, or all pairs agree; the interval of the share stands (Wilson 1927).
    """

    pairs: int
    same: int
    share_low: float
    share_high: float
    value: float | None = None
    low: float | None = None
    high: float | None = None


def agreement(tally: UnitTally[Value], pairs: Iterable[Sequence[Value]]) -> Agreement | None:
    """What is said of these pairs, each a first and a second reading; None under FEWEST_PAIRS."""
    units = list(pairs)
    if len(units) < FEWEST_PAIRS:
        return None
    same = sum(first == second for first, second in units)
    low, high = wilson(same, len(units))
    for unit in units:
        tally.add(unit)
    value = tally.value()
    if value is None:
        return Agreement(len(units), same, low, high)
    spread = None if same == len(units) else _jackknife(tally, units)
    ends = (None, None) if spread is None else (max(-1.0, value - spread), min(1.0, value + spread))
    return Agreement(len(units), same, low, high, float(value), *ends)


def _jackknife(tally: UnitTally[Value], units: Sequence[Sequence[Value]]) -> float | None:
    """Half the width of the interval; None where it hangs on a single pair."""
    without: list[float] = []
    for unit in units:
        tally.add(unit, -1)
        left = tally.value()
        tally.add(unit)
        if left is None:
            return None
        without.append(float(left))
    count, mean = len(without), sum(without) / len(without)
    return _Z * sqrt((count - 1) / count * sum((value - mean) ** 2 for value in without))


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The interval of a share that also holds where all or none hit (Wilson 1927)."""
    share, square = hits / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - half), min(1.0, middle + half)
