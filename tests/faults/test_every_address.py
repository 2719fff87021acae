"""The database stopped, restarting, out of connections or too slow: what every address then answers.

503 with when to come back, as a problem document over REST and as a page else; never 500, never a request
that hangs; and the site is back as soon as the database is. The shipped server on a PostgreSQL of its own.
"""

import json
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from benchmarks.served import free_port
from claimcheck.database import embedded
from claimcheck.database.server import stop
from claims.domain.access import TokenScope
from claims.services.access.tokens import make_token
from tests.claims.admin.growing import grow
from tests.faults.every_address import Asked, ask, ask_all, readings, writings
from tests.faults.private import PrivateServer, private_server
from tests.faults.results import Result, keep
from tests.house.tree import PROJECT

pytestmark = [
    pytest.mark.own_database,
    pytest.mark.slow,
    pytest.mark.needs("proc"),
    pytest.mark.check("tests/claimcheck/test_under_load.py::test_a_reading_that_is_cut_is_made_again"),
]
LIMITS = "-c lock_timeout=2s -c statement_timeout=4s"
"""In place of 15 s and a minute, so that it takes seconds to see that they hold."""
LONGEST = 20.0
"""Seconds for an answer: a few limits one after the other, on a machine that has other work."""
SOON = 2.0
"""Seconds until the site is back once its database is."""
STARTED_WITHIN = 180
ASK_NOTHING = {"/livez", "/ledger/verify_ledger.py", "/api/v1/schema/", "/api/v1/docs/"}
"""What is answered without the database."""
NOT_THERE = (404, 405)
"""What an address alone may be answered by, such as a number that is none."""
BREAKS_OFF = "/api/v1/archives/"
"""Written while it is sent from its first byte on, in one transaction: a zip without an end is none."""


@dataclass(frozen=True, slots=True)
class Served:
    """A site as it is shipped, on a server of its own; who asks it, and everything that it may be asked."""

    server: PrivateServer
    port: int
    headers: dict[str, dict[str, str]]
    readings: list[tuple[str, str]]
    writings: list[tuple[str, str]]

    def all_asked(self, requests: list[tuple[str, str]]) -> list[Asked]:
        """REST by a token, pages in a session."""
        rest = [request for request in requests if request[1].startswith("/api/")]
        pages = [request for request in requests if not request[1].startswith("/api/")]
        return [
            *ask_all(self.port, self.headers["rest"], rest),
            *ask_all(self.port, self.headers["pages"], pages),
        ]

    def is_back_after(self) -> float:
        """Seconds from now until a page, a list over REST and the health check are answered."""
        begun = time.monotonic()
        needed = [("/healthz", "pages"), ("/api/v1/topics/", "rest"), ("/figures/", "pages")]
        while any(ask(self.port, self.headers[who], ("GET", path)).status != 200 for path, who in needed):
            assert time.monotonic() < begun + STARTED_WITHIN
            time.sleep(0.05)
        return time.monotonic() - begun


def shipped(port: int) -> list[str]:
    """The command of the image, on a port of our own."""
    last = [line for line in (PROJECT / "Dockerfile").read_text().splitlines() if line.startswith("CMD ")][-1]
    words = json.loads(last.removeprefix("CMD "))
    assert words[0] == "gunicorn"
    return [sys.executable, "-m", *(re.sub(r"0\.0\.0\.0:\d+", f"127.0.0.1:{port}", word) for word in words)]


def who_asks() -> dict[str, dict[str, str]]:
    """A token of every right, and a session of somebody who may do everything."""
    person = User.objects.create_superuser("boss", password="-")
    _, token = make_token(
        by=person, now=timezone.now(), name="All", owner=person, scopes=[*TokenScope], per_minute=6000
    )
    browser = Client()
    browser.force_login(person)
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    crossed = "c" * 32
    return {
        "rest": {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        "pages": {
            "Cookie": f"__Host-sessionid={session}; csrftoken={crossed}",
            "X-CSRFToken": crossed,
            "Referer": "https://localhost/",
        },
    }


@contextmanager
def served(server: PrivateServer, **more: str) -> Iterator[int]:
    """The port of the shipped server."""
    given = {**environ, **server.environment(**more)}
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(collect, cwd=PROJECT, env=given, check=True)
    port = free_port()
    with (
        (PROJECT / "var" / "faults.log").open("ab") as log,
        subprocess.Popen(shipped(port), cwd=PROJECT, env=given, stdout=log, stderr=log) as process,
    ):
        try:
            until = time.monotonic() + STARTED_WITHIN
            while ask(port, {}, ("GET", "/healthz")).status != 200:
                assert process.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()
            process.wait(60)


@contextmanager
def a_site() -> Iterator[Served]:
    """One with some of every record."""
    grow(1)
    headers, reads, writes = who_asks(), readings(), writings()
    with (
        TemporaryDirectory(prefix="claimcheck-faults-") as folder,
        TemporaryDirectory(prefix="claimcheck-copy-") as copy,
    ):
        Path(folder).chmod(0o711)
        with private_server(Path(folder), Path(copy) / "copy.dump") as server:
            more = {
                "SECRET_KEY": settings.SECRET_KEY, "PUBLIC_READ": "on", "ACCOUNTABILITY": "on",
                "REQUIRE_SECOND_FACTOR": "off", "PGOPTIONS": LIMITS,
                "DATABASE_URL": f"postgresql://{embedded.APPLICATION}@/{embedded.DATABASE}"
                f"?host={server.home.socket_folder}",
            }  # fmt: skip
            with served(server, **more) as port:
                yield Served(server, port, headers, reads, writes)


@contextmanager
def stopped(site: Served) -> Iterator[None]:
    stop(site.server.home)
    yield
    embedded.join(site.server.var, "postgres")


@contextmanager
def restarting(site: Served) -> Iterator[None]:
    """Again and again."""
    over = threading.Event()

    def restart() -> None:
        while not over.is_set():
            site.server.restart()
            over.wait(0.5)

    thread = threading.Thread(target=restart)
    thread.start()
    yield
    over.set()
    thread.join()


@contextmanager
def out_of_connections(site: Served) -> Iterator[None]:
    with site.server.asked() as owner:
        owner.execute("ALTER DATABASE claimcheck CONNECTION LIMIT 0")
        owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = 'claimcheck' AND usename <> current_user"
        )
        yield
        owner.execute("ALTER DATABASE claimcheck CONNECTION LIMIT -1")


