"""Measuring a thing beside its yardstick: A B A B, a warm-up, the median of at least five rounds."""

import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from benchmarks.machine import describe

ROUNDS = 5
Work = Callable[[], float]
"""Does the work once and returns what it cost (seconds, of the clock or of the processors)."""


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table. `ratio`: thing / yardstick; None where it was left out, and `note` says why."""

    name: str
    ratio: float | None
    must: float | None
    stretch: float | None
    rounds: int = 0
    thing: float | None = None
    yardstick: float | None = None
    note: str = ""
    date: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    machine: str = field(default_factory=describe)

    def as_json(self) -> dict[str, object]:
        """What is kept in latest.json under the name."""
        kept = asdict(self)
        del kept["name"]
        return kept

    @property
    def verdict(self) -> str:
        """How the ratio stands to its targets, in a word."""
        if self.ratio is None:
            return "left out"
        if self.must is None:
            return ""
        if self.stretch is not None and self.ratio <= self.stretch:
            return "stretch"
        return "ok" if self.ratio <= self.must else "missed"


@dataclass(frozen=True, slots=True)
class Target:
    """What a ratio has to be, and what it would be good to reach."""

    must: float | None = None
    stretch: float | None = None


def by_turns(
    name: str, thing: Work, yardstick: Work, target: Target, *, rounds: int = ROUNDS, note: str = ""
) -> Result:
    """The ratio of the medians after one unmeasured round of each."""
    thing(), yardstick()
    costs: list[tuple[float, float]] = [(thing(), yardstick()) for _ in range(rounds)]
    mine = statistics.median(cost for cost, _ in costs)
    other = statistics.median(cost for _, cost in costs)
    return Result(
        name,
        round(mine / other, 3) if other else None,
        target.must,
        target.stretch,
        rounds,
        mine,
        other,
        note,
    )


def left_out(name: str, target: Target, why: str) -> Result:
    """A benchmark that could not be run, and why; it stays in the table."""
    return Result(name, None, target.must, target.stretch, note=why)
