"""`manage.py doctor`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.services.readiness import CHECKS, faults


class Command(BaseCommand):
    help = "Check this installation, and say what to do about each fault. Changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 0 where all is well, else 1."""
        found = faults()
        for name in CHECKS:
            self.stdout.write(f"{name:<14}{found.get(name, 'ok')}")
        if found:
            raise CommandError(f"{len(found)} of {len(CHECKS)} checks found a fault.")
