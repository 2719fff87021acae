"""Figures: what the words say, and the intervals they leave open.

A figure is a modality and one to three values as written, with two intervals in the question's unit:
**core**, what the words assert, and **outer**, their widest fair reading. Only disjoint outers are a
contradiction; disjoint cores whose outers meet differ in precision.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from claims.domain.figures.interval import Interval
from claims.domain.figures.numbers import InvalidFigure
from claims.domain.flags import Flag
from claims.domain.policy import POLICY

__all__ = ["Figure", "InvalidFigure", "Measure", "Modality", "Stance", "Written", "stance_figure"]


class Modality(StrEnum):
    """How a figure is worded; the rows of the methodology's first table."""

    EXACTLY = "exactly"
    STATED = "stated"
    APPROX = "approx"
    NEARLY = "nearly"
    JUST_OVER = "just_over"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    RANGE = "range"
    NONE = "none"
    UNCOUNTABLE = "uncountable"
    UNREAD = "unread"


class Stance(StrEnum):
    """The answer to a yes/no question."""

    AFFIRMS = "affirms"
    DENIES = "denies"


LOWER_BOUNDS = frozenset({Modality.AT_LEAST, Modality.MORE_THAN, Modality.UNCOUNTABLE})
UPPER_BOUNDS = frozenset({Modality.AT_MOST, Modality.LESS_THAN, Modality.UP_TO})
ONE_SIDED = LOWER_BOUNDS | UPPER_BOUNDS
TWO_SIDED = frozenset(
    {
        Modality.EXACTLY,
        Modality.STATED,
        Modality.APPROX,
        Modality.NEARLY,
        Modality.JUST_OVER,
        Modality.RANGE,
    }
)
HEDGED = frozenset({Modality.APPROX, Modality.NEARLY, Modality.JUST_OVER})


class Measure(Protocol):
    """What a figure needs to know of its question; a Scope is one."""

    @property
    def unit(self) -> str:
        """Code of the question's unit."""

    @property
    def minimum(self) -> Fraction | None:
        """The least value there can be, in the question's unit; None for signed quantities."""

    @property
    def additive(self) -> bool:
        """Whether a part can't exceed its whole (and so nothing is negative)."""

    @property
    def is_count(self) -> bool:
        """Whether its values are whole numbers."""


@dataclass(frozen=True, slots=True)
class Written:
    """A figure's digits and words, exactly as the source gives them.

    A range has `low` and `high`, and may have a `best`; x ± m is a range with `best` and `plus_minus`; every
    other modality has its one value in `best` (for `uncountable` the word, for `none` nothing, for `unread`
    the number beside words that could not be read). `unit` is the unit as written: a code, name or alias;
    empty for the question's own.
    """

    low: str = ""
    best: str = ""
    high: str = ""
    unit: str = ""
    plus_minus: str = ""

    @classmethod
    def of(cls, modality: Modality, value: str = "", value_2: str = "", unit: str = "") -> "Written":
        """From one value or two, put where the modality has them."""
        if modality is Modality.RANGE:
            return cls(low=value, high=value_2, unit=unit)
        return cls(best=value, high=value_2, unit=unit)


