"""`manage.py mcp`: tools for programs that use language models, over standard input and output."""

from importlib.util import find_spec
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

SERVED_BY_THE_DEMO = "http://127.0.0.1:8000"
MISSING = (
    "The SDK of the Model Context Protocol is not installed. In a clone `make mcp` installs it; the package "
    "has it as its extra `mcp` (docs/how-to/connect-a-language-model.md)."
)
UNSET = (
    "CLAIMCHECK_TOKEN is not set. Set it to a token (cck_…) made at the desk under *My tokens*; what it may "
    "do, the tools may do."
)
NO_SITE = "SITE_URL is not set. Set it to the address of the site: each answer links to it."


class Command(BaseCommand):
    help = (
        "Serve the tools of the Model Context Protocol on standard input and output, for a program that "
        "starts this command. They ask REST with the token in CLAIMCHECK_TOKEN and reach what it reaches."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Until standard input ends."""
        if find_spec("mcp") is None:
            raise CommandError(MISSING)
        if not settings.MCP_TOKEN:
            raise CommandError(UNSET)
        site = settings.SITE_URL or (SERVED_BY_THE_DEMO if settings.DEBUG else "")
        if not site:
            raise CommandError(NO_SITE)
        from claims.mcp.asking import RestInside, RestProblem
        from claims.mcp.server import server

        asking = RestInside(settings.MCP_TOKEN, site)
        try:
            asking.get("figures/", limit=1)
        except RestProblem as problem:
            raise CommandError(f"The token in CLAIMCHECK_TOKEN opens nothing. {problem}") from problem
        server(asking, settings.VERSION).run("stdio")
