"""A server that says nothing while its machine still takes packets: asked whether it lives, and then left.

A process that is stopped, or a machine that is paused below its own network, keeps each connection open, and
its own limits on statements don't pass. Who has waited for an answer for a while knocks at the server's door:
who is given any answer there, be it "too many connections", waits on; who is given none gives up.
"""

import time
from collections.abc import Callable, Generator
from functools import partial
from typing import Any

import psycopg
from psycopg.errors import ConnectionTimeout

KNOCK_AFTER = 5.0
"""Seconds without an answer after which the server is asked, again and again, for one more connection."""
KNOCKING = 5
"""Seconds that it is given to answer there."""


def watch(connection: psycopg.Connection[Any], params: dict[str, Any]) -> None:
    """Let nobody who waits on this connection wait for a server that is frozen."""
    plain, leave_if_frozen = connection.wait, partial(_leave_if_frozen, connection, params)

    def wait(waiting: Generator[Any, Any, Any], *given: Any, **named: Any) -> Any:
        return plain(_knocking(waiting, leave_if_frozen), *given, **named)

    connection.wait = wait  # type: ignore[assignment, method-assign]  # of this one only


def _knocking(
    waiting: Generator[Any, Any, Any], leave_if_frozen: Callable[[], None]
) -> Generator[Any, Any, Any]:
    """The same steps; where the socket was silent for long, the server is asked between two of them."""
    knock_at = time.monotonic() + KNOCK_AFTER
    try:
        wanted = next(waiting)
        while True:
            ready = yield wanted
            if ready:
                knock_at = time.monotonic() + KNOCK_AFTER
            elif time.monotonic() > knock_at:
                leave_if_frozen()
                knock_at = time.monotonic() + KNOCK_AFTER
            wanted = waiting.send(ready)
    except StopIteration as end:
        return end.value


def _leave_if_frozen(connection: psycopg.Connection[Any], params: dict[str, Any]) -> None:
    """Close the connection and raise where the server doesn't answer at its door; else nothing."""
    try:
        psycopg.connect(**{**params, "connect_timeout": KNOCKING}).close()
    except ConnectionTimeout as silence:
        connection.pgconn.finish()
        raise psycopg.OperationalError("The server does not answer: it seems to be frozen.") from silence
    except psycopg.Error:
        return  # it said something: it lives
