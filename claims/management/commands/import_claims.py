"""`manage.py import_claims FILE… [--mapping NAME] [--dry-run] [--keep-going] …`: docs/import.md."""

from pathlib import Path
from typing import Any

import pghistory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from claimcheck.foundation.records.acts import in_history
from claims.intake.collecting import seldom_collected
from claims.intake.fact_checks.importing import opened_if_fact_checks
from claims.intake.files import Unreadable
from claims.intake.importing import ImportOptions, import_file
from claims.intake.imports.running import import_with_record
from claims.intake.mapping import Mapping, read_mapping
from claims.intake.rejects import rejects_of, undated_of, write_rejects, write_undated
from claims.intake.styles import DATES, DECIMALS, LEAVE_OUT, TAKE, DeclaredStyle
from claims.intake.survey import Survey
from claims.management.fact_checks import SHOWN, tell_rows, told_of_fact_checks, write_list
from claims.management.long_command import LongCommand
from claims.services.bulk.row import Outcome

EXAMPLES = Path(__file__).parents[2] / "intake" / "mappings"
IMPORTER = "import"
"""The user in whose name an import is recorded where none is named; it can't sign in."""


NOTHING = "Stopped. Nothing from the current file was recorded; files reported as done stay recorded."
PART = (
    "Stopped. {count} rows of {name} were read, {recorded} of them recorded and {revised} revised; run the "
    "same command again to go on."
)

OF_FORMAT = {
    "encoding": ("NAME", "Encoding of a text, such as cp1252; found in the file if it is certain there."),
    "delimiter": ("CHAR", "What separates columns: a character, or tab; found by the names of columns."),
    "sheet": ("NAME", "Sheet of a workbook; the visible one with the names of columns."),
}
HEADER_LINE = "Line with the names of columns; found where they stand."
CHOICES = {"decimal": tuple(DECIMALS), "dates": DATES, "totals": (LEAVE_OUT, TAKE), "notes": (LEAVE_OUT,)}
CHOICE_HELP = {
    "decimal": "Mark before decimals; found if a number of the file proves it.",
    "dates": "Order of 03/04/2024; found if a date of the file proves it.",
    "totals": "What becomes of rows that look like totals; they are rejected.",
    "notes": "What becomes of rows that look like notes below the table; they are rejected.",
}


