"""Twenty editors at one desk beside one: how long the queue and the page of a conflict take."""

import random
import statistics
import threading
import time
from collections.abc import Sequence

from benchmarks.harness import Result, Target
from benchmarks.queue import Desk, at_desk

TARGET = Target(3.0)
MANY, EDITORS = 100_000, 20
PAGES = {"busy_desk": "/admin/?show=open", "busy_desk_conflict": "case"}
READING = (6.0, 14.0)
"""Seconds that an editor looks at a page before the next."""
LONG, SHORT = 90.0, 40.0
"""Seconds for which they work, at the full size and the small one."""
WARM = 3


def busy_desk(size: int) -> list[Result]:
    """The slowest twentieth of the answers by the clock: twenty editors / one, without anybody else."""
    many, seconds = min(size, MANY), LONG if size >= MANY else SHORT
    with at_desk(many, threads=8) as desk:
        for page in PAGES.values():
            for _ in range(WARM):
                desk.took(page)
        alone = {page: [desk.took(page) for _ in range(30)] for page in PAGES.values()}
        together = _together(desk, seconds)
    note = (
        f"{many:,} claims, {EDITORS} editors for {seconds:.0f} s, a page every {sum(READING) / 2:.0f} s each"
    )
    return [_result(name, together[page], alone[page], note) for name, page in PAGES.items()]


def _together(desk: Desk, seconds: float) -> dict[str, list[float]]:
    """Of each page the times of all editors, each of whom goes from the queue to a conflict and back."""
    took: dict[str, list[float]] = {page: [] for page in PAGES.values()}
    until = time.monotonic() + seconds

    def work(number: int) -> None:
        drawn = random.Random(number)  # no secret
        time.sleep(drawn.uniform(0, READING[1]))
        while time.monotonic() < until:
            for page, times in took.items():
                times.append(desk.took(page))
                time.sleep(drawn.uniform(*READING))

    editors = [threading.Thread(target=work, args=(number,)) for number in range(EDITORS)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    return took


def _result(name: str, together: Sequence[float], alone: Sequence[float], note: str) -> Result:
    slow, usual = (statistics.quantiles(times, n=20)[-1] for times in (together, alone))
    told = f"{note}; p95 of {len(together)} answers beside {len(alone)}"
    return Result(name, round(slow / usual, 3), TARGET.must, None, 1, slow, usual, told)
