"""manage.py messages: bring the catalogues of translations up to date with the code, and count them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claimcheck.languages import TRANSLATED
from claimcheck.languages.catalogues import faults, is_unreviewed, read_catalogue, write_catalogue
from claimcheck.languages.extracting import wanted


class Command(BaseCommand):
    help = "Extract what is said through gettext and bring each language's catalogue up to date with it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Write nothing; fail where anything is missing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        said = wanted()
        found = []
        for language in TRANSLATED:
            if not options["check"]:
                write_catalogue(language, said, read_catalogue(language))
            known = read_catalogue(language)
            lacking = list(faults(language, said, known))
            unreviewed = sum(map(is_unreviewed, known.values()))
            self.stdout.write(
                f"{language}: {len(said)} messages, {len(lacking)} faults, {unreviewed} unreviewed"
            )
            found += lacking
        if options["check"] and found:
            raise CommandError("\n".join(found))