class Command(LongCommand):
    stopped = NOTHING
    help = "Record the claims in tables, workbooks or JSON files, or fact-checks; detect conflicts of claims."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--mapping", default="", help="A YAML file, or the name of one in claims/intake/mappings."
        )
        parser.add_argument("--dry-run", action="store_true", help="Dry run: do everything, save nothing.")
        parser.add_argument(
            "--preview", action="store_true", help="A dry run that lists what would become of each row."
        )
        parser.add_argument(
            "--keep-going",
            action="store_true",
            help="Record valid rows and list the others; otherwise each file is all or nothing.",
        )
        parser.add_argument("--by", default="", help="User name in whose name it is recorded.")
        parser.add_argument("--allow-empty", action="store_true", help="A file without rows is no error.")
        for name, (metavar, help_text) in OF_FORMAT.items():
            parser.add_argument(f"--{name}", default="", metavar=metavar, help=help_text)
        parser.add_argument("--header-line", type=int, default=0, metavar="N", help=HEADER_LINE)
        for name, choices in CHOICES.items():
            parser.add_argument(f"--{name}", default="", choices=choices, help=CHOICE_HELP[name])

    def handle(self, *args: Any, **options: Any) -> None:
        """Import each file; the exit code is 1 where a row was not recorded."""
        by = importer(options["by"])
        options["dry_run"] |= options["preview"]
        failed = False
        said = _format(options)
        with pghistory.context(user=by.pk, **in_history()):
            for path in options["files"]:
                failed |= self._is_incomplete(path, by, said, options)
        if failed:
            raise CommandError("Not every row was recorded; see above.", returncode=1)

    def _is_incomplete(self, path: Path, by: User, said: DeclaredStyle, options: dict[str, Any]) -> bool:
        """Import a file; whether something of it was not taken."""
        try:
            read = None if options["mapping"] else opened_if_fact_checks(path, said.encoding)
            if read is not None:
                self.stopped = NOTHING
                return told_of_fact_checks(self, path, read, by=by, dates=said.dates, options=options)
        except Unreadable as problem:
            raise CommandError(str(problem)) from problem
        outcome = self._one(path, by, said, options)
        return bool(outcome.problems) or (outcome.is_empty and not options["allow_empty"])

    def _one(self, path: Path, by: User, said: DeclaredStyle, options: dict[str, Any]) -> Outcome:
        file: list[Survey] = []
        console = Console(stderr=True)
        with progress_bar(console) as bar:
            task = bar.add_task(path.name, total=None)

            self.stopped = NOTHING

            def committed(outcome: Outcome) -> None:
                if not options["dry_run"]:
                    self.stopped = _so_far(path, outcome)

            def progress(what: str, done: int) -> None:
                bar.update(task, advance=done, description=f"{path.name}: {what}")

            try:
                how = ImportOptions(
                    by=by,
                    now=timezone.now(),
                    mapping=_mapping(options["mapping"], path),
                    dry_run=options["dry_run"],
                    keep_going=options["keep_going"] or options["preview"],
                    format=said,
                    progress=progress,
                    committed=committed,
                    surveyed=file.append,
                )
                with seldom_collected():
                    if options["dry_run"]:
                        record, outcome = None, import_file(path, how)
                    else:
                        record, outcome = import_with_record(path, how)
            except Unreadable as problem:
                raise CommandError(str(problem)) from problem
        if options["preview"]:
            tell_rows(self, outcome, file[0].file.counted)
        self._tell(path, file[0], outcome, options)
        if record is not None and outcome.recorded + outcome.revised:
            self.stdout.write(f"  Import {record.pk}; undo_import undoes it.")
        return outcome

    def _tell(self, path: Path, read: Survey, outcome: Outcome, options: dict[str, Any]) -> None:
        self.stdout.write(f"{path.name}: {read.about}.")
        if outcome.is_empty:
            self.stdout.write("  It has no rows." + ("" if options["allow_empty"] else " Say --allow-empty."))
        done = "would be " if options["dry_run"] else ""
        self.stdout.write(
            f"{path.name}: {outcome.recorded} {done}recorded, {outcome.revised} {done}revised, "
            f"{outcome.known} known already, {outcome.rejected} rejected, "
            f"{len(outcome.undated)} without a day."
        )
        self._tell_assumed(outcome, dry_run=options["dry_run"])
        for problem in outcome.problems[:SHOWN]:
            self.stdout.write(f"  {problem.told(read.file.counted)}")
        if len(outcome.problems) > SHOWN:
            self.stdout.write(f"  and {len(outcome.problems) - SHOWN} more.")
        if outcome.stopped_after:
            self.stdout.write(
                f"  Stopped after {read.file.counted} {outcome.stopped_after}: too many rejected rows. "
                "Check the columns."
            )
        if outcome.problems and not options["keep_going"]:
            self.stdout.write(
                "  Nothing from this file was recorded. Correct these rows, or record the others "
                "with --keep-going."
            )
        if outcome.problems:
            target = rejects_of(path)
            remedy = "Rejected rows and why; correct them there and import that file"
            write_list(self, target, remedy, lambda made: write_rejects(read.file, made, outcome))
        if outcome.undated and (options["keep_going"] or not outcome.problems):
            write_list(
                self, undated_of(path), "Rows without a day", lambda made: write_undated(made, outcome)
            )

    def _tell_assumed(self, outcome: Outcome, *, dry_run: bool) -> None:
        """How new questions behave in time, where the file does not say so."""
        for assumed in list(outcome.assumed.values())[:SHOWN]:
            would = f"“{assumed.question}” would be recorded as {assumed.temporality}, {assumed.why}"
            self.stdout.write(f"  {would if dry_run else assumed}; if that is wrong, give its temporality.")
        if len(outcome.assumed) > SHOWN:
            self.stdout.write(f"  and {len(outcome.assumed) - SHOWN} more questions without a temporality.")
        for apart in outcome.apart[:SHOWN]:
            self.stdout.write(f"  {apart}; if that is wrong, correct the temporality of one of them.")
        if len(outcome.apart) > SHOWN:
            self.stdout.write(f"  and {len(outcome.apart) - SHOWN} more pairs of questions.")


def _format(options: dict[str, Any]) -> DeclaredStyle:
    """What the options say of how the files are written."""
    delimiter = {"tab": "\t", "\\t": "\t"}.get(options["delimiter"], options["delimiter"])
    if len(delimiter) > 1 or delimiter in ("\n", "\r", '"'):
        raise CommandError(f"--delimiter {delimiter!r}: give one character, or tab.")
    if options["header_line"] < 0:
        raise CommandError(f"--header-line {options['header_line']}: give the number of a line, from 1.")
    named = ("encoding", "header_line", "sheet", *CHOICES)
    return DeclaredStyle(delimiter=delimiter, **{name: options[name] for name in named})


def _so_far(path: Path, outcome: Outcome) -> str:
    """What is said where the command is stopped once a part of a file is recorded."""
    count = outcome.recorded + outcome.revised + outcome.known + outcome.rejected
    return PART.format(count=count, name=path.name, recorded=outcome.recorded, revised=outcome.revised)


def progress_bar(console: Console) -> Progress:
    """What is being done, how much of how much, and for how long."""
    bar = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(SpinnerColumn(), TextColumn("{task.description}"), *bar, console=console, transient=True)


def importer(name: str) -> User:
    """The user of that name; without one, the one whose work is that of no person."""
    if not name:
        return get_user_model().objects.get_or_create(username=IMPORTER, defaults={"is_active": False})[0]
    try:
        return get_user_model().objects.get(username=name)
    except get_user_model().DoesNotExist as unknown:
        raise CommandError(
            f"There is no user {name!r}; name one that there is, or leave --by out."
        ) from unknown


def _mapping(name: str, data: Path) -> Mapping | None:
    if not name:
        return None
    places = (Path(name), EXAMPLES / f"{name}.yaml")
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        known = ", ".join(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
        raise CommandError(f"There is no mapping {name!r}: give a file, or one of {known}.")
    return read_mapping(found, beside=data.parent)
