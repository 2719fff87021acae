"""A worker for tests."""

from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from django.db import connections
from procrastinate.contrib.django import app


def work_off() -> None:
    """Run what waits, as `manage.py procrastinate worker` does, and stop when nothing is left.

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
