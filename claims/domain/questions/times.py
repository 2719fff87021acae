"""When a claim was true (as of), and how two such times stand to each other."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.domain.questions.scope import Temporality


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days for which a claim holds, both included. No start: since ever. Its end is the day it was said
    where the source leaves it open."""

    start: date | None
    end: date

    def __post_init__(self) -> None:
        if self.start is not None and self.start > self.end:
            raise ValueError(f"as of {self.start} to {self.end}: the start is after the end")

    @property
    def first(self) -> date:
        """The first day; the earliest there is where it holds since ever."""
        return self.start or date.min

    def covers(self, other: "DayRange") -> bool:
        """Whether every day of the other is one of its own."""
        return self.first <= other.first and other.end <= self.end

    def shares_a_day(self, other: "DayRange") -> bool:
        """Whether some day is in both."""
        return self.first <= other.end and other.first <= self.end

    def __str__(self) -> str:
        if self.start is None:
            return f"up to {self.end}"
        return f"{self.start}" if self.start == self.end else f"{self.start} to {self.end}"


class TimeOrder(StrEnum):
    """How one as-of time stands to another."""

    SAME = "same"
    EARLIER = "earlier"
    LATER = "later"
    INSIDE = "inside"
    STRADDLING = "straddling"
    MISSING = "missing"


MIRRORED = {TimeOrder.EARLIER: TimeOrder.LATER, TimeOrder.LATER: TimeOrder.EARLIER}


def compare(a: DayRange | None, b: DayRange | None, temporality: Temporality) -> TimeOrder:
    """How `a` stands to `b`: earlier means that a's time comes before b's.

    Stock: the same if they share a day. Cumulative: by their ends only. Flow: the same if equal; one period
    inside the other and two that straddle are told apart. Timeless: always the same, dated or not.
    """
    if temporality is Temporality.TIMELESS:
        return TimeOrder.SAME
    if a is None or b is None:
        return TimeOrder.MISSING
    if temporality is Temporality.CUMULATIVE:
        if a.end == b.end:
            return TimeOrder.SAME
        return TimeOrder.EARLIER if a.end < b.end else TimeOrder.LATER
    if not a.shares_a_day(b):
        return TimeOrder.EARLIER if a.end < b.first else TimeOrder.LATER
    if temporality is Temporality.STOCK or a == b:
        return TimeOrder.SAME
    return TimeOrder.INSIDE if a.covers(b) or b.covers(a) else TimeOrder.STRADDLING
