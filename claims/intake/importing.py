"""Importing a file: its rows read, mapped and recorded, all of it or what can be, and a list of the rest."""

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection, transaction

from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.figure import InvalidFigure
from claims.intake.files import Row, Unreadable, read_rows
from claims.intake.layout import Layouts, unknown_columns
from claims.intake.mapping import Mapping
from claims.intake.named import named_row
from claims.intake.spreadsheets import made_safe
from claims.services.bulk.naming import NamedRow
from claims.services.bulk.recording import Recorder
from claims.services.bulk.row import BulkRow, Outcome, Problem
from claims.services.detection.many_questions import detect_on

BATCH = 20_000
"""Rows recorded at a time: what is held in memory, and with `keep_going` what one transaction holds."""
WORTH_ANALYSING = 1000
ANALYSE = """
    ANALYZE claims_claim (topic_id, question_id, statement_id, snapshot_id, state, superseded_at, as_of),
            sources_statement (id, source_id), sources_snapshot (id, document_id)
"""
"""What detection selects and joins by; the rest is left to PostgreSQL's own time for it."""
Progress = Callable[[str, int], None]
"""Told what is being done and how many rows or questions more are done."""


ReadRow = BulkRow | NamedRow | Problem
"""A row as it was read: a claim, a source or a question by itself, or what is wrong with it."""


class _RolledBack(Exception):
    """Ends a transaction whose work is not to stay."""


@dataclass(frozen=True, slots=True)
class Import:
    """How files are to be imported.

    `dry_run`: everything is done and nothing stays. `keep_going`: what can be recorded is, batch by batch;
    otherwise a file with one row that can't be leaves nothing. `mapping` None: the columns are ours.
    `tells_claims`: the outcome tells the claim of each line.
    """

    by: User
    now: datetime
    mapping: Mapping | None = None
    dry_run: bool = False
    keep_going: bool = False
    tells_claims: bool = False
    progress: Progress = lambda what, done: None


def import_file(path: Path, how: Import) -> Outcome:
    """Import a file, and bring the conflicts of its questions in step; raises Unreadable.

    Repeating it is harmless: what is known stays as it is, so that an import that was cut short goes on.
    """
    recorder = Recorder(by=how.by, now=how.now, file_title=path.name, tells_claims=how.tells_claims)
    outcome = Outcome()
    with suppress(_RolledBack):
        if how.keep_going and not how.dry_run:
            for rows in _batches(path, how.mapping):
                with transaction.atomic():
                    found = _recorded(recorder, rows, how)
                    _finish(recorder, found, how)
                outcome.add(found)
        else:
            _at_once(path, recorder, outcome, how)
    return outcome


def _at_once(path: Path, recorder: Recorder, outcome: Outcome, how: Import) -> None:
    """The whole file in one transaction, undone where a row can't be recorded."""
    with transaction.atomic():
        for rows in _batches(path, how.mapping):
            outcome.add(_recorded(recorder, rows, how))
        if outcome.problems and not how.keep_going:
            outcome.recorded = outcome.revised = 0
            raise _RolledBack
        _finish(recorder, outcome, how)
        if how.dry_run:
            raise _RolledBack


def _recorded(recorder: Recorder, rows: list[ReadRow], how: Import) -> Outcome:
    good = [each for each in rows if isinstance(each, BulkRow)]
    outcome = recorder.record(good, [each for each in rows if isinstance(each, NamedRow)])
    outcome.problems += [each for each in rows if isinstance(each, Problem)]
    outcome.problems.sort(key=lambda problem: problem.line)
    how.progress("rows", len(rows))
    return outcome


def _finish(recorder: Recorder, outcome: Outcome, how: Import) -> None:
    """Relations, fresh statistics for the planner, and the detection of what was really recorded."""
    related, problems = recorder.references.relating.write()
    outcome.problems += problems
    if problems and not how.keep_going:
        outcome.recorded = outcome.revised = 0
        raise _RolledBack
    concerned = outcome.questions | related
    if outcome.recorded + outcome.revised >= WORTH_ANALYSING:
        with connection.cursor() as cursor:
            cursor.execute(ANALYSE)
    if concerned:
        detect_on(concerned, by=how.by, now=how.now, progress=lambda done: how.progress("questions", done))


def _batches(path: Path, mapping: Mapping | None) -> Iterator[list[ReadRow]]:
    rows = _read(path, mapping)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _read(path: Path, mapping: Mapping | None) -> Iterator[ReadRow]:
    """Each row as it will be recorded, or why it can't be."""
    layouts = Layouts(mapping)
    checked = mapping is not None
    for row in read_rows(path):
        if not checked and row.header:
            _check_columns(path, row)
            checked = True
        try:
            found: ReadRow | None = named_row(row) if mapping is None else None
            found = found or layouts.read(row)
        except (InvalidFigure, Refused) as problem:
            yield Problem(row.line, problem.field, problem.value, problem.remedy)
            continue
        if found is not None:
            yield found


def _check_columns(path: Path, row: Row) -> None:
    unknown = unknown_columns(row.header)
    if unknown:
        raise Unreadable(
            f"{path.name} has an unknown column {unknown[0]!r}; rename it "
            "(docs/import.md lists the columns), or map it with --mapping."
        )


def write_list(path: Path, outcome: Outcome) -> None:
    """What was not recorded, and what was without its day, by line: a CSV file for whoever mends it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "outcome", "column", "value", "what to do"))
        for problem in outcome.problems:
            shown = (problem.field, made_safe(problem.value), problem.remedy)
            writer.writerow((problem.line, "rejected", *shown))
        for line in outcome.undated:
            writer.writerow((line, "recorded, as of unknown", "as_of", "", "give the days it refers to"))