@dataclass(frozen=True, slots=True)
class Figure:
    """What the words say.

    `low`, `best`, `high` are the values as written, in the question's unit (rounded to 12 decimal places
    where the conversion doesn't end); `core` and `outer` are exact. A range has low and high; any other
    modality has its value in `best`. Money in another currency than the question's stays in its own.
    `interval_scale`: the unit's zero is a convention (°C, dates). `out_of_range`: it says what can't be true
    of the question (a share above 100 %, a part of a person).
    """

    modality: Modality
    core: Interval
    outer: Interval
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    written: Written = Written()
    interval_scale: bool = False
    stance: Stance | None = None
    out_of_range: bool = False

    @property
    def two_sided(self) -> bool:
        """Whether it says where the value is, rather than which side of a bound it is on."""
        return self.modality in TWO_SIDED

    @property
    def one_sided(self) -> bool:
        """Whether it gives one bound only."""
        return self.modality in ONE_SIDED

    @property
    def uncountable(self) -> bool:
        """Whether it names no number (dozens, thousands); the rules read it as the lower bound it is."""
        return self.modality is Modality.UNCOUNTABLE

    @property
    def unread(self) -> bool:
        """Whether the words around its number could not be read: it says nothing until somebody has."""
        return self.modality is Modality.UNREAD

    @property
    def gives_an_end(self) -> bool:
        """Whether its values may be an end of a range or part of a sum."""
        return not (self.out_of_range or self.unread)

    @property
    def wide(self) -> bool:
        """Whether its core, before rounding to whole counts, is wider than ± 10 % of its centre (policy v2).

        Of two-sided figures only a range can be: no hedge leaves more than that.
        """
        centre = self.centre
        if self.modality is not Modality.RANGE or self.interval_scale or centre is None:
            return False
        low, high = self.low or Decimal(0), self.high or Decimal(0)
        return Fraction(high - low) / 2 > POLICY.wide * abs(Fraction(low + high) / 2)

    @property
    def flags(self) -> frozenset[Flag]:
        """What has to be asked about it."""
        found = {Flag.UNREAD: self.unread, Flag.OUT_OF_RANGE: self.out_of_range}
        return frozenset(flag for flag, raised in found.items() if raised)

    @property
    def denies(self) -> bool:
        """Whether it says that there are none, or no."""
        return self.stance is Stance.DENIES or self.modality is Modality.NONE

    @property
    def presupposes_some(self) -> bool:
        """Whether a flat denial contradicts it, whatever its number: all but none, at most, less than and
        what includes 0 itself."""
        if self.stance is not None:
            return self.stance is Stance.AFFIRMS
        if self.interval_scale or self.modality in _SILENT_ON_EXISTENCE:
            return False
        if self.modality is Modality.UP_TO:
            return self.core.low is not None
        if self.uncountable:
            return True
        return not _includes_zero(self)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The finite values as written, smallest first; a denial's is 0, a stance and dozens have none."""
        if self.stance is not None:
            return ()
        if self.modality is Modality.NONE:
            return (Decimal(0),)
        return tuple(sorted({v for v in (self.low, self.best, self.high) if v is not None}))

    @property
    def lowest_value(self) -> Decimal | None:
        """The value it gives for the low end: none where it is an upper bound."""
        return None if self.modality in UPPER_BOUNDS or not self.values else self.values[0]

    @property
    def highest_value(self) -> Decimal | None:
        """The value it gives for the high end: none where it is a lower bound."""
        return None if self.modality in LOWER_BOUNDS or not self.values else self.values[-1]

    @property
    def centre(self) -> Fraction | None:
        """Its best value, or the midpoint of a range; it serves the nearness test of corroboration only."""
        if self.best is not None:
            return Fraction(self.best)
        if self.low is None or self.high is None:
            return None
        return (Fraction(self.low) + Fraction(self.high)) / 2

    def says_the_same(self, other: "Figure") -> bool:
        """Whether core and outer are equal: the same figure, however it is written."""
        return self.core == other.core and self.outer == other.outer

    def is_of_one_number_with(self, other: "Figure") -> bool:
        """Whether both may be readings of one number in a text, however its words were taken."""
        values = self.low, self.best, self.high
        named = values != (None, None, None) and values == (other.low, other.best, other.high)
        return named or self.says_the_same(other)


_SILENT_ON_EXISTENCE = frozenset({Modality.NONE, Modality.AT_MOST, Modality.LESS_THAN, Modality.UNREAD})


def _includes_zero(figure: Figure) -> bool:
    if figure.modality is Modality.RANGE:
        return figure.low is not None and figure.high is not None and figure.low <= 0 <= figure.high
    best = figure.best if figure.best is not None else Decimal(0)
    if figure.modality is Modality.AT_LEAST:
        return best <= 0
    return best < 0 if figure.modality is Modality.MORE_THAN else best == 0


def stance_figure(stance: Stance) -> Figure:
    """A stance read as a figure: denies is [0, 0], affirms [1, 1]; both are full answers."""
    value = Decimal(1 if stance is Stance.AFFIRMS else 0)
    at = Interval.point(value)
    return Figure(Modality.EXACTLY, at, at, best=value, stance=stance)
