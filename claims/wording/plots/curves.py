"""What a picture of curves is drawn from: each source's points, breaks, published figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from claims.wording.plots.axis import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure on its day: what its words assert (`core`), and its value as told."""

    day: date
    core: Reach
    value: str

    @property
    def middle(self) -> Fraction | None:
        """Where the line goes: the middle of two ends, else the end there is."""
        ends = [Fraction(end) for end in (self.core.low, self.core.high) if end is not None]
        return sum(ends, Fraction(0)) / len(ends) if ends else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One source's points in the order of their days; `tone` numbers the source."""

    label: str
    tone: int
    points: Sequence[Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedDay:
    """A break in a series: on which day of which source, and what is asked, as a sentence."""

    day: date
    tone: int
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A published figure and the days it holds for; None is an open end."""

    label: str
    start: date | None
    end: date | None
    reach: Reach
