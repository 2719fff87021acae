"""`manage.py import_archive FILE`: all that an archive holds, into an empty database."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from rich.console import Console

from claimcheck.foundation.commands_here import command
from claimcheck.foundation.records.errors import Refused
from claims.archive.loading import load_archive
from claims.management.commands.export_archive import reporter
from claims.management.commands.import_claims import progress_bar
from claims.management.long_command import LongCommand
from claims.management.numbers import counted


class Command(LongCommand):
    stopped = "Stopped. No record was imported."
    help = (
        "Record everything that a file of export_archive holds in an empty, migrated database: all of it or "
        "nothing. Accounts come as names without rights, and are inactive."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the file, record what it holds, and compare what was recorded with it."""
        path = options["file"]
        try:
            with progress_bar(Console(stderr=True)) as bar:
                manifest = load_archive(path, reporter(bar))
        except Refused as problem:
            raise CommandError(f"{problem} No record was imported.") from problem
        except OSError as error:
            raise CommandError(f"Cannot read {path}: {error.strerror or error}.") from error
        records, parts = counted(manifest.records, "record"), counted(len(manifest.parts), "part")
        self.stdout.write(f"{records} in {parts} imported from {path}.")
        self.stdout.write(f"Next: {command('createsuperuser')}, then activate the accounts under People.")
