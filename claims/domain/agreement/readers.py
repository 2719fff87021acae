"""Who reads a claim a second time, and who decides where two readings differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class ReadingPart(StrEnum):
    """What a person is assigned to do."""

    SECOND = "second"
    DECIDE = "decide"


READING_WEIGHTS = {ReadingPart.SECOND: 1, ReadingPart.DECIDE: 2}
"""In the queue: that two people read a quote differently is known to matter."""


class Choice(StrEnum):
    """What the third person chooses, by the letters under which they see the two readings."""

    A = "a"
    B = "b"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may: how many readings they have open, how many they ever had."""

    key: int
    name: str
    open: int = 0
    ever: int = 0


@dataclass(frozen=True, slots=True)
class ChosenReader:
    """Who it is, and among how many."""

    reader: Reader
    of: int


def least_loaded(readers: Iterable[Reader]) -> ChosenReader | None:
    """The one with the fewest open readings, then with the fewest ever, then by name; None of none."""
    found = sorted(readers, key=lambda one: (one.open, one.ever, one.name))
    return ChosenReader(found[0], len(found)) if found else None
