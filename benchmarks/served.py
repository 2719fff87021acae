"""A WSGI application behind the same server as any other, and what a request to it costs."""

import http.client
import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from benchmarks.machine import tree_seconds

PROJECT = Path(__file__).parent.parent
HEADERS = {"X-Forwarded-Proto": "https", "Host": "127.0.0.1"}


@dataclass(frozen=True, slots=True)
class Served:
    """A server that listens; `processes`: its own and the database's."""

    port: int
    processes: tuple[int, ...]

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
        """One answer: status, headers, body."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        client.request("GET", path, headers=HEADERS | (headers or {}))
        answer = client.getresponse()
        found = answer.status, dict(answer.headers), answer.read()
        client.close()
        return found

    def cost(
        self, path: str, requests: int, headers: dict[str, str] | None = None, *, settled: float = 0
    ) -> float:
        """Processor seconds of application and database for one request, of so many over one connection;
        with what is done in the `settled` seconds after the last."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        before = tree_seconds(*self.processes)
        for _ in range(requests):
            client.request("GET", path, headers=HEADERS | (headers or {}))
            answer = client.getresponse()
            answer.read()
            if answer.status >= 400:
                raise RuntimeError(f"{path} answers {answer.status}")
        client.close()
        time.sleep(settled)
        return (tree_seconds(*self.processes) - before) / requests


@contextmanager
def served(
    application: str, environment: dict[str, str], database: int, *, threads: int = 2
) -> Iterator[Served]:
    """Serve an application with gunicorn: one worker with some threads, connections kept."""
    port = free_port()
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", str(threads)]
    quiet = ["--worker-class", "gthread", "--keep-alive", "30", "--log-level", "error", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", *options, *quiet, application]
    with listening(command, port, environment) as process:
        yield Served(port, (process, database))


@contextmanager
def listening(
    command: Sequence[str], port: int, environment: dict[str, str], *, quiet: bool = False, patience: int = 60
) -> Iterator[int]:
    """Run a server until it is done with; its process. RuntimeError where it does not begin to listen.

    `quiet`: what it writes of each request is thrown away. `patience`: seconds until it listens.
    """
    thrown_away = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **environment}, stdout=thrown_away, stderr=thrown_away
    )
    try:
        deadline = time.monotonic() + patience
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{shlex.join(command)} does not start")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def collect_static(environment: dict[str, str]) -> None:
    """What pages are made up with, unless it lies there as it is; it takes a minute and more."""
    from django.conf import settings

    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    newest = max(path.stat().st_mtime for path in PROJECT.glob("cl*/**/static/**/*"))
    if manifest.exists() and manifest.stat().st_mtime > newest:
        return
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=PROJECT, env={**os.environ, **environment}, check=True)


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def production() -> dict[str, str]:
    """The settings of production, on the benchmark's database."""
    connection.ensure_connection()  # only then is it known where the embedded server listens
    settings = connection.settings_dict
    host = quote(str(settings["HOST"]), safe="")
    address = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={host}"
    return {
        "DATABASE_URL": address,
        "SECRET_KEY": "of-no-use-to-anybody-but-the-benchmarks-of-one-machine",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DEBUG": "off",
        "PUBLIC_READ": "on",
    }
