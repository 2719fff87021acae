"""Who reads, and at what time: all that decides what of the records may be known."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Audience(StrEnum):
    """READERS: whoever reads over REST, on pages, in published documents and reports, signed in or not.

    A role decides which endpoints open, never what is in them. DESK: the newsroom's own desk.
    """

    READERS = "readers"
    DESK = "desk"

    @property
    def sees_hidden(self) -> bool:
        """Whether what is internal or under embargo may be known."""
        return self is Audience.DESK


@dataclass(frozen=True, slots=True)
class Viewer:
    """An audience at a time.

    `at`: the moment (aware) on which an embargo is over or not. `known_at`: what had been recorded by then
    and nothing later; None is all that there is.
    """

    audience: Audience
    at: datetime
    known_at: datetime | None = None


def reader(at: datetime, *, known_at: datetime | None = None) -> Viewer:
    """Whoever reads at `at`."""
    return Viewer(Audience.READERS, at, known_at)


def desk(at: datetime) -> Viewer:
    """Who works at the desk at `at`."""
    return Viewer(Audience.DESK, at)
