"""From an approval until an open embed and a webhook's receiver have it: what the server takes of that."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

from benchmarks.database import built, copy_of
from benchmarks.felt.memory import worker
from benchmarks.harness import Result, Target
from benchmarks.meter import server_process
from benchmarks.served import Served, production, served
from claims.examples.load import load_example
from claims.examples.people import demo_people
from claims.examples.questions import IN_RUSSIA
from claims.examples.review import AS_OF, conflict_in_russia, propose_example
from claims.models import Resolution
from claims.services.notifications.webhooks import register_webhook
from claims.services.review.resolution import approve_resolution
from claims.services.working.queues import Queue

TARGET = Target(1.0)
AIM = 1.0
"""Seconds that the server may take."""
ASKED_EVERY = 30
"""Seconds after which an open card looks again."""
ROUNDS, PATIENCE = 5, 60.0
LISTENING = 12.0
"""Seconds until a worker waits for jobs."""


def publish_to_embed(size: int) -> list[Result]:
    """Seconds until card and receiver have what was approved / one second. There is no size."""
    name = built("proposed", 0, _proposed)
    took = [_once(name) for _ in range(ROUNDS + 1)][1:]
    cards, hooks, trips = (statistics.median(times) for times in zip(*took, strict=True))
    slower = max(cards, hooks)
    note = (
        f"card {cards * 1000:.0f} ms, webhook {hooks * 1000:.0f} ms after the approval; NOTIFY there and "
        f"back {trips * 1000:.1f} ms; an open card looks every {ASKED_EVERY} s"
    )
    return [Result("publish_to_embed", round(slower / AIM, 3), TARGET.must, None, ROUNDS, slower, AIM, note)]


def _proposed(_claims: int) -> None:
    """The running example up to where somebody else has to approve."""
    people = demo_people()
    load_example(people)
    propose_example(people, conflict_in_russia(AS_OF[0]))


def _once(name: str) -> tuple[float, float, float]:
    """Seconds until the card shows it and until the receiver has it; and of NOTIFY there and back."""
    with copy_of(name), _receiver() as (address, received), override_settings(WEBHOOK_PRIVATE_TARGETS=True):
        people, now = demo_people(), timezone.now()
        register_webhook(by=people.anna, now=now, name="bench", url=address)
        site = {**production(), "WEBHOOK_PRIVATE_TARGETS": "on"}
        with _both(site) as server:
            resolution = Resolution.objects.get(question__slug=IN_RUSSIA)
            card = reverse("figure-card", args=[resolution.question_id])
            server.get(card)
            began = time.perf_counter()
            approve_resolution(by=people.anna, now=now, resolution=resolution, seen=resolution.basis)
            shown = _shown(server, card) - began
            return shown, _first(received) - began, _round_trip(site["DATABASE_URL"])


@contextmanager
def _both(site: dict[str, str]) -> Iterator[Served]:
    """The site and a worker for webhooks that waits for jobs."""
    with (
        served("claimcheck.wsgi:application", site, server_process()) as server,
        worker(site, Queue.WEBHOOKS),
    ):
        time.sleep(LISTENING)
        yield server


def _shown(server: Served, card: str) -> float:
    """When the card is there; before, there is none of this figure."""
    until = time.perf_counter() + PATIENCE
    while server.get(card)[0] != 200:
        if time.perf_counter() > until:
            raise RuntimeError(f"no card within {PATIENCE:.0f} s")
    return time.perf_counter()


def _first(received: list[float]) -> float:
    """When the receiver had it."""
    until = time.perf_counter() + PATIENCE
    while not received:
        if time.perf_counter() > until:
            raise RuntimeError(f"no webhook within {PATIENCE:.0f} s")
        time.sleep(0.01)
    return received[0]


@contextmanager
def _receiver() -> Iterator[tuple[str, list[float]]]:
    """A newsroom's own server: its address, and when it was sent something."""
    received: list[float] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(time.perf_counter())
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/hook", received
        server.shutdown()


def _round_trip(address: str) -> float:
    """Seconds of a NOTIFY on one connection until it comes back on the same."""
    with psycopg.connect(address, autocommit=True) as listening:
        listening.execute("LISTEN bench")
        took = []
        for _ in range(20):
            began = time.perf_counter()
            listening.execute("NOTIFY bench")
            next(listening.notifies(timeout=PATIENCE))
            took.append(time.perf_counter() - began)
        return statistics.median(took)
