"""A worker for tests."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from unittest import mock

from django.db import connections
from procrastinate.contrib.django import app

from claims.services.working.queues import AT_ONCE, Queue
from claims.services.working.worker import Worker
from tests.house.tree import PROJECT


def work_off() -> None:
    """Run what waits, as `manage.py worker` does, and stop when nothing is left.

    Not what the real clock has fall due: a test would find it or not by the minute in which it runs. In a
    thread of its own, since a browser of an earlier test leaves an event loop running in this one.
    """
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_run).result()


def _run() -> None:
    try:
        with (
            mock.patch.dict(app.periodic_registry.periodic_tasks, clear=True),
            app.replace_connector(app.connector.get_worker_connector()),  # type: ignore[attr-defined]
        ):
            app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    finally:
        connections.close_all()


@contextmanager
def working(at_once: Mapping[Queue, int] = AT_ONCE) -> Iterator[Worker]:
    """The worker as it runs in operation, every queue at once, in a thread of its own; stopped at the end."""
    worker = Worker(at_once)
    with mock.patch.dict(app.periodic_registry.periodic_tasks, clear=True), ThreadPoolExecutor(1) as thread:
        ran = thread.submit(worker.run)
        try:
            yield worker
        finally:
            worker.stop()
            ran.result(timeout=120)


@contextmanager
def worker_process(database: str) -> Iterator[subprocess.Popen[bytes]]:
    """`manage.py worker` as a process of its own, on a database of the tests; killed at the end."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "CLAIMCHECK_TEST_DATABASE": database,
        "WEBHOOK_PRIVATE_TARGETS": "on",
    }
    process = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=PROJECT, env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def comes(true: Callable[[], object], *, within: float = 120) -> bool:
    """Whether something comes true in so many seconds."""
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        if true():
            return True
        time.sleep(0.02)
    return False
