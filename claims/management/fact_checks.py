"""Files of fact-checks on the command line: what was taken, what was not, and why."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from claims.domain.importing import FATES, Fate
from claims.intake.fact_checks.importing import (
    FactCheckFile,
    FactCheckImport,
    import_fact_checks,
    write_rejected,
)
from claims.intake.imports.running import checks_with_record
from claims.intake.rejects import rejects_of
from claims.management.long_command import LongCommand
from claims.management.numbers import counted
from claims.management.whole_file import whole_file
from claims.services.bulk.fact_checks import FactChecksTaken
from claims.services.imports.recording import RowsTold
from claims.wording.imports import FATES as FATE_WORDS

SHOWN = 10
STOPPED = "Stopped. All fact-checks of {} are recorded; so are files reported as done."


def told_of_fact_checks(
    command: LongCommand, path: Path, read: FactCheckFile, *, by: User, dates: str, options: dict[str, Any]
) -> bool:
    """Import the file and say what became of it; whether something was not taken. Raises Unreadable."""

    def committed(taken: FactChecksTaken) -> None:
        command.stopped = STOPPED.format(path.name)

    how = FactCheckImport(
        by=by,
        now=timezone.now(),
        dates=dates,
        dry_run=options["dry_run"],
        keep_going=options["keep_going"] or options["preview"],
        committed=committed,
    )
    if how.dry_run:
        record, (taken, about) = None, import_fact_checks(read, how)
    else:
        record, taken = checks_with_record(path, read, how)
        about = record.detected["about"]
    if options["preview"]:
        tell_rows(command, taken, read.counted)
    tell = command.stdout.write
    done = "would be " if options["dry_run"] else ""
    tell(f"{path.name}: {about}.")
    tell(
        f"{path.name}: {counted(taken.recorded, 'fact-check')} {done}recorded, {taken.known} known already, "
        f"{taken.rejected} rejected. Of those recorded {taken.undated} are without a day, "
        f"{taken.unrated} have a verdict whose words are not on the scale."
    )
    _tell_problems(command, taken, read.counted)
    if taken.problems and not options["keep_going"]:
        tell("  Nothing from this file was recorded. Correct these, or record the others with --keep-going.")
    if record is not None and taken.recorded + taken.restored:
        tell(f"  Import {record.pk}; undo_import undoes it.")
    if taken.problems:
        what = "Rejected records and why; correct them there and import that file"
        write_list(command, rejects_of(path), what, lambda made: write_rejected(read, taken.problems, made))
    return bool(taken.problems)


def _tell_problems(command: LongCommand, taken: FactChecksTaken, counted: str) -> None:
    for problem in taken.problems[:SHOWN]:
        command.stdout.write(f"  {problem.told(counted)}")
    if len(taken.problems) > SHOWN:
        command.stdout.write(f"  and {len(taken.problems) - SHOWN} more.")


def tell_rows(command: LongCommand, told: RowsTold, counted: str) -> None:
    """What would become of each row, a line each."""
    problems: dict[int, list[str]] = {}
    for problem in told.problems:
        problems.setdefault(problem.line, []).append(f"{problem.field} {problem.value!r}: {problem.remedy}")
    for line, letter, _made in told.fates.in_order(problems):
        fate = FATES[letter]
        because = f": {'; '.join(problems[line])}" if fate is Fate.INVALID else ""
        command.stdout.write(f"  {counted} {line}: {FATE_WORDS[fate].text}{because}")


def write_list(command: LongCommand, target: Path, what: str, write: Callable[[Path], None]) -> None:
    """Write a list beside the file, whole or not at all."""
    try:
        with whole_file(target) as made:
            write(made)
    except OSError as problem:
        command.stdout.write(f"  {what}: {target} could not be written ({problem.strerror}).")
    else:
        command.stdout.write(f"  {what}: {target}")
