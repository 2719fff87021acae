"""The functions behind the tools, asked within a test's transaction: no process, no SDK's client."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from claims.mcp.asking import Asking
from claims.mcp.proposing import register_proposing
from claims.mcp.reading import register_reading

SITE = "http://localhost"


class Collected(dict[str, Callable[..., Any]]):
    """The functions behind the tools, by name."""

    def reading(self, function: Callable[..., Any]) -> None:
        self[function.__name__] = function

    recording = reading


class WithinATest(Asking):
    """Asks without ending the connection, which is in the test's transaction; as Django's own client does."""

    def _ask(self, *asked: Any) -> Any:
        with _connections_kept():
            return super()._ask(*asked)


@contextmanager
def _connections_kept() -> Iterator[None]:
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def tools_of(token: str) -> Collected:
    """All tools, by name, of a token."""
    made, asking = Collected(), WithinATest(token, SITE)
    register_reading(made, asking)
    register_proposing(made, asking)
    return made
