"""A streaming replica answers readings: whoever has written sees it again, and whatever becomes of the
replica, no reader is told. Real servers, over HTTP; 10,000 pairs of a writing and a reading with LONG."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.test import Client as DjangoClient
from django.test import override_settings
from django.utils import timezone

from claims.services.access.tokens import make_token
from tests import builders as new
from tests.claims.jobs.worker import comes
from tests.faults.pairs import Client, Pairs
from tests.faults.private import KEY, PrivateServer, private_server
from tests.faults.replicas import LOOKED_UP, Replica, following
from tests.faults.results import LONG, Result, keep
from tests.faults.runner import site

pytestmark = [
    pytest.mark.own_database,
    pytest.mark.slow,
    pytest.mark.needs("proc"),
    pytest.mark.check("tests/claimcheck/test_replica_reads.py::test_who_has_written_sees_it_again"),
]
TOKENS = 4
PAIRS = int(os.environ.get("PAIRS", "10000")) if LONG else 100
"""Of writing and reading, by all clients together."""
FEW = 200 if LONG else 25
"""The same, while something has become of the replica."""


@dataclass(frozen=True)
class Read:
    """A primary, its replica, and a site that reads from both; clients by token, and one in a session."""

    server: PrivateServer
    replica: Replica
    clients: list[Client]

    def pairs(self, name: str, count: int, meanwhile: Callable[[], None] = lambda: None) -> Pairs:
        """So many pairs by all clients together."""
        return Pairs(self.clients).run(name, -(-count // len(self.clients)), meanwhile)

    def answered(self, name: str, count: int, *, settled: float = 1.1) -> tuple[Pairs, float]:
        """The same, and for what share of them the replica was read. Who was asked there counts it a second
        later, or ten if nothing more is asked."""
        time.sleep(settled)
        before = self.replica.ask(LOOKED_UP)
        pairs = self.pairs(name, count)
        time.sleep(settled)
        return pairs, (self.replica.ask(LOOKED_UP) - before) / pairs.written


@contextmanager
def read(application: str = "claimcheck.wsgi") -> Iterator[Read]:
    """What the tests are about."""
    tokens = [_token(f"pairs-{number}") for number in range(TOKENS)]
    session = _session()
    with (
        TemporaryDirectory(prefix="claimcheck-replica-") as made,
        TemporaryDirectory(prefix="claimcheck-copy-") as copy,
    ):
        folder = Path(made)
        folder.chmod(0o711)
        with (
            private_server(folder / "primary", Path(copy) / "copy.dump") as server,
            following(server, folder / "replica") as replica,
        ):
            given = server.environment(REPLICA_URL=replica.url, REQUIRE_SECOND_FACTOR="off")
            with site(given, application) as (port, _):
                clients = [Client(port, {"Authorization": f"Bearer {token}"}) for token in tokens]
                clients.append(Client.in_session(port, session))
                yield Read(server, replica, clients)


def _token(name: str) -> str:
    owner, boss = new.person("editor-in-chief"), new.person("editor-in-chief", "boss")
    given = {"name": name, "owner": owner, "scopes": ["figures:read", "claims:write"], "per_minute": 6000}
    return make_token(by=boss, now=timezone.now(), **given)[1]


def _session() -> str:
    """The key of one, of somebody who may record, signed as that site signs."""
    browser = DjangoClient()
    with override_settings(SECRET_KEY=KEY):
        browser.force_login(new.person("editor-in-chief", "editor"))
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def all_well(pairs: Pairs, fault: str) -> None:
    result = Result(f"replica, {fault}", tried=pairs.written, acknowledged=pairs.written, lost=pairs.stale)
    result.answers = pairs.answers
    keep(result)
    assert set(pairs.answers) == {"writing 201", "reading 200"}, pairs.answers
    assert pairs.stale == 0


def test_what_is_written_is_read_and_no_fault_of_the_replica_reaches_a_reader() -> None:
    with read() as now:
        pairs, share = now.answered("following", PAIRS)
        all_well(pairs, "following")
        assert share > 0.5, "readings are answered by the replica"

        now.replica.ask("SELECT pg_wal_replay_pause()")
        all_well(now.pairs("paused", FEW), "paused")
        now.replica.ask("SELECT pg_wal_replay_resume()")
        assert comes(lambda: now.answered(f"resumed-{time.monotonic_ns()}", 10)[1] > 0.5, within=30)

        all_well(now.pairs("killed", FEW, meanwhile=now.replica.kill), "killed")
        now.replica.start()
        assert comes(lambda: now.answered(f"back-{time.monotonic_ns()}", 10)[1] > 0.5, within=30)

        all_well(now.pairs("promoted", FEW, meanwhile=now.replica.promote), "promoted")
        pairs, share = now.answered("primary", FEW, settled=11)
        all_well(pairs, "promoted before")
        assert share == 0, "one that was promoted is not read"


def test_control_with_the_guard_off_what_was_written_is_not_read() -> None:
    with read("tests.faults.unguarded") as now:
        now.replica.ask("SELECT pg_wal_replay_pause()")
        pairs = now.pairs("unguarded", 10)
        assert pairs.stale == pairs.written > 0, pairs.answers
