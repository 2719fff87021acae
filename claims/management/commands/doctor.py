"""`manage.py doctor`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.services.readiness import CHECKS, faults


class Command(BaseCommand):
    help = "Check this installation, and say what to do about each fault. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--only`: some of the checks, as the health check of a container asks."""
        parser.add_argument("--only", nargs="+", choices=list(CHECKS), metavar="CHECK", default=list(CHECKS))

    def handle(self, *args: Any, only: list[str], **options: Any) -> None:
        """Exit code 0 where all is well, else 1."""
        found = faults(only)
        for name in only:
            self.stdout.write(f"{name:<14}{found.get(name, 'ok')}")
        if found:
            raise CommandError(f"{len(found)} of {len(only)} checks found a fault.")
