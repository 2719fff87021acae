"""`manage.py serve`."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

GUNICORN = (
    *("--worker-class=gthread", "--workers=2", "--threads=16", "--keep-alive=75"),
    *("--graceful-timeout=30", "--no-control-socket"),
)
"""As in the Dockerfile, but for what only a container needs."""


class Command(BaseCommand):
    help = (
        "Bring the database up to date, then serve the site: all that one machine needs for pages and REST."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where it listens."""
        parser.add_argument(
            "--host", default="127.0.0.1", help="The address to listen on (default 127.0.0.1)."
        )
        parser.add_argument("--port", type=int, default=8000, help="The port (default 8000).")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        """This process becomes the server; it ends as that does, on Ctrl-C or SIGTERM."""
        self._do("migrate", "--noinput", "--verbosity=0")
        self._do("sync_registers")
        if not settings.DEBUG:
            self._do("collectstatic", "--noinput", "--verbosity=0")
        self.stdout.write(f"Serving http://{host}:{port} until Ctrl-C; files are in {settings.VAR}.")
        self.stdout.flush()
        where = (f"--bind={host}:{port}", f"--pythonpath={settings.BASE_DIR}")
        server = [sys.executable, "-m", "gunicorn", "claimcheck.wsgi", *where, *GUNICORN]
        os.execv(sys.executable, server)  # noqa: S606  # no shell, and nothing that was typed but host and port

    def _do(self, *words: str) -> None:
        """Another command, with the limits of its kind of work."""
        done = subprocess.run([sys.executable, sys.argv[0], *words])
        if done.returncode:
            raise CommandError(f"{words[0]} has failed; the site was not started.")
