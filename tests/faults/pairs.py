"""Who writes and reads again at once, over HTTP: by a token or in a session, a topic each time."""

import http.client
import json
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.faults.runner import PLAIN

TOPICS = "/api/v1/topics/"
CSRF = "csrftoken"
SAME_ORIGIN = {"Referer": "https://localhost/"}
Answer = tuple[int, bytes]


@dataclass
class Client:
    """One connection while it asks, with its cookies; `headers` go with each request."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    connection: http.client.HTTPConnection | None = None

    @classmethod
    def in_session(cls, port: int, key: str) -> "Client":
        """A browser in which somebody is signed in."""
        return cls(port, SAME_ORIGIN, {"__Host-sessionid": key, CSRF: "c" * 32})

    def ask(self, method: str, path: str, body: str = "", **more: str) -> Answer:
        """Status and body."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {**PLAIN, **self.headers, **more, **({"Cookie": cookies} if cookies else {})}
        if CSRF in self.cookies:
            sent["X-CSRFToken"] = self.cookies[CSRF]
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            self.connection.request(method, path, body or None, sent)
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            self.close()
            return 0, b""
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, text

    def close(self) -> None:
        """A server keeps what nobody uses for seconds only."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


@dataclass
class Pairs:
    """What came of writing and reading; `stale`: what had been acknowledged and was not there."""

    clients: Sequence[Client]
    written: int = 0
    stale: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    lock: Any = field(default_factory=threading.Lock)

    def run(self, name: str, count: int, meanwhile: Callable[[], None] = lambda: None) -> "Pairs":
        """So many pairs by each client, all at once; meanwhile something happens."""
        threads = [
            threading.Thread(target=self._pairs, args=(client, f"{name}-{place}", count))
            for place, client in enumerate(self.clients)
        ]
        for thread in threads:
            thread.start()
        meanwhile()
        for thread in threads:
            thread.join()
        return self

    def _pairs(self, client: Client, name: str, count: int) -> None:
        kind = {"Content-Type": "application/json"}
        for number in range(count):
            topic = {"slug": f"{name}-{number}", "name": f"Topic {name} {number}"}
            status, told = client.ask("POST", TOPICS, json.dumps(topic), **kind)
            self._count(f"writing {status}" + ("" if status == 201 else f" {told[:200]!r}"))
            if status != 201:
                continue
            status, told = client.ask("GET", f"{TOPICS}?slug={topic['slug']}")
            self._count(f"reading {status}" + ("" if status == 200 else f" {told[:200]!r}"))
            with self.lock:
                self.written += 1
                self.stale += status == 200 and not json.loads(told)["results"]

        client.close()

    def _count(self, what: str) -> None:
        with self.lock:
            self.answers[what] += 1
