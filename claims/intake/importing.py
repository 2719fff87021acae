"""Importing a file: its rows read, mapped and recorded, all of it or what can be, and a list of the rest.

It is read twice: first for what all rows say together of the questions and sources they name, so that the
order of rows never matters, then to be recorded.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError, OperationalError, transaction
from psycopg.errors import UniqueViolation

from claimcheck.foundation.records.database_away import gave_way
from claims.intake.interrupting import held_back
from claims.intake.mapping import Mapping
from claims.intake.rejects import original_of
from claims.intake.styles import NOTHING_SAID, DeclaredStyle
from claims.intake.survey import ReadRow, Survey, survey
from claims.models import Import
from claims.services.bulk.disagreeing import disagreeing
from claims.services.bulk.naming import NamedRow
from claims.services.bulk.planner import tell_planner
from claims.services.bulk.recording import Recorder
from claims.services.bulk.row import BulkRow, Outcome, Problem
from claims.services.detection.many_questions import detect_again
from claims.services.imports.recording import end_import, fail_import, note_rows

BATCH = 20_000
"""Rows recorded at a time: what is held in memory, and with `keep_going` what one transaction holds."""
MOST_REJECTED = 20_000
"""Rows that can't be taken, after which an import stops: it has the wrong file, or the wrong mapping."""
TRIES = 3  # of an import that is in another's way
T = TypeVar("T")
Rows = Sequence[ReadRow]
Progress = Callable[[str, int], None]
"""Told what is being done and how many rows or questions more are done."""


class _RolledBack(Exception):
    """Ends a transaction whose work is not to stay."""


class _Unrelated(Exception):
    """Relations of a batch that can't hold."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are to be imported.

    `dry_run`: everything is done and nothing stays. `keep_going`: what can be recorded is, batch by batch;
    otherwise a file with one row that can't be leaves nothing. `mapping` None: the columns are ours.
    `format`: what is said of how the file is written; `surveyed` is given what was found. `tells_claims`: the
    outcome tells the claim of each line. `most_rejected`: rows that can't be taken, after
    which the rest is not read. `committed` is told what stays, as soon as it does. `record` is given what
    becomes of each row, in the transaction of its claims. `draft`: sources, topics and questions that are new
    are drafts.
    """

    by: User
    now: datetime
    mapping: Mapping | None = None
    dry_run: bool = False
    keep_going: bool = False
    tells_claims: bool = False
    progress: Progress = lambda what, done: None
    format: DeclaredStyle = NOTHING_SAID
    most_rejected: int = MOST_REJECTED
    surveyed: Callable[[Survey], None] = lambda file: None
    committed: Callable[[Outcome], None] = lambda outcome: None
    record: Import | None = None
    draft: bool = False


def import_file(path: Path, how: ImportOptions) -> Outcome:
    """Import a file, and bring the conflicts of its questions in step; raises Unreadable.

    Repeating it is harmless: what is known stays as it is, so that an import that was cut short goes on.
    """
    file = survey(path, how.mapping, how.format)
    how.surveyed(file)
    if how.keep_going and not how.dry_run:
        return _in_batches(file, _recorder(file, how), how)
    outcome = _tried_again(lambda last: _at_once(file, _recorder(file, how, last), how))
    if how.record is not None and outcome.problems:
        fail_import(how.record, outcome=outcome)
    return outcome


def _recorder(file: Survey, how: ImportOptions, last: bool = False) -> Recorder:
    return Recorder(
        by=how.by,
        now=how.now,
        file_title=original_of(file.path.name),
        definitions=file.definitions,
        tells_claims=how.tells_claims,
        draft=how.draft,
        last=last,
    )


def _in_batches(file: Survey, recorder: Recorder, how: ImportOptions) -> Outcome:
    """What can be recorded, a batch to a transaction."""
    outcome = Outcome()
    for rows in _batches(file):
        _tried_again(
            lambda last, rows=rows: _batch(rows, recorder.once_more(last), outcome, how),  # type: ignore[misc]  # called here
            again=lambda rows=rows: recorder.resolver.forget(rows[0].line),  # type: ignore[misc]  # as that
        )
        if _is_hopeless(outcome, rows, how):
            break
    if how.record is not None:
        end_import(how.record)
    return outcome


