"""`manage.py detect_conflicts [--all | --since | --topic]`."""

from datetime import UTC, datetime
from typing import Any

import pghistory
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from rich.console import Console

from claimcheck.foundation.records.acts import in_history
from claims.management.commands.import_claims import importer, progress_bar
from claims.management.long_command import LongCommand
from claims.management.numbers import counted
from claims.models import Claim, Question, Topic
from claims.services.detection.many_questions import detect_again

STEP = 5000
"""Questions of one transaction: what is lost, and done again, where the command is cut short."""


class Command(LongCommand):
    stopped = "Stopped. Finished work is kept; continue with --after."
    help = "Update conflicts from the claims: for all questions, one topic, or recent changes."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="Every question (the default).")
        which.add_argument("--topic", default="", help="The questions of a topic, by its slug.")
        which.add_argument("--since", default="", help="Questions with a claim recorded or ended since then.")
        parser.add_argument(
            "--after", default="", help="Continue after this question, by the key that the last run printed."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """A transaction for every few thousand questions, in the order of their keys."""
        keys = list(_questions(options).order_by("pk").values_list("pk", flat=True))
        by = importer("")
        console = Console(stderr=True)
        with pghistory.context(user=by.pk, **in_history()), progress_bar(console) as bar:
            task = bar.add_task("questions", total=len(keys))
            for start in range(0, len(keys), STEP):
                some = keys[start : start + STEP]
                with transaction.atomic():
                    detect_again(some, by=by, now=timezone.now())
                bar.update(task, advance=len(some))
                bar.console.print(f"done up to {some[-1]}; continue with --after {some[-1]}")
        self.stdout.write(f"Up to date: {counted(len(keys), 'question')}.")


def _questions(options: dict[str, Any]) -> Any:
    found = Question.objects.all()
    if options["topic"]:
        if not Topic.objects.filter(slug=options["topic"]).exists():
            raise CommandError(f"There is no topic {options['topic']!r}; give its slug.")
        found = found.filter(topic__slug=options["topic"])
    if options["since"]:
        since = _moment(options["since"])
        changed = Claim.objects.filter(Q(recorded_at__gte=since) | Q(superseded_at__gte=since))
        found = found.filter(pk__in=changed.values("question"))
    return found.filter(pk__gt=options["after"]) if options["after"] else found


def _moment(text: str) -> datetime:
    try:
        found = parse_datetime(text) or datetime.fromisoformat(text)
    except ValueError as problem:
        raise CommandError(f"--since {text!r}: write it as 2024-11-04 or 2024-11-04T10:00:00Z.") from problem
    return found if found.tzinfo else found.replace(tzinfo=UTC)
