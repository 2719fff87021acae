"""Size after size: grown, measured, given up again."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.scale.grown import counted, grow, room
from benchmarks.scale.kept import Kept
from benchmarks.scale.ways import Way
from benchmarks.scale.works import DETECTION, LABELS, MOST, WORKS, Ground, detected

SPARE = 20 * 10**9
"""Bytes of disk that are left to others."""
A_CLAIM = 12_000
"""Bytes on disk for a claim with all that comes of it and the journal, as long as none was measured."""
JOURNAL = 1.5
"""How much more than tables and indexes a database takes while it is made."""

Database = Callable[[int, Callable[[int], None]], AbstractContextManager[None]]
"""(claims, fill) → the database of so many claims is the current one; made by `fill` unless it is there."""
Opened = Callable[[], AbstractContextManager[Way]]


@dataclass(slots=True)
class Growth:
    """A run over sizes. `way` leads to the whole site, `commands` to its commands alone."""

    kept: Kept
    database: Database
    way: Opened
    commands: Opened
    say: Callable[[str], None]
    most: int = MOST

    def measure(self, claims: int) -> None:
        """Everything at one size that is not known yet; each measurement is kept at once."""
        began = time.monotonic()
        self.say(f"{claims:,} claims: growing the database")
        with self.database(claims, self._fill):
            self.kept.tell(claims, counts=counted(), room=room())
            self.say(f"{claims:,} claims: grown after {time.monotonic() - began:.0f} s; starting the site")
            with self.way() as way, TemporaryDirectory() as folder:
                for name in WORKS:
                    if not self.kept.has(claims, name):
                        self._one(name, Ground(way, Path(folder), claims, self.most))
        known = self.kept.size(claims).get("seconds", 0)
        self.kept.tell(claims, done=True, seconds=known + round(time.monotonic() - began))

    def _fill(self, claims: int) -> None:
        def detect() -> None:
            self.say(f"{claims:,} claims: {LABELS[DETECTION]}")
            with self.commands() as way:
                self.kept.keep(claims, DETECTION, detected(way))

        grow(claims, detect)

    def _one(self, name: str, ground: Ground) -> None:
        began = time.monotonic()
        try:
            self.kept.keep(ground.claims, name, WORKS[name](ground))
        except (RuntimeError, OSError) as problem:  # the others are measured all the same
            self.kept.keep(ground.claims, name, str(problem))
            self.say(f"{ground.claims:,} claims: {LABELS[name]}: failed: {problem}")
        else:
            self.say(f"{ground.claims:,} claims: {LABELS[name]}: done in {time.monotonic() - began:.0f} s")


def grow_through(growth: Growth, sizes: Sequence[int], *, place: Path, budget: float, whole: bool) -> str:
    """Measure size after size; why it ended.

    `budget`: seconds for all of them. It ends before a size for which disk or, unless `whole`, time would not
    do, by what the size before took.
    """
    began = time.monotonic()
    for claims in sizes:
        if growth.kept.is_done(claims):
            growth.say(f"{claims:,} claims: measured before")
            continue
        needed, left = _needed(growth.kept, claims), shutil.disk_usage(place).free - SPARE
        if needed > left:
            return (
                f"Stopped before {claims:,} claims: they need about {needed / 1e9:.0f} GB of disk, and "
                f"{max(left, 0) / 1e9:.0f} GB are free beyond the {SPARE / 1e9:.0f} GB left to others."
            )
        takes, rest = _takes(growth.kept, claims), budget - (time.monotonic() - began)
        if takes > rest and not whole:
            return (
                f"Stopped before {claims:,} claims: they take about {takes / 60:.0f} minutes, and "
                f"{max(rest, 0) / 60:.0f} of the budget are left. SIZES={claims} measures them all the same, "
                "MINUTES=… sets the budget."
            )
        growth.measure(claims)
    return "All sizes are measured."


def _needed(kept: Kept, claims: int) -> float:
    """Bytes, as many for each claim as at the largest size so far."""
    before = [size for size in kept.in_order() if size["counts"]["claims"]]
    if not before:
        return float(claims * A_CLAIM)
    each = sum(before[-1]["room"].values()) / before[-1]["counts"]["claims"]
    return float(each * claims * JOURNAL)


def _takes(kept: Kept, claims: int) -> float:
    """Seconds, as many for each claim as at the largest size so far; 0 where none is known."""
    before = [size for size in kept.in_order() if "seconds" in size]
    return float(before[-1]["seconds"] * claims / before[-1]["counts"]["claims"]) if before else 0.0


@contextmanager
def database_of_its_own(claims: int, fill: Callable[[int], None]) -> Iterator[None]:
    """In a cluster of its own; it stays where the work is cut short, and is dropped when done."""
    from benchmarks.database import built, dropped, pointed_at

    name = built("scale", claims, fill)
    with pointed_at(name):
        yield
    dropped(name)