@contextmanager
def too_slow(site: Served) -> Iterator[None]:
    """Somebody holds every table."""
    with site.server.asked() as owner, owner.transaction(force_rollback=True):
        owner.execute(
            "DO $$ DECLARE held text; BEGIN FOR held IN SELECT quote_ident(tablename) FROM pg_tables "
            "WHERE schemaname = 'public' LOOP EXECUTE 'LOCK TABLE ' || held; END LOOP; END $$"
        )
        yield


FAULTS: list[tuple[str, Callable[[Served], AbstractContextManager[None]]]] = [
    ("database stopped", stopped),
    ("database restarting", restarting),
    ("no connection for anybody", out_of_connections),
    ("every table held", too_slow),
]


def wrong(answer: Asked) -> str:
    """What an answer lacks; "" where it is as it should be."""
    headers = answer.headers or {}
    if answer.took > LONGEST:
        return "hangs"
    if answer.status == 0:
        return "" if answer.path.startswith(BREAKS_OFF) else "breaks off"
    if answer.status < 500:
        return ""
    if answer.status != 503:
        return f"is no 503: {answer.body[:200]!r}"
    if not headers.get("Retry-After", "").isdigit():
        return "does not say when to come back"
    kind = headers.get("Content-Type", "").partition(";")[0]
    if answer.of_rest:
        return (
            "" if kind == "application/problem+json" and json.loads(answer.body)["detail"] else "no problem"
        )
    if answer.path in ("/healthz", "/readyz", "/metrics"):
        return ""
    return "" if kind == "text/html" and b"<h1" in answer.body else f"no page: {answer.body[:200]!r}"


def test_what_every_address_answers() -> None:
    with a_site() as site:
        warming = site.all_asked(site.readings)
        ill = [answer.path for answer in warming if answer.status == 0 or answer.status >= 500]
        assert ill == ["/readyz"], "before anything has happened"
        for name, fault in FAULTS:
            requests = site.readings if name == "database restarting" else [*site.readings, *site.writings]
            with fault(site):
                answers = site.all_asked(requests)
            result = Result(name, 1, len(answers), slowest=site.is_back_after())
            result.answers = Counter(str(answer.status) for answer in answers)
            result.measured["longest"] = round(max(answer.took for answer in answers), 1)
            keep(result)
            assert not [f"{answer} {wrong(answer)}" for answer in answers if wrong(answer)], name
            assert result.slowest < SOON, result.row()
            if name != "database restarting":
                without = [answer for answer in answers if answer.status not in (503, *NOT_THERE)]
                assert {answer.path for answer in without} <= ASK_NOTHING, name


def test_control_what_is_wrong_is_seen() -> None:
    page = {"Content-Type": "text/html; charset=utf-8", "Retry-After": "5"}
    told = {"Content-Type": "application/problem+json", "Retry-After": "5"}
    assert wrong(Asked("GET", "/figures/", 500, page, b"<h1>"))
    assert wrong(Asked("GET", "/figures/", 503, {}, b"<h1>"))
    assert wrong(Asked("GET", "/figures/", 503, page, b"-"))
    assert wrong(Asked("GET", "/figures/", 0))
    assert wrong(Asked("GET", "/figures/", 200, page, b"<h1>", LONGEST + 1))
    assert wrong(Asked("GET", "/api/v1/figures/", 503, page, b"<h1>"))
    assert not wrong(Asked("GET", "/api/v1/figures/", 503, told, b'{"detail": "Away."}'))
    assert not wrong(Asked("GET", "/figures/", 503, page, b"<h1>"))
