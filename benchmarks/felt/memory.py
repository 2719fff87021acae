"""The memory of a web process after many requests and of a worker, beside plain REST framework."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from benchmarks.database import built, copy_of
from benchmarks.desk import desk
from benchmarks.harness import Result, Target
from benchmarks.machine import tree_memory
from benchmarks.meter import server_process
from benchmarks.records import token
from benchmarks.served import PROJECT, production, served

TARGET = Target(1.2)
MANY = 20_000
SHARE = 10
"""Of the size as many requests as this part: 100,000 at the full one."""
OURS, PLAIN = ("/api/v1/claims/", "/api/v1/conflicts/", "/api/v1/figures/"), ("/drf/claims/",)
AT_ONCE = 50
WARM = 20.0
"""Seconds after which a worker has loaded what it needs."""


def memory(size: int) -> list[Result]:
    """Megabytes of our processes after the requests / of the plain one after as many."""
    requests = size // SHARE
    with copy_of(built("desk", min(size, MANY), desk)):
        site, database = production(), server_process()
        asker = {"Authorization": f"Bearer {token()}"}
        with served("claimcheck.wsgi:application", site, database) as ours:
            mine = _held(ours.processes[0], lambda path: ours.cost(path, AT_ONCE, asker), OURS, requests)
        with served("benchmarks.peers.wsgi:application", site, database) as plain:
            other = _held(plain.processes[0], lambda path: plain.cost(path, AT_ONCE), PLAIN, requests)
        with worker(site) as process:
            time.sleep(WARM)
            job = tree_memory(process)
    note = (
        f"megabytes after {requests:,} requests; after the first {AT_ONCE} {mine[0]:.0f} and {other[0]:.0f}"
    )
    held = {"memory": (mine[1], note), "memory_worker": (job, "megabytes of a worker that waits")}
    return [
        Result(name, round(ours_held / other[1], 3), TARGET.must, None, 1, ours_held, other[1], told)
        for name, (ours_held, told) in held.items()
    ]


def _held(
    process: int, ask: Callable[[str], object], paths: Sequence[str], requests: int
) -> tuple[float, float]:
    """Megabytes of the server after its first requests, and after all."""
    ask(paths[0])
    first = tree_memory(process)
    for number in range(requests // AT_ONCE):
        ask(paths[number % len(paths)])
    return first, tree_memory(process)


@contextmanager
def worker(environment: Mapping[str, str], *queues: str) -> Iterator[int]:
    """A worker with these queues (none named: all), its process."""
    command = [sys.executable, "manage.py", "worker", *(["--only", *queues] if queues else [])]
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(60)
