"""`manage.py rehearse`: a figure of the rehearsal moves on to the next moment of its life."""

from typing import Any

import pghistory
from django.core.management.base import CommandError
from django.utils import timezone

from claimcheck.foundation.records.acts import in_history
from claimcheck.foundation.records.errors import Refused, StaleState
from claims.examples.people import demo_people
from claims.examples.rehearsing import rehearse_next
from claims.management.acting import ActingCommand


class Command(ActingCommand):
    help = (
        "Move one figure of the rehearsal that `demo` loads on to the next moment of its life: "
        "challenged, disputed, restored, on hold, withdrawn, corrected, and from the beginning. Webhooks, "
        "feeds and pages carry it as they would carry news, marked as a rehearsal. Does nothing in a "
        "database that holds figures of a newsroom."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One step."""
        try:
            with pghistory.context(**in_history()):
                figure = rehearse_next(demo_people(), timezone.now())
        except (Refused, StaleState) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"{figure.change_kind}: {figure.question.text} Version {figure.version} is "
            f"{figure.get_standing_display()}. See /figures/{figure.question_id}/"
        )
