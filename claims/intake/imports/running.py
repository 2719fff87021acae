"""An import with its record: what is read, previewed or recorded of a file shows in it while it runs."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from claims.domain.importing import ImportState
from claims.intake.fact_checks.importing import (
    FactCheckFile,
    FactCheckImport,
    import_fact_checks,
    opened_if_fact_checks,
)
from claims.intake.formats.row import Unreadable
from claims.intake.importing import ImportOptions, import_file
from claims.intake.mapping import Mapping, mapping_of
from claims.intake.styles import DeclaredStyle
from claims.intake.survey import Survey
from claims.models import Import, ImportFile
from claims.services.access.roles import makes_drafts
from claims.services.bulk.fact_checks import FactChecksTaken
from claims.services.bulk.row import Outcome
from claims.services.imports.at_work import WorkKeeper, at_work
from claims.services.imports.recording import (
    begin_import,
    fail_import,
    move_import,
    note_assumed,
    note_layout,
    note_preview,
)
from claims.views.imports import work_of

GIVEN = Path("mapping")
"""What a mapping is called that came without a file."""


def import_with_record(path: Path, how: ImportOptions) -> tuple[Import, Outcome]:
    """Import a file as `import_file` does, and keep the record of it; raises Unreadable.

    The record is there from the beginning, so that an import that was cut short is seen to be.
    """
    record = _begun(path, how)
    with at_work(record.pk) as worker:
        return record, _done(path, replace(how, record=record), record, worker)


def checks_with_record(
    path: Path, read: FactCheckFile, how: FactCheckImport
) -> tuple[Import, FactChecksTaken]:
    """Import a file of fact-checks as `import_fact_checks` does, and keep the record of it; raises
    Unreadable."""
    record = _begun(
        path,
        ImportOptions(
            by=how.by, now=how.now, format=DeclaredStyle(dates=how.dates), keep_going=how.keep_going
        ),
    )
    with at_work(record.pk):
        return record, _checked(read, replace(how, record=record), record)


def _begun(path: Path, how: ImportOptions) -> Import:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return begin_import(
        by=how.by,
        now=how.now,
        record=Import(
            file_name=path.name,
            sha256=digest,
            size=path.stat().st_size,
            mapping={} if how.mapping is None else dict(how.mapping.declared),
            declared=declared(how.format),
            keep_going=how.keep_going,
        ),
    )


def _done(path: Path, how: ImportOptions, record: Import, worker: WorkKeeper) -> Outcome:
    def surveyed(file: Survey) -> None:
        note_layout(record, detected=file.detected, total=file.count)
        how.surveyed(file)

    def progress(what: str, done: int) -> None:
        worker.tell(what, done)
        how.progress(what, done)

    try:
        outcome = import_file(path, replace(how, surveyed=surveyed, progress=progress))
    except Unreadable as problem:
        fail_import(record, problem=str(problem))
        raise
    note_assumed(record, outcome)
    return outcome


def _checked(read: FactCheckFile, how: FactCheckImport, record: Import) -> FactChecksTaken:
    def surveyed(detected: dict[str, Any], total: int) -> None:
        note_layout(record, detected=detected, total=total)

    try:
        return import_fact_checks(read, replace(how, surveyed=surveyed))[0]
    except Unreadable as problem:
        fail_import(record, problem=str(problem))
        raise


def run(key: UUID, now: datetime) -> None:
    """Preview an import that was handed in, or record one that was started; nothing, where that is done or
    somebody is at it.

    What a kill has broken off is begun again, unless a part of it was recorded: that is for a person to see.
    """
    record = Import.objects.with_work().select_related("recorded_by", "started_by").get(pk=key)
    if work_of(record) is not None:
        return
    if record.state == ImportState.RECEIVED:
        _run(record, now, record.recorded_by, preview=True)
    elif record.state == ImportState.QUEUED or (record.state == ImportState.RUNNING and not record.counts):
        seen = (ImportState(record.state),)
        move_import(record, seen, ImportState.RUNNING, started_at=now, counts={})
        _run(record, now, record.started_by, preview=False)


@contextmanager
def on_disk(record: Import) -> Iterator[Path]:
    """The file that was handed in, for as long as it is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / record.file_name
        path.write_bytes(ImportFile.objects.get(record=record).content)
        yield path


def _run(record: Import, now: datetime, by: User, *, preview: bool) -> None:
    with at_work(record.pk) as worker, on_disk(record) as path:
        read = fact_checks_in(record, path)
        if read is not None:
            _run_checks(record, read, now, by, preview=preview)
        else:
            _run_claims(record, path, worker, now, by, preview=preview)


def _run_claims(
    record: Import, path: Path, worker: WorkKeeper, now: datetime, by: User, *, preview: bool
) -> None:
    how = ImportOptions(
        by=by,
        now=now,
        mapping=given_mapping(record.mapping),
        format=DeclaredStyle(**record.declared),
        dry_run=preview,
        keep_going=preview or record.keep_going,
        record=None if preview else record,
        draft=makes_drafts(by),
    )
    with suppress(Unreadable):  # the record tells why
        outcome = _done(path, how, record, worker)
        if preview:
            note_preview(record, outcome)


def _run_checks(record: Import, read: FactCheckFile, now: datetime, by: User, *, preview: bool) -> None:
    how = FactCheckImport(
        by=by,
        now=now,
        dates=DeclaredStyle(**record.declared).dates,
        dry_run=preview,
        keep_going=preview or record.keep_going,
        record=None if preview else record,
        draft=makes_drafts(by),
    )
    with suppress(Unreadable):  # the record tells why
        taken = _checked(read, how, record)
        if preview:
            note_preview(record, taken)


def fact_checks_in(record: Import, path: Path) -> FactCheckFile | None:
    """The file of an import, where it holds fact-checks and no mapping reads it as claims."""
    return None if record.mapping else opened_if_fact_checks(path, DeclaredStyle(**record.declared).encoding)


def given_mapping(declared_as: dict[str, Any]) -> Mapping | None:
    """A mapping that came without a file; None for none. Raises Unreadable."""
    return mapping_of(declared_as, path=GIVEN, beside=None) if declared_as else None


def declared(format_given: DeclaredStyle) -> dict[str, Any]:
    """What was said of how a file is written, without what was left open."""
    said = {name: getattr(format_given, name) for name in DeclaredStyle.__slots__}
    return {name: value for name, value in said.items() if value}
