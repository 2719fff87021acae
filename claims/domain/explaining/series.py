"""A source's dated values on one question."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from statistics import median_low

from sources.domain.independence import Id

Point = tuple[date, Decimal]


@dataclass(frozen=True)
class Series:
    """What one source says on one question, day by day: at most one exact value for each as-of day.

    `points`: (as-of day, value), ascending by day, all in one unit. Raises ValueError where the days don't
    ascend. (No slots: its lookup table is made once, on first use.)
    """

    source: Id
    points: tuple[Point, ...] = field(default=())

    def __post_init__(self) -> None:
        if any(earlier >= later for earlier, later in pairwise(self.days)):
            raise ValueError(f"series of {self.source}: days must ascend, each of them once")

    @classmethod
    def of(cls, source: Id, points: Iterable[Point]) -> "Series":
        """From points in any order; of several for one day the last given counts."""
        return cls(source, tuple(sorted(dict(points).items())))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Its days, ascending."""
        return tuple(day for day, _ in self.points)

    @cached_property
    def _values(self) -> dict[date, Decimal]:
        return dict(self.points)

    def at(self, day: date) -> Decimal | None:
        """The value for that very day."""
        return self._values.get(day)

    def ago(self, day: date, days: int) -> Decimal | None:
        """The value for the day that many days before."""
        if days > (day - date.min).days:
            return None
        return self._values.get(day - timedelta(days))

    def before(self, day: date) -> tuple[Point, ...]:
        """The points of earlier days."""
        return self.points[: bisect_left(self.days, day)]

    def after(self, day: date) -> tuple[Point, ...]:
        """The points of later days."""
        return self.points[bisect_right(self.days, day) :]

    def within(self, first: date, last: date) -> tuple[Point, ...]:
        """The points from one day to another, both included."""
        return self.points[bisect_left(self.days, first) : bisect_right(self.days, last)]

    @cached_property
    def step(self) -> int:
        """The usual number of days from one point to the next: 1 of a daily series, 7 of a weekly one."""
        gaps = [(later - earlier).days for earlier, later in pairwise(self.days)]
        return median_low(gaps) if gaps else 1


def shared_days(a: Series, b: Series, first: date, last: date) -> list[date]:
    """The days from one to another for which both have a value, ascending."""
    return [day for day, _ in a.within(first, last) if b.at(day) is not None]


def window(day: date, days: int) -> date:
    """The first of the `days` days that end with this one (the calendar's first day at the earliest)."""
    return day - timedelta(min(days - 1, (day - date.min).days))
