"""An import as a record: handed in, previewed, started, ended; the fates of its rows beside its claims."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import islice
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from procrastinate.contrib.django import app

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.copying import new_key
from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.domain.importing import LETTERS, Fate, ImportState
from claims.models import Import, ImportFile, ImportRows
from claims.services.bulk.fates import NOBODY, Fates, Line
from claims.services.bulk.row import Outcome, Problem

ROWS_OF_A_SET = 1000
LONGEST = 300
"""Characters of an invalid value, and of its remedy, that are kept."""
MOST_BYTES = 32 * 1024 * 1024
"""Of a file that is handed in."""
LONGEST_NAME = 200
"""Bytes of its name."""
MOST_ASSUMED = 100
"""Questions of a file that are kept with what was assumed of them."""
MENDED = "mended"
"""Where an import keeps which others have recorded its invalid rows, beside what was found of its file."""
KEPT = timedelta(days=30)
"""For how long the file is kept: to be read beside its rows, and to be tried again."""
JOB = "claims.jobs.imports.run_import"
MADE_GOOD_AFTER = timedelta(minutes=5)
"""After which a worker looks whether a process that was to do something at once was killed."""
DROP_PREVIEW = "DELETE FROM claims_importrows WHERE record_id = %s AND preview"
COLUMNS = ("id", "record_id", "preview", "lines", "fates", "claims", "problems")
ROLLED_BACK = {LETTERS[Fate.NEW], LETTERS[Fate.CONFLICT]}
"""Rows whose claim is not there where nothing was recorded."""


class RowsTold(Protocol):
    """What was found of rows, or of records: their fates, and what is wrong with the invalid ones."""

    fates: Fates
    problems: list[Problem]


@transaction.atomic
def receive_import(
    *,
    by: User,
    now: datetime,
    name: str,
    content: bytes,
    mapping: dict[str, Any],
    declared: dict[str, Any],
    keep_going: bool = False,
    start: bool = False,
) -> Import:
    """Take a file, to be looked at before anything is recorded of it, or to `start` at once. Raises
    Refused."""
    name = re.split(r"[/\\]", name)[-1].strip()
    if not name.strip(".") or len(name.encode(errors="replace")) > LONGEST_NAME:
        remedy = _now("give it a name of 1 to {most} bytes.").format(most=LONGEST_NAME)
        raise Refused("file", name, remedy)
    if not content:
        raise Refused("file", name, _now("the file is empty."))
    if len(content) > MOST_BYTES:
        remedy = _now("it is larger than {most} MB; split it.").format(most=MOST_BYTES // 1024 // 1024)
        raise Refused("file", name, remedy)
    record = insert(
        Import(
            file_name=name,
            sha256=sha256(content).hexdigest(),
            size=len(content),
            mapping=mapping,
            declared=declared,
            keep_going=keep_going,
            state=ImportState.QUEUED if start else ImportState.RECEIVED,
            recorded_at=now,
            recorded_by=by,
            started_at=now if start else None,
            started_by=by if start else None,
        )
    )
    ImportFile.objects.create(record=record, content=content)
    return record


def begin_import(*, by: User, now: datetime, record: Import) -> Import:
    """Record an import that is at work from now on; nobody can look at its file again."""
    record.state, record.started_at, record.started_by = ImportState.RUNNING, now, by
    record.recorded_at, record.recorded_by = now, by
    return insert(record)


def run_later(record: Import, *, here: bool) -> None:
    """Have it previewed or recorded by a worker; where this process does it `here` and now, only what a kill
    of it leaves."""
    begin_job(JOB, record, here=here)


def begin_job(job: str, record: Import, *, here: bool) -> None:
    """Begin a job on an import, in the transaction that has it done."""
    due = timezone.now() + (MADE_GOOD_AFTER if here else timedelta(0))
    app.configure_task(job, schedule_at=due).defer(import_id=str(record.pk))


def forget_files(*, now: datetime) -> int:
    """Delete the files that were handed in a month ago; how many."""
    forgotten, _ = ImportFile.objects.filter(record__recorded_at__lt=now - KEPT).delete()
    return forgotten


def move_import(record: Import, seen: tuple[ImportState, ...], to: ImportState, **columns: Any) -> Import:
    """Take an import from one of the states to another; raises StaleState where another was quicker."""
    if not Import.objects.filter(pk=record.pk, state__in=seen).update(state=to, **columns):
        raise StaleState(_now("This import is no longer in that state. Reload it."))
    record.refresh_from_db()
    return record


def start_import(*, by: User, now: datetime, record: Import) -> Import:
    """Have what was previewed recorded; a job does it."""
    seen = (ImportState.PREVIEWED,)
    return move_import(record, seen, ImportState.QUEUED, started_at=now, started_by=by)


@transaction.atomic
def note_layout(record: Import, *, detected: dict[str, Any], total: int) -> None:
    """What the first reading has found: how the file is written, and how many rows it has."""
    mended = {name: keys for name, keys in _found_of(record).items() if name == MENDED}
    Import.objects.filter(pk=record.pk).update(detected={**detected, **mended}, total=total)


@transaction.atomic
def note_mended(record: Import, made: Import) -> None:
    """Another import records rows that were invalid in this one, which names it."""
    before = _found_of(record)
    mended = [*before.get(MENDED, ()), str(made.pk)]
    Import.objects.filter(pk=record.pk).update(detected={**before, MENDED: mended})


@transaction.atomic
def note_assumed(record: Import, outcome: Outcome) -> None:
    """What nobody said of new questions, and which related ones are not compared for that, beside what was
    found of the file; so many of each and how many there are."""
    told = {
        name: {"count": len(told_of), "first": [question._asdict() for question in told_of[:MOST_ASSUMED]]}
        for name, told_of in (("assumed", list(outcome.assumed.values())), ("not_compared", outcome.apart))
        if told_of
    }
    if told:
        Import.objects.filter(pk=record.pk).update(detected={**_found_of(record), **told})


def _found_of(record: Import) -> dict[str, Any]:
    """What is kept as found of its file; nobody else writes it until the transaction ends."""
    found: dict[str, Any] = Import.objects.select_for_update(no_key=True).get(pk=record.pk).detected
    return found


@transaction.atomic
def note_preview(record: Import, outcome: RowsTold) -> Import:
    """Keep what would become of each row, until it has."""
    counts = _write_rows(record, outcome, preview=True, made=False)
    return move_import(record, (ImportState.RECEIVED,), ImportState.PREVIEWED, counts=counts)


def note_rows(record: Import, outcome: RowsTold) -> None:
    """Keep what became of a part of the file, in the transaction of its claims."""
    counts = _write_rows(record, outcome)
    record.refresh_from_db(fields=["counts"])  # a try that was rolled back left none
    record.counts = {
        fate: record.counts.get(fate, 0) + counts.get(fate, 0) for fate in {*record.counts, *counts}
    }
    Import.objects.filter(pk=record.pk).update(counts=record.counts)


def end_import(record: Import) -> None:
    """All of the file was read, and what could be recorded is."""
    move_import(record, (ImportState.RUNNING,), ImportState.DONE)


@transaction.atomic
def fail_import(record: Import, *, problem: str = "", outcome: RowsTold | None = None) -> None:
    """Nothing was recorded: the file can't be read at all, or the outcome tells which rows are invalid."""
    counts = {} if outcome is None else _write_rows(record, outcome, made=False)
    seen = (ImportState.RECEIVED, ImportState.RUNNING)
    move_import(record, seen, ImportState.FAILED, counts=counts, problem=problem)


