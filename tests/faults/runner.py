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
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.served import free_port
from tests.faults.results import Result
from tests.house.tree import PROJECT

LOG = PROJECT / "var" / "faults.log"
"""What the site wrote."""
WARM = 8
"""Requests that are acknowledged before anything breaks: a process answers its first ones slowly."""
PLAIN = {
    "Content-Type": "application/x-ndjson", "Host": "localhost", "X-Forwarded-Proto": "https"
}  # fmt: skip
STARTED_WITHIN = 180
"""Seconds until a site answers; a machine may be busy."""
PATIENCE = 60
"""Seconds for which a client repeats a request that was not acknowledged."""


def on(database: str) -> dict[str, str]:
    """What a process of a site on a database of the tests is given."""
    return {"DJANGO_SETTINGS_MODULE": "tests.settings", "CLAIMCHECK_TEST_DATABASE": database}


@contextmanager
def site(given: Mapping[str, str], application: str = "claimcheck.wsgi") -> Iterator[tuple[int, int]]:
    """The site behind gunicorn, two workers: its port, and the process that keeps them."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, f"--bind=127.0.0.1:{port}", "--workers=2"]
    options = ["--worker-class=gthread", "--threads=8", "--no-control-socket", "--log-level=critical"]
    with LOG.open("ab") as log:
        process = subprocess.Popen([*command, *options], cwd=PROJECT, env={**os.environ, **given}, stderr=log)
    try:
        until = time.monotonic() + STARTED_WITHIN
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
        status, body, told = asked(self.port, "POST", "/api/v1/claims/bulk/", json.dumps(line), headers)
        taken = status == 200 and json.loads(body)["results"][0]["taken"]
        self.result.answers[_in_words(status, body, told) if not taken else "200"] += 1
        if taken:
            self.acknowledged.append(key)
        return bool(taken)


def _in_words(status: int, body: bytes, headers: Mapping[str, str]) -> str:
    """An answer that acknowledges nothing."""
    if status == 200:
        return body.decode()
    patience = "" if status not in (503, 507) or headers.get("Retry-After") else " without Retry-After"
    return f"{status or 'connection lost'}{patience}"


def asked(
    port: int, method: str, path: str, body: str, headers: Mapping[str, str]
) -> tuple[int, bytes, Mapping[str, str]]:
    """One answer: status (0 where the connection was lost), body, headers."""
    sent = {**PLAIN, **headers}
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        client.request(method, path, body or None, sent)
        answer = client.getresponse()
        return answer.status, answer.read(), dict(answer.headers)
    except (OSError, http.client.HTTPException):
        return 0, b"", {}
    finally:
        client.close()


def kill_a_child(parent: int) -> None:
    """kill -9 of one of a process's children."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    if found:
        with suppress(ProcessLookupError):
            os.kill(int(random.choice(found)), signal.SIGKILL)
