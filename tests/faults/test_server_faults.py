"""A server of its own that is restarted, out of connections, or on a full disk, while clients record.

The site says when to come back, reading goes on where it can, and the worker lives.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.claims.jobs.worker import comes
from tests.faults.private import PrivateServer, filled_up, private_server, small_disk
from tests.faults.results import LONG, Result, held
from tests.faults.runner import asked, run, site
from tests.faults.test_faults import writer
from tests.house.tree import PROJECT

pytestmark = [
    pytest.mark.own_database,
    pytest.mark.slow,
    pytest.mark.needs("proc", "mount"),
    pytest.mark.whole(
        "tests/faults/test_disk_full.py::test_what_would_write_is_answered_507_and_reading_goes_on"
    ),
]
MEGABYTES = 320
FLOOR = 64
"""Megabytes, on such a disk."""
SOON = 2.0
TIMES = {"restart": 20, "full": 5, "limit": 1} if LONG else {"restart": 2, "full": 1, "limit": 1}
BEATS = "SELECT coalesce(max(extract(epoch FROM last_heartbeat)), 0)::float8 FROM procrastinate_workers"

FOUND = """
    SELECT external_id, topic_id, claim_id, version, recorded_at, superseded_at, quote, ctid
    FROM claims_claim WHERE external_id <> ''
"""


@dataclass
class Site:
    """A site with its worker on a server of its own; `token` may write there."""

    server: PrivateServer
    token: str
    port: int
    reads: Counter[str] = field(default_factory=Counter)
    recoveries: list[float] = field(default_factory=list)

    def read(self) -> int:
        """The status of a reading, which is counted."""
        headers = {"Authorization": f"Bearer {self.token}"}
        status, _, told = asked(self.port, "GET", "/api/v1/topics/", "", headers)
        patience = "" if status != 503 or "Retry-After" in told else " without Retry-After"
        self.reads[f"{status}{patience}"] += 1
        return status

    def recovers(self) -> None:
        """From now until a writing is acknowledged, which is repeated under one key."""
        key = f"probe-{len(self.recoveries)}"
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key}
        line = {
            "external_id": key, "topic": "Probe", "question": "How many probes?", "unit": "item",
            "source": "Probe", "quote": f"about {len(self.recoveries) + 7} probes",
        }  # fmt: skip
        body, begun = json.dumps(line), time.monotonic()
        asking = (self.port, "POST", "/api/v1/claims/bulk/", body, headers)
        assert comes(lambda: asked(*asking)[0] == 200, within=120)
        self.recoveries.append(time.monotonic() - begun)

    def found(self) -> Counter[str]:
        """External ids that are in its database; what is there twice is shown."""
        with self.server.asked() as own:
            rows = own.execute(FOUND).fetchall()
        found = Counter(row[0] for row in rows)
        print(*(row for row in rows if found[row[0]] > 1), sep="\n")
        return found

    def worker_lives(self) -> bool:
        """Whether its worker gives signs of life from now on."""
        now = time.time()

        def beaten() -> bool:
            with self.server.asked() as own:
                row = own.execute(BEATS).fetchone()
            return row is not None and row[0] > now

        return comes(beaten, within=60)


@contextmanager
def a_site(**more: str) -> Iterator[Site]:
    """One on a small disk, with all that it keeps there."""
    token = writer()
    with (
        TemporaryDirectory(prefix="claimcheck-faults-") as made,
        TemporaryDirectory(prefix="claimcheck-copy-") as copy,
        small_disk(Path(made), MEGABYTES) as folder,
        private_server(folder, Path(copy) / "copy.dump") as server,
    ):
        given = server.environment(**more)
        command = [sys.executable, "manage.py", "worker"]
        with subprocess.Popen(command, cwd=PROJECT, env={**os.environ, **given}) as worker:
            try:
                with site(given) as (port, _):
                    yield Site(server, token, port)
                    assert worker.poll() is None, "the worker lives"
            finally:
                worker.kill()


def ended(of: Site, result: Result, acknowledged: list[str]) -> None:
    """Look at what came of it."""
    result.answers.update({f"{status} (reading)": count for status, count in of.reads.items()})
    result.slowest = max(of.recoveries, default=0.0)
    assert of.worker_lives()
    held(result, acknowledged, of.found())


def test_the_server_restarts() -> None:
    with a_site() as own:

        def restart() -> None:
            own.server.restart()
            own.recovers()
            own.read()

        ended(own, *run("server restarted", own.port, own.token, restart, faults=TIMES["restart"], apart=1.0))
        assert not [status for status in own.reads if not status.startswith(("200", "503"))], own.reads


def test_the_server_has_no_connection_left() -> None:
    with a_site() as own:

        def limit() -> None:
            with own.server.asked() as owner:
                owner.execute("ALTER DATABASE claimcheck CONNECTION LIMIT 4")
                owner.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = 'claimcheck' AND usename <> current_user"
                )
                time.sleep(5)
                own.read()
                owner.execute("ALTER DATABASE claimcheck CONNECTION LIMIT -1")
            own.recovers()

        ended(own, *run("no connection left", own.port, own.token, limit, faults=TIMES["limit"], apart=1.0))


@pytest.mark.parametrize("floor", [FLOOR, 0], ids=["above_the_floor", "to_the_last_byte"])
def test_the_disk_is_full(floor: int) -> None:
    """With a floor the database never notices, and reading goes on; without it the server may go down, since
    its log has no room, and comes back by itself."""
    with a_site(DISK_FLOOR_MB=str(floor)) as own:

        def fill() -> None:
            with filled_up(own.server.var, leaving=floor // 2):
                until = time.monotonic() + 5
                while time.monotonic() < until:
                    own.read()
                    time.sleep(0.1)
            own.recovers()

        name = "disk full, with a floor" if floor else "disk full to the last byte"
        result, acknowledged = run(name, own.port, own.token, fill, faults=TIMES["full"], apart=2.0)
        ended(own, result, acknowledged)
        assert result.answers["507"] > 0
        if floor:
            assert set(own.reads) == {"200"}, own.reads
            assert result.slowest < SOON
