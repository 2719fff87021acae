"""Two ways to the site: in processes of its own, as it is operated; within this one, for the short form."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from typing import Any, Protocol

from benchmarks.meter import server_process
from benchmarks.queue import session
from benchmarks.scale.spent import Processes
from benchmarks.served import HEADERS, PROJECT, collect_static, production, served

COOKIE = "__Host-sessionid"
IDLE = 15.0
"""Seconds; the server closes a connection after twice as many."""


class Way(Protocol):
    """How commands and requests reach the site, and whose time they take."""

    commands: Processes
    requests: Processes

    def command(self, *words: str) -> None:
        """Run a command of manage.py; RuntimeError where it fails."""

    def ask(self, path: str, headers: Mapping[str, str], body: str | None = None) -> bytes:
        """What a request answers (POST where there is a body); RuntimeError where that is an error."""

    def session(self) -> str:
        """The key of a session of the checker."""


@dataclass(slots=True)
class Apart:
    """gunicorn, one worker with two threads; commands as processes. With the settings of production."""

    environment: dict[str, str]
    port: int
    commands: Processes
    requests: Processes
    _client: http.client.HTTPConnection | None = None
    _used: float = 0.0

    def command(self, *words: str) -> None:  # noqa: D102  # as of Way
        ended = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=PROJECT,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise RuntimeError(f"manage.py {words[0]}: {(ended.stderr or ended.stdout)[-500:]}")

    def ask(self, path: str, headers: Mapping[str, str], body: str | None = None) -> bytes:  # noqa: D102
        client = self._connected()
        client.request("GET" if body is None else "POST", path, body, {**HEADERS, **headers})
        answer = client.getresponse()
        return _sound(path, answer.status, answer.read())

    def _connected(self) -> http.client.HTTPConnection:
        """A connection; one that was idle for long is made anew, as the server has closed it."""
        now = time.monotonic()
        if self._client is None or now - self._used > IDLE:
            self._client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        self._used = now
        return self._client

    def session(self) -> str:  # noqa: D102
        return session(self.environment["SECRET_KEY"])


@contextmanager
def apart() -> Iterator[Apart]:
    """The site on the database that is the current one."""
    environment, database = production(), server_process()
    collect_static(environment)
    with served("claimcheck.wsgi:application", environment, database) as server:
        own = Processes(os.getpid(), database, os.getpid(), server.processes[0])
        yield Apart(environment, server.port, own, Processes(server.processes[0], database))


@contextmanager
def commands_apart() -> Iterator[Apart]:
    """Only commands, without a server, on the database that is the current one."""
    own = Processes(os.getpid(), server_process(), without=os.getpid())
    yield Apart(production(), 0, own, own)


@dataclass(slots=True)
class Within:
    """Django's client for tests, and commands that are called: no process starts."""

    commands: Processes = field(default_factory=lambda: Processes(os.getpid(), server_process()))
    requests: Processes = field(default_factory=lambda: Processes(os.getpid(), server_process()))

    def command(self, *words: str) -> None:  # noqa: D102  # as of Way
        from django.core.management import call_command

        call_command(*words, stdout=StringIO(), stderr=StringIO())

    def ask(self, path: str, headers: Mapping[str, str], body: str | None = None) -> bytes:  # noqa: D102
        from django.conf import settings
        from django.test import Client

        client = Client(headers={"Host": "localhost", "X-Forwarded-Proto": "https"})
        given = dict(headers)
        if cookie := given.pop("Cookie", ""):
            client.cookies[settings.SESSION_COOKIE_NAME] = cookie.partition("=")[2]
        answer: Any
        if body is None:
            answer = client.get(path, headers=given)
        else:
            kind = given.pop("Content-Type", "application/json")
            answer = client.post(path, body, content_type=kind, headers=given)
        return _sound(path, answer.status_code, answer.getvalue())

    def session(self) -> str:  # noqa: D102
        from django.conf import settings

        return session(settings.SECRET_KEY)


def _sound(path: str, status: int, body: bytes) -> bytes:
    if status != 200:
        raise RuntimeError(f"{path} answers {status}: {body[:300]!r}")
    return body


def results(body: bytes) -> Any:
    """The results of an answer in JSON."""
    return json.loads(body)["results"]
