"""`manage.py doctor`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claimcheck.operating.thorough import THOROUGH
from claims.services.readiness import CHECKS, faults

ALL = CHECKS | THOROUGH


class Command(BaseCommand):
    help = "Check this installation, and say what to do about each fault. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--only`: some of the checks, as the health check of a container asks."""
        parser.add_argument("--only", nargs="+", choices=list(ALL), metavar="CHECK", default=list(ALL))

    def handle(self, *args: Any, only: list[str], **options: Any) -> None:
        """Exit code 0 where all is well, else 1."""
        found = faults({name: ALL[name] for name in only})
        for name in only:
            self.stdout.write(f"{name:<14}{found.get(name, 'ok')}")
        if found:
            raise CommandError(f"{len(found)} of {len(only)} checks found a fault.")
