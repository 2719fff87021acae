"""`manage.py export_ledger FILE`: everything published, for strangers to check."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from rich.console import Console

from claims.management.commands.import_claims import progress_bar
from claims.management.long_command import LongCommand
from claims.management.numbers import counted
from claims.management.whole_file import whole_file
from claims.models import Publication
from claims.published.ledger_export import ledger_lines


class Command(LongCommand):
    stopped = "Stopped. No file was written or changed."
    help = (
        "Write the ledger as one file, which claims/published/verify_ledger.py checks with Python alone: "
        "every publication, the root over them, and the newest signed checkpoint."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """The file is whole or absent."""
        path: Path = options["file"]
        try:
            with whole_file(path) as made:
                count = _write(made)
        except OSError as error:
            raise CommandError(f"Cannot write {path}: {error.strerror or error}.") from error
        self.stdout.write(f"{counted(count, 'publication')} written to {path}.")


def _write(made: Path) -> int:
    """How many publications; the first line is the head."""
    count = 0
    with made.open("w", encoding="utf-8", newline="") as file, progress_bar(Console(stderr=True)) as bar:
        task = bar.add_task("publications", total=Publication.objects.count())
        for count, line in enumerate(ledger_lines()):
            file.write(line)
            bar.update(task, completed=count)
    return count
