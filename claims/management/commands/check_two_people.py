"""`manage.py check_two_people`."""

from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from claims.management.acting import ActingCommand
from claims.views.two_people import holes_here


class Command(ActingCommand):
    help = "List who could publish a figure alone, each with how to close it; the desk has the same page."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 0 where nobody could, 1 where somebody could."""
        holes = holes_here(now=timezone.now())
        for hole in holes:
            self.stdout.write(f"{', '.join(hole.who)}: {hole.what} {hole.remedy}")
        if holes:
            raise CommandError(f"{len(holes)} ways for one person to publish alone; see above.")
        self.stdout.write("Nobody can publish alone.")
