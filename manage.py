#!/usr/bin/env python3
"""The command line of claimcheck: Django's management commands under our settings."""

import os
import sys


def main() -> None:
    """Run the management command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimcheck.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as missing:
        raise SystemExit(
            "Django is not installed here. Run `make setup`, then `.venv/bin/python manage.py …`."
        ) from missing
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
