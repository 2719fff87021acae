"""A server of the Model Context Protocol: tools for programs that use language models.

It answers out of REST, asked with one token, so it reaches what the token reaches and nothing else. No tool
approves, publishes, holds or withdraws anything, whatever the scopes of the token.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from claims.mcp.asking import RestInside, RestProblem
from claims.mcp.proposing import ProposingTool
from claims.mcp.reading import ReadingTools

P = ParamSpec("P")
T = TypeVar("T")

INSTRUCTIONS = """\
Figures that a newsroom has verified, and what is known about disagreements.

Every figure has `standing` and `printable`. Where `printable` is true, quote `display.text` whole, with its
attribution and day, and give `link` and `version`. Where it is false there is no number to give: say `why`,
and of a disputed figure what the sources say (`positions`), each with its sources, as theirs and not as ours.
Never carry a number over from an earlier answer, from `positions` or from a conflict as if it were the
figure. Where `rehearsal` is true all of it is invented and must not be published.

A proposal is not a publication: another person has to approve it, at the desk.
"""


class Tools:
    """Registers functions as tools of a server, with what they do to what is recorded."""

    def __init__(self, server: MCPServer[Any]) -> None:
        self._server = server

    def reading(self, function: Callable[P, T]) -> None:
        """One that changes nothing."""
        self._add(function, ToolAnnotations(read_only_hint=True, open_world_hint=False))

    def recording(self, function: Callable[P, T]) -> None:
        """One that records something new, and changes or publishes nothing."""
        hints = ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
        )
        self._add(function, hints)

    def _add(self, function: Callable[P, T], annotations: ToolAnnotations) -> None:
        @wraps(function)
        def answered(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return function(*args, **kwargs)
            except RestProblem as problem:
                raise ToolError(str(problem)) from problem

        self._server.add_tool(answered, annotations=annotations, structured_output=True)


def server(asking: RestInside, version: str) -> MCPServer[Any]:
    """The server, which asks REST with this token."""
    made: MCPServer[Any] = MCPServer(
        "claimcheck", title="claimcheck", version=version, instructions=INSTRUCTIONS, log_level="WARNING"
    )
    tools, reading = Tools(made), ReadingTools(asking)
    for tool in (reading.search_figures, reading.read_figure, reading.look_up):
        tools.reading(tool)
    tools.reading(reading.explain_conflict)
    tools.reading(reading.list_changes)
    tools.recording(ProposingTool(asking).propose)
    return made
