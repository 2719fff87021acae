"""The worker: every queue at once, each with its own number of jobs; it outlives the database."""

import asyncio
import logging
import signal
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from django.db import Error as DjangoError
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from psycopg import Error

from claims.services.working.queues import AT_ONCE, Queue

AWAY = (ConnectorException, DjangoError, Error, OSError)
PAUSE = 1.0
"""Seconds until the database is asked for again."""
PATIENCE = 30
"""Seconds for which jobs may end when the worker is to stop; a job that does not is taken on by the next."""
log = logging.getLogger(__name__)


class Worker:
    """Runs jobs until it is stopped. Where the database goes away it waits for it to come back."""

    def __init__(self, at_once: Mapping[Queue, int] = AT_ONCE, *, sign_of_life: float = 10.0) -> None:
        self.at_once = dict(at_once)
        self.sign_of_life = sign_of_life
        self._stopped = threading.Event()
        self._end: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def run(self) -> None:
        """Until `stop` is called; jobs that run then are waited for."""
        while not self._stopped.is_set():
            with suppress(*AWAY):
                asyncio.run(self._serve())
            if not self._stopped.is_set():
                log.warning("The database is away. The worker waits for it.")
                self._stopped.wait(PAUSE)

    def stop(self, *_of_signal: Any) -> None:
        """Take on no more jobs, and end when those that run have ended."""
        self._stopped.set()
        if self._end is not None:
            loop, end = self._end
            with suppress(RuntimeError):  # it has ended already
                loop.call_soon_threadsafe(end.set)

    def stop_on_signals(self) -> None:
        """SIGTERM and Ctrl-C stop it."""
        for kind in (signal.SIGTERM, signal.SIGINT):
            signal.signal(kind, self.stop)

    async def _serve(self) -> None:
        loop, end = asyncio.get_running_loop(), asyncio.Event()
        self._end = (loop, end)
        if self._stopped.is_set():
            return
        loop.set_default_executor(ThreadPoolExecutor(sum(self.at_once.values())))
        connector: Any = app.connector
        with app.replace_connector(connector.get_worker_connector()) as own:
            async with own.open_async():
                await self._until(end, own)

    async def _until(self, end: asyncio.Event, own: Any) -> None:
        """Run every queue until `end`, or until one of them has lost the database."""
        queues = [
            asyncio.create_task(
                own.run_worker_async(
                    queues=[str(queue)],
                    name=str(queue),
                    concurrency=most,
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=PATIENCE,
                    update_heartbeat_interval=self.sign_of_life,
                )
            )
            for queue, most in self.at_once.items()
        ]
        ending = asyncio.create_task(end.wait())
        await asyncio.wait([*queues, ending], return_when=asyncio.FIRST_COMPLETED)
        for task in (ending, *queues):
            task.cancel()
        for task in queues:
            with suppress(asyncio.CancelledError):
                await task
