"""Faults while clients record: what was tried and acknowledged, and what of that was lost or there twice."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.served import free_port
from tests.house.tree import PROJECT

LOG = PROJECT / "var" / "faults.log"
"""What the site wrote."""
WARM = 8
"""Requests that are acknowledged before anything breaks: a process answers its first ones slowly."""
PATIENCE = 60
"""Seconds for which a client repeats a request that was not acknowledged."""


@dataclass
class Result:
    """Of one kind of fault."""

    fault: str
    faults: int = 0
    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    twice: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0

    def row(self) -> str:
        """A row of the table in docs/reliability.md."""
        others = ", ".join(f"{n} × {name}" for name, n in sorted(self.answers.items()) if name != "200")
        numbers = (self.faults, self.tried, self.acknowledged, self.lost, self.twice)
        return f"| {self.fault} | {' | '.join(map(str, numbers))} | {others or '–'} | {self.slowest:.1f} s |"


@contextmanager
def site(database: str) -> Iterator[tuple[int, int]]:
    """The site behind gunicorn, two workers: its port, and the process that keeps them."""
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "CLAIMCHECK_TEST_DATABASE": database,
    }
    command = [sys.executable, "-m", "gunicorn", "claimcheck.wsgi", f"--bind=127.0.0.1:{port}", "--workers=2"]
    options = ["--worker-class=gthread", "--threads=8", "--no-control-socket", "--log-level=critical"]
    with LOG.open("ab") as log:
        process = subprocess.Popen([*command, *options], cwd=PROJECT, env=environment, stderr=log)
    try:
        until = time.monotonic() + PATIENCE
        while asked(port, "GET", "/healthz", "", {})[0] != 200:
            if time.monotonic() > until:
                raise RuntimeError("the site does not start")
            time.sleep(0.1)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(60)


def run(
    kind: str, port: int, token: str, break_something: Callable[[], None], *, faults: int, apart: float
) -> tuple[Result, list[str]]:
    """Have four clients record, one line a request, while something breaks again and again: the result, and
    the external ids that were acknowledged."""
    clients = Clients(port, token, Result(kind, faults=faults))
    threads = [threading.Thread(target=clients.record, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    warm = time.monotonic() + PATIENCE
    while len(clients.acknowledged) < WARM and time.monotonic() < warm:
        time.sleep(0.05)
    for _ in range(faults):
        time.sleep(random.uniform(0.5, 1.5) * apart)
        break_something()
    clients.over.set()
    for each in threads:
        each.join()
    clients.result.acknowledged = len(clients.acknowledged)
    return clients.result, clients.acknowledged


@dataclass
class Clients:
    """Who records: each one claim after the other, repeated under its key until it is acknowledged."""

    port: int
    token: str
    result: Result
    over: threading.Event = field(default_factory=threading.Event)
    acknowledged: list[str] = field(default_factory=list)

    def record(self, number: int) -> None:
        """Until it is over; what has been begun is brought to its end."""
        count = 0
        while not self.over.is_set():
            count += 1
            line = {
                "external_id": f"{self.result.fault}-{number}-{count}",
                "topic": f"Topic {number}",
                "question": "How many ships took part?",
                "unit": "item",
                "source": f"Source {number}",
                "quote": f"about {count} ships",
                "said_on": "2024-10-31",
            }
            begun = time.monotonic()
            self.result.tried += 1
            while time.monotonic() < begun + PATIENCE and not self._taken(line):
                time.sleep(0.2)
            self.result.slowest = max(self.result.slowest, time.monotonic() - begun)

    def _taken(self, line: dict[str, str]) -> bool:
        key = line["external_id"]
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key}
        status, body = asked(self.port, "POST", "/api/v1/claims/bulk/", json.dumps(line), headers)
        taken = status == 200 and json.loads(body)["results"][0]["taken"]
        self.result.answers[
            str(status or "connection lost") if taken or status != 200 else body.decode()
        ] += 1
        if taken:
            self.acknowledged.append(key)
        return bool(taken)


def asked(port: int, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[int, bytes]:
    """One answer; 0 where the connection was lost."""
    sent = {"Content-Type": "application/x-ndjson", "Host": "localhost", **headers}
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        client.request(method, path, body or None, sent)
        answer = client.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        client.close()


def kill_a_child(parent: int) -> None:
    """kill -9 of one of a process's children."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    if found:
        with suppress(ProcessLookupError):
            os.kill(int(random.choice(found)), signal.SIGKILL)
