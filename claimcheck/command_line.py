"""The command line of claimcheck: Django's management commands under our settings.

It is called `claimcheck` where the package is installed, `manage.py` in a clone.
"""

import os
import sys

from claimcheck.foundation.commands_here import installing


def main() -> None:
    """Run the management command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimcheck.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as missing:
        raise SystemExit(f"Django is not installed here. {installing()}.") from missing
    _limit(sys.argv[1] if len(sys.argv) > 1 else "")
    execute_from_command_line(sys.argv)


def _limit(command: str) -> None:
    """Have the database give the command as long as its kind of work is given."""
    from claimcheck import env
    from claimcheck.foundation.records.limits import with_limits, work_of_command

    work = work_of_command(command)
    if work is not None:
        os.environ.update(PGOPTIONS=with_limits(env.PGOPTIONS(), work))


def stopped_quietly() -> None:
    """Run it; Ctrl-C, also while everything is still loaded, ends it with a word and exit code 130."""
    try:
        main()
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        raise SystemExit(130) from None
