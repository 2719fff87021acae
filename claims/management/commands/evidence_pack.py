"""`manage.py evidence_pack QUESTION FILE`: all that stands behind a figure as one zip, to be checked."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone

from claimcheck.foundation.rest import parsing
from claims.management.whole_file import whole_file
from claims.models import Question
from claims.published.evidence_pack import evidence_pack
from claims.published.linked_data import Site


class Command(BaseCommand):
    help = (
        "Write the evidence pack of a figure: published bodies, proofs, captures, decisions, pictures. "
        "claims/published/verify_ledger.py checks it with Python alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("question", metavar="QUESTION", help="Its short name, or its id.")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--whole", action="store_true", help="With captured texts and files beside documents."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """The file is whole or absent."""
        name, path = options["question"], options["file"]
        question = Question.objects.filter(slug=name).first() or _by_id(name)
        anything = "00000000-0000-0000-0000-000000000000"
        page = reverse("figure-page", args=[anything]).replace(anything, "{id}")
        site = Site(settings.NEWSROOM_NAME, settings.SITE_URL or "https://site.invalid", page)
        made = question and evidence_pack(question.pk, site, now=timezone.now(), whole=options["whole"])
        if not made:
            raise CommandError(f"Nothing has been published of {name!r}. Give a question's short name or id.")
        try:
            with whole_file(path) as whole, whole.open("wb") as file:
                file.writelines(made)
        except OSError as error:
            raise CommandError(f"Cannot write {path}: {error.strerror or error}.") from error
        self.stdout.write(f"The evidence pack of {question} is in {path}.")


def _by_id(text: str) -> Question | None:
    try:
        return Question.objects.filter(pk=parsing.identifier(text)).first()
    except ValueError:
        return None
