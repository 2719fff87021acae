"""Commands that take long: who stops one is told what has become of its work."""

import os
import signal
import sys
from typing import Any

from claimcheck.foundation.commands_here import command, is_clone
from claims.management.acting import ActingCommand

INTERRUPTED = 128 + signal.SIGINT
"""The exit code of what Ctrl-C has stopped, as shells have it."""


def typed(words: str) -> str:
    """A command as it is typed where this one was: in a clone by the Python of its environment."""
    if not is_clone():
        return command(words)
    python = os.path.relpath(sys.executable)  # .venv/bin/python, for most
    return f"{sys.executable if python.startswith(os.pardir) else python} {command(words)}"


class LongCommand(ActingCommand):
    """A command that Ctrl-C ends with a word instead of a traceback, and with exit code 130.

    A subclass says in `stopped` what is kept of its work. What is stopped before it has begun, while it is
    still loaded, `command_line` tells.
    """

    stopped: str

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run it; SystemExit(130) where it is stopped."""
        try:
            return super().execute(*args, **options)
        except KeyboardInterrupt:
            self.stderr.write(self.stopped, style_func=str)
            raise SystemExit(INTERRUPTED) from None
