"""`manage.py backup`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claimcheck.operating.dumps import BackupFault, back_up, manifest_of


class Command(BaseCommand):
    help = (
        "Write the whole database, as it is at one moment, to a file, and what is in it beside it, in "
        "FILE.json. Nobody who records has to wait."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Exit code 0 where the file is there whole, else 1."""
        try:
            made = back_up(file)
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        rows = sum(contents.rows for contents in made.tables.values())
        self.stdout.write(
            f"{rows} rows of {len(made.tables)} tables in {file}, listed in {manifest_of(file)}."
        )
        self.stdout.write("The keys are not in it: keep LEDGER_KEY and SECRET_KEY elsewhere.")
