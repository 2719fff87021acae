"""`manage.py export_archive FILE`: all that is recorded, in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from rich.console import Console
from rich.progress import Progress as Bar

from claimcheck.foundation.records.errors import Refused
from claims.archive.writing import Progress, write_archive
from claims.management.commands.import_claims import progress_bar
from claims.management.long_command import LongCommand
from claims.management.numbers import counted
from claims.management.whole_file import whole_file


class Command(LongCommand):
    stopped = "Stopped. No file was written or changed."
    help = (
        "Write everything that is recorded to a ZIP file, from which import_archive makes the same records "
        "in an empty database. It holds what is internal or under embargo: keep the file safe. It holds no "
        "password, token, key, session or secret."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--topic",
            default="",
            metavar="SLUG",
            help="Only this topic and what its claims rest on, its publications as foreign ones.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file as a whole; the same records give the same file."""
        path = options["file"]
        try:
            with progress_bar(Console(stderr=True)) as bar, whole_file(path) as made:
                manifest = write_archive(made, reporter(bar), topic=options["topic"])
        except Refused as problem:
            raise CommandError(str(problem)) from problem
        except OSError as error:
            raise CommandError(f"Cannot write {path}: {error.strerror or error}.") from error
        records, parts = counted(manifest.records, "record"), counted(len(manifest.parts), "part")
        self.stdout.write(f"{records} in {parts} written to {path}.")


def reporter(bar: Bar) -> Progress:
    """Draws what is being done, how much is done, and of how much, in a line of its own."""
    task = bar.add_task("starting", total=None)

    def report(what: str, done: int, total: int) -> None:
        bar.update(task, description=what, completed=done, total=total)

    return report
