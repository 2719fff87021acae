"""gunicorn's threads beside granian: the price of a request, and whether slow clients stand in the way."""

import socket
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec

from benchmarks.database import built, pointed_at
from benchmarks.desk import desk
from benchmarks.harness import Result, Target, by_turns, left_out
from benchmarks.meter import server_process
from benchmarks.peers.measured import INSTALL
from benchmarks.records import token
from benchmarks.served import Served, free_port, listening, production, served

MANY, A_ROUND = 20_000, 60
PATH = "/api/v1/claims/"
SLOW = 40
"""Clients that begin a request and do not end it."""
HALF = b"POST /api/v1/claims/bulk/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{"
PATIENCE = 10.0


def servers(size: int) -> list[Result]:
    """Processor time of a request kept alive, gunicorn / granian; the note tells of slow clients."""
    if not find_spec("granian"):
        return [left_out("server", Target(), INSTALL)]
    with pointed_at(built("desk", min(size, MANY), desk)):
        site, database = production(), server_process()
        asker = {"Authorization": f"Bearer {token()}"}
        with (
            served("claimcheck.wsgi:application", site, database) as gunicorn,
            _granian(site, database) as granian,
        ):
            told = {"gunicorn": _beside_slow(gunicorn), "granian": _beside_slow(granian)}
            note = f"{A_ROUND} requests a round, two threads each; /livez beside {SLOW} half-sent requests: "
            note += ", ".join(f"{name} {answer}" for name, answer in told.items())
            return [
                by_turns(
                    "server",
                    lambda: gunicorn.cost(PATH, A_ROUND, asker),
                    lambda: granian.cost(PATH, A_ROUND, asker),
                    Target(),
                    note=note,
                )
            ]


@contextmanager
def _granian(environment: dict[str, str], database: int) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "2", "--no-ws"]
    with listening([*command, "claimcheck.wsgi:application"], port, environment, quiet=True) as process:
        yield Served(port, (process, database))


def _beside_slow(server: Served) -> str:
    """How long an answer takes meanwhile, or that none comes."""
    with ExitStack() as held:
        for _ in range(SLOW):
            client = held.enter_context(socket.create_connection(("127.0.0.1", server.port), PATIENCE))
            with suppress(OSError):
                client.sendall(HALF)
        time.sleep(0.5)
        took = []
        for _ in range(5):
            began = time.perf_counter()
            with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as asking:
                asking.sendall(b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                try:
                    asking.recv(100)
                except TimeoutError:
                    return f"no answer in {PATIENCE:.0f} s"
            took.append(time.perf_counter() - began)
        return f"{statistics.median(took) * 1000:.0f} ms"
