"""A session of the SDK's client with the server as a program starts it: over stdin and stdout."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from tests.house.tree import PROJECT

SITE = "http://127.0.0.1:8000"
MCP = [str(PROJECT / "manage.py"), "mcp"]


class Said(NamedTuple):
    """What a tool answered: whether it is an error, its text, and its value."""

    failed: bool
    text: str
    value: Any


Call = Callable[..., Said]


def surroundings(database: str, token: str) -> dict[str, str]:
    """The environment of the server, on this database."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "CLAIMCHECK_TEST_DATABASE": database,
        "CLAIMCHECK_TOKEN": token,
        "SITE_URL": SITE,
    }


@contextmanager
def session(database: str, token: str) -> Iterator[tuple[Call, Any]]:
    """Calls a tool by its name, and all tools as the server lists them."""
    from anyio.from_thread import start_blocking_portal
    from mcp import StdioServerParameters
    from mcp.client import Client

    started = StdioServerParameters(command=sys.executable, args=MCP, env=surroundings(database, token))
    client: Any = Client(started, mode="legacy")  # a probe would give up before Django has started
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(client):

        def call(tool: str, **arguments: Any) -> Said:
            answer = portal.call(client.call_tool, tool, arguments)
            text = "".join(part.text for part in answer.content)
            value = answer.structured_content
            return Said(answer.is_error, text, value.get("result", value) if value else None)

        yield call, portal.call(client.list_tools).tools