def _tried_again(step: Callable[[bool], T], again: Callable[[], None] = lambda: None) -> T:
    """What a transaction of its own gives, tried again where another import was in its way.

    Two into different topics may bring the same new names in two orders: PostgreSQL gives one of them up.
    `step` is given whether it is the last time.
    """
    for _try in range(TRIES - 1):
        try:
            return step(False)
        except (IntegrityError, OperationalError) as problem:
            if not (gave_way(problem) or isinstance(problem.__cause__, UniqueViolation)):
                raise
            again()
    return step(True)


def _batch(rows: Rows, recorder: Recorder, outcome: Outcome, how: ImportOptions) -> None:
    """One batch in a transaction of its own; a row whose relation can't hold is left out of it."""
    left_out: list[Problem] = []
    while True:
        try:
            with held_back() as may_be_stopped:
                with transaction.atomic(), may_be_stopped():
                    found = _recorded(recorder, rows, how)
                    _finish(recorder, found, how)
                    found.problems += left_out
                    if how.record is not None:
                        note_rows(how.record, found)
                outcome.add(found)
                how.committed(outcome)
            return
        except _Unrelated as unrelated:
            left_out += _of_all_rows(unrelated.problems, rows)
            lines = {problem.line for problem in left_out}
            recorder.resolver.forget(rows[0].line)
            rows = [row for row in rows if row.line not in lines]


def _of_all_rows(problems: list[Problem], rows: Rows) -> list[Problem]:
    """The problems of relations, for each row that names one of them, not only for the first."""
    named = {row.line: _relation(row) for row in rows if isinstance(row, BulkRow)}
    problem_of = {named.get(problem.line): problem for problem in problems}
    return [
        replace(problem_of[relation], line=line) for line, relation in named.items() if relation in problem_of
    ]


def _relation(row: BulkRow) -> tuple[str, ...]:
    asked = row.asked
    return (asked.topic, asked.topic_slug, asked.question, asked.relation, asked.related_question)


def _at_once(file: Survey, recorder: Recorder, how: ImportOptions) -> Outcome:
    """The whole file in one transaction, undone where a row can't be recorded."""
    outcome = Outcome()
    with suppress(_RolledBack), held_back() as may_be_stopped:
        with transaction.atomic(), may_be_stopped():
            for rows in _batches(file):
                outcome.add(_recorded(recorder, rows, how))
                if _is_hopeless(outcome, rows, how):
                    break
            try:
                _finish(recorder, outcome, how)
            except _Unrelated as unrelated:
                outcome.problems += unrelated.problems
            if outcome.problems and not how.keep_going:
                outcome.nothing_stays()
                raise _RolledBack
            if how.dry_run:
                raise _RolledBack
            if how.record is not None:
                note_rows(how.record, outcome)
                end_import(how.record)
        how.committed(outcome)
    return outcome


def _is_hopeless(outcome: Outcome, rows: Rows, how: ImportOptions) -> bool:
    """Whether so many rows were rejected that the rest is not read; the outcome tells where it stopped."""
    if outcome.rejected <= how.most_rejected:
        return False
    outcome.stopped_after = rows[-1].line
    return True


def _recorded(recorder: Recorder, rows: Rows, how: ImportOptions) -> Outcome:
    good = [row for row in rows if isinstance(row, BulkRow)]
    outcome = recorder.record(good, [row for row in rows if isinstance(row, NamedRow)])
    outcome.problems += [row for row in rows if isinstance(row, Problem)]
    outcome.problems.sort(key=lambda problem: problem.line)
    how.progress("rows", len(rows))
    return outcome


def _finish(recorder: Recorder, outcome: Outcome, how: ImportOptions) -> None:
    """Relations, fresh statistics for the planner, and the detection of what was really recorded.

    Raises _Unrelated where a relation can't hold.
    """
    related, problems = recorder.references.relating.write()
    if problems:
        raise _Unrelated(problems)
    outcome.apart += recorder.references.relating.apart
    if outcome.problems and not how.keep_going:
        return  # nothing of it stays
    concerned = outcome.questions | related
    tell_planner(outcome.recorded + outcome.revised)
    if concerned:
        detect_again(concerned, by=how.by, now=how.now, progress=lambda done: how.progress("questions", done))
        outcome.fates.mark_conflicts(disagreeing(concerned, by=how.by, now=how.now))


def _batches(file: Survey) -> Iterator[list[ReadRow]]:
    rows = iter(file.rows())
    while batch := list(islice(rows, BATCH)):
        yield batch