def _write_rows(
    record: Import, outcome: RowsTold, *, preview: bool = False, made: bool = True
) -> dict[str, int]:
    """Write the fates of rows by COPY; the count of each. A preview of the same import goes."""
    problems: dict[int, list[list[str]]] = {}
    for fault in outcome.problems:
        told = [fault.field, fault.value[:LONGEST], fault.remedy[:LONGEST]]
        problems.setdefault(fault.line, []).append(told)
    counted = dict.fromkeys(LETTERS.values(), 0)

    def lines() -> Iterator[str]:
        rows = outcome.fates.in_order(problems)
        while some := list(islice(rows, ROWS_OF_A_SET)):
            letters = "".join([letter for _line, letter, _claim in some])
            for letter in set(letters):
                counted[letter] += letters.count(letter)
            wrong = {str(line): problems[line] for line, _, _ in some if line in problems}
            yield "\t".join(
                (
                    new_key(),
                    str(record.pk),
                    copying.flag(preview),
                    copying.keys(line for line, _, _ in some),
                    letters,
                    _claims(some, made=made),
                    copying.text(json.dumps(wrong)),
                )
            )

    with connection.cursor() as cursor:
        cursor.execute(DROP_PREVIEW, [record.pk])
    copying.copy_lines(ImportRows._meta.db_table, COLUMNS, lines())
    return {fate.value: counted[letter] for fate, letter in LETTERS.items() if counted[letter]}


def _claims(some: Sequence[Line], *, made: bool) -> str:
    """The claim of each row as an array, empty where there is none."""
    gone = frozenset[str]() if made else ROLLED_BACK
    there = ("NULL" if claim == NOBODY or letter in gone else claim.hex() for _line, letter, claim in some)
    return copying.keys(there)
