"""A database whose processes are stopped (SIGSTOP) on a machine that still takes packets: nobody waits long.

What is asked of it is 503 with when to come back, and the site is back once it goes on.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from claimcheck.foundation.records import frozen_server
from claimcheck.foundation.records.frozen_server import KNOCK_AFTER, KNOCKING, watch
from tests.faults.private import PrivateServer, private_server
from tests.faults.results import Result, keep
from tests.faults.test_every_address import SOON, Served, a_site, wrong

pytestmark = [
    pytest.mark.own_database,
    pytest.mark.slow,
    pytest.mark.needs("proc"),
    pytest.mark.check("tests/claimcheck/test_under_load.py::test_a_reading_that_is_cut_is_made_again"),
]
ASKED = 32
"""Two for each thread of the site."""


@contextmanager
def frozen(server: PrivateServer) -> Iterator[None]:
    """All processes of the server, which go on at the end."""
    postmaster = int((server.home.data / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    processes = [postmaster, *map(int, children)]
    try:
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


def _asked(site: Served) -> Result:
    """What the addresses of the site are answered by, while its database is frozen."""
    site.all_asked(site.readings[:ASKED])  # connections are there
    with frozen(site.server):
        answers = site.all_asked(site.readings[:ASKED])
    result = Result("frozen", 1, len(answers), slowest=site.is_back_after())
    result.measured["longest"] = round(max(answer.took for answer in answers), 1)
    result.answers.update(str(answer.status) for answer in answers)
    assert not [f"{answer} {wrong(answer)}" for answer in answers if wrong(answer)]
    return result


def test_a_request_is_503_soon() -> None:
    with a_site() as site:
        result = _asked(site)
    keep(result)
    assert result.answers["503"] > ASKED // 2
    assert result.slowest < SOON, result.row()


def test_who_is_watched_leaves_and_who_is_not_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: without the watch the same connection waits for as long as the server is frozen."""
    monkeypatch.setattr(frozen_server, "KNOCK_AFTER", 1.0)
    ended: dict[str, str] = {}

    def ask(name: str, connection: psycopg.Connection) -> None:
        try:
            connection.execute("SELECT 1")
        except psycopg.OperationalError as error:
            ended[name] = str(error)
        else:
            ended[name] = "answered"

    with TemporaryDirectory() as folder, TemporaryDirectory() as copy:
        Path(folder).chmod(0o711)
        with (
            private_server(Path(folder), Path(copy) / "copy.dump") as server,
            server.asked() as watched,
            server.asked() as plain,
        ):
            watch(watched, {"conninfo": watched.info.dsn})
            watched.execute("SELECT pg_sleep(2.5)")  # slow, and not frozen: it is waited for
            asking = [
                threading.Thread(target=ask, args=pair) for pair in (("watched", watched), ("plain", plain))
            ]
            with frozen(server):
                for thread in asking:
                    thread.start()
                time.sleep(KNOCK_AFTER + KNOCKING + 2)
                assert list(ended) == ["watched"]
                assert "frozen" in ended["watched"]
            asking[1].join(30)
            assert ended["plain"] == "answered"
