"""Many imports handed in at once beside readers: nobody who reads waits much longer, nothing fails, and
neither the site nor its worker grows."""

import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from claims.domain.importing import ImportState
from claims.intake.imports import handing_in
from claims.intake.styles import NOTHING_SAID
from claims.models import Claim, Import
from tests import builders as new
from tests.claims.jobs.worker import comes, worker_process
from tests.faults.results import LONG, Result, keep
from tests.faults.runner import asked, on, site
from tests.faults.test_faults import writer

pytestmark = [pytest.mark.own_database, pytest.mark.slow, pytest.mark.needs("proc")]
IMPORTS, ROWS, READERS, SECONDS = (
    (16, int(os.environ.get("ROWS", "10000")), 50, 60) if LONG else (3, 200, 6, 2)
)
"""Seconds are those of reading without imports; beside them it is read until the last one has ended."""
PATHS = ("/api/v1/topics/", "/api/v1/claims/?limit=20", "/api/v1/conflicts/?limit=20", "/healthz")
MOST_SLOWER = 3
MOST_GROWN = 1.25


@dataclass
class Readers:
    """So many who read, each one thing after the other."""

    port: int
    token: str
    answers: Counter[str] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Inside, they read."""
        self.answers, self.took = Counter(), []
        over = threading.Event()
        threads = [threading.Thread(target=self._read, args=(number, over)) for number in range(READERS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join()

    def _read(self, number: int, over: threading.Event) -> None:
        headers = {"Authorization": f"Bearer {self.token}"}
        while not over.is_set():
            begun = time.monotonic()
            status, _, _ = asked(self.port, "GET", PATHS[number % len(PATHS)], "", headers)
            self.took.append(time.monotonic() - begun)
            self.answers[str(status or "connection lost")] += 1
            number += 1

    def slow(self) -> float:
        """Seconds that one reading of a hundred takes, or longer."""
        return sorted(self.took)[len(self.took) * 99 // 100]


def rows(number: int) -> bytes:
    head = "topic,question,source,value,as_of,said_on,external_id\n"
    lines = (
        f"Topic {number},How many {number} {row % 97}?,Source {row % 53},{1000 + row % 997},"
        f"2024-{1 + row % 10:02}-{1 + row % 28:02},2024-11-01,{number}-{row}\n"
        for row in range(ROWS)
    )
    return (head + "".join(lines)).encode()


def hand_in(number: int) -> None:
    handing_in.hand_in(
        by=new.person("checker"), now=timezone.now(), name=f"claims-{number}.csv", content=rows(number),
        mapping={}, said=NOTHING_SAID, start=True,
    )  # fmt: skip


def held_by(process: int) -> float:
    """Megabytes that a process and its children hold."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    told = [Path(f"/proc/{each}/status").read_text() for each in (process, *children)]
    return sum(int(text.partition("VmRSS:")[2].split()[0]) for text in told) / 1024


@pytest.mark.check("tests/claims/intake/test_topic_locks.py::test_imports_in_each_others_way_are_tried_again")
def test_imports_are_in_no_readers_way(own_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_in, "AT_ONCE", 0)  # all of them wait for a worker
    token = writer()
    result = Result(f"{IMPORTS} imports of {ROWS} rows at once, {READERS} readers", faults=IMPORTS)
    with site(on(own_database)) as (port, web), worker_process(own_database) as worker:
        readers = Readers(port, token)
        with readers.reading():  # a process answers its first requests slowly
            time.sleep(SECONDS / 2)
        with readers.reading():
            time.sleep(SECONDS)
        alone, errors = readers.slow(), Counter(readers.answers)
        begun = time.monotonic()
        sizes: list[tuple[float, float]] = []
        with readers.reading():
            for number in range(IMPORTS):
                hand_in(number)
            connection.close()

            def done() -> bool:
                sizes.append((held_by(web), held_by(worker.pid)))
                time.sleep(1)
                ended = Import.objects.filter(state=ImportState.DONE).count()
                connection.close()
                return ended == IMPORTS

            assert comes(done, within=1800), set(Import.objects.values_list("state", flat=True))
        beside = readers.slow()
        assert worker.poll() is None
    result.tried = IMPORTS * ROWS
    result.acknowledged = Claim.objects.live().count()
    result.answers = errors + readers.answers
    result.slowest = time.monotonic() - begun
    half = sizes[len(sizes) // 2 :]
    result.measured = {
        "p99 alone, seconds": round(alone, 3),
        "p99 beside imports, seconds": round(beside, 3),
        "megabytes of web and worker": [sizes[0], half[0], sizes[-1]],
    }
    keep(result)
    assert set(readers.answers) == {"200"}, readers.answers
    assert result.acknowledged == IMPORTS * ROWS
    if LONG:
        assert beside <= MOST_SLOWER * alone
        assert sum(sizes[-1]) <= MOST_GROWN * sum(half[0]), "flat in the second half"
