"""What a piece of work takes: processors' time of application and database, the clock's, memory."""

import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from benchmarks.machine import held, tree_memory, tree_seconds

LOOKED_EVERY = 0.5
"""Seconds between two looks at memory while a command runs: a peak that is shorter may be missed."""


@dataclass(frozen=True, slots=True)
class Processes:
    """The roots of what is measured: the application's process, and the database's.

    `without`: a process whose own memory is not counted, as it only has others work; `idle`: one that waits
    meanwhile, which is not counted with all below it.
    """

    application: int
    database: int
    without: int | None = None
    idle: int | None = None

    def seconds(self) -> tuple[float, float]:
        """Processor seconds of each; a database below the application's process counts as the database's."""
        database = tree_seconds(self.database)
        return tree_seconds(self.application, self.database) - database, database

    def megabytes(self) -> tuple[float, float]:
        """Memory that each holds now."""
        database = tree_memory(self.database)
        application = tree_memory(self.application, self.database) - database
        application -= held(self.without) if self.without else 0.0
        return application - (tree_memory(self.idle) if self.idle else 0.0), database


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds and megabytes of a piece of work; `slow`: seconds of the clock of the slowest twentieth."""

    application: float
    database: float
    wall: float
    memory: float
    database_memory: float
    slow: float | None = None
    times: int = 1

    def as_json(self) -> dict[str, float | int | None]:
        """As it is kept."""
        return {name: round(value, 5) if value else value for name, value in asdict(self).items()}


def spent_once(work: Callable[[], object], processes: Processes) -> Spent:
    """Of a work of seconds or minutes; memory is its peak."""
    over, peaks = threading.Event(), [0.0, 0.0]
    looking = threading.Thread(target=_look, args=(over, peaks, processes), daemon=True)
    before, began = processes.seconds(), time.perf_counter()
    looking.start()
    try:
        work()
    finally:
        wall = time.perf_counter() - began
        over.set()
        looking.join()
    after = processes.seconds()
    return Spent(after[0] - before[0], after[1] - before[1], wall, *peaks)


def _look(over: threading.Event, peaks: list[float], processes: Processes) -> None:
    while True:
        for place, megabytes in enumerate(processes.megabytes()):
            peaks[place] = max(peaks[place], megabytes)
        if over.wait(LOOKED_EVERY):
            return


def spent_each(
    work: Callable[[], object], processes: Processes, *, most: int, seconds: float, warm: int = 2
) -> Spent:
    """Of one of many short works, at most so many, for about so long; memory is what is held afterwards."""
    for _ in range(warm):
        work()
    walls: list[float] = []
    before = processes.seconds()
    while len(walls) < most and sum(walls) < seconds:
        began = time.perf_counter()
        work()
        walls.append(time.perf_counter() - began)
    application, database = (
        (late - early) / len(walls) for early, late in zip(before, processes.seconds(), strict=True)
    )
    slow = statistics.quantiles(walls, n=20)[-1] if len(walls) >= 20 else max(walls)
    memory = processes.megabytes()
    return Spent(application, database, statistics.median(walls), *memory, slow=slow, times=len(walls))
