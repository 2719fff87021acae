"""The functions behind the tools, asked within a test's transaction: no process, no SDK's client."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from claims.mcp.asking import RestInside
from claims.mcp.proposing import ProposingTool
from claims.mcp.reading import ReadingTools

SITE = "http://localhost"


class WithinATest(RestInside):
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


def tools_of(token: str) -> dict[str, Callable[..., Any]]:
    """All tools, by name, of a token."""
    asking = WithinATest(token, SITE)
    reading, proposing = ReadingTools(asking), ProposingTool(asking)
    functions = (
        *(reading.search_figures, reading.read_figure, reading.look_up),
        *(reading.explain_conflict, reading.list_changes, proposing.propose),
    )
    return {function.__name__: function for function in functions}
