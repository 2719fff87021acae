"""Loading an archive into an empty database, in one transaction, and reading back what has arrived.

Rows go in by COPY, each table after those that its keys name. Every constraint, key and trigger of the tables
holds throughout: rows are only added, which append-only tables allow, and publications come in the order of
their numbers, so that the trigger of the chain checks each link.
"""

from collections.abc import Iterator
from pathlib import Path

import psycopg
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from claimcheck.foundation.records.copying import copy_lines, named
from claimcheck.foundation.records.errors import Refused
from claims.archive.lines import count_of, filled, fix_formats, lines_of, rows_of
from claims.archive.manifest import Manifest, Tally, check_fits
from claims.archive.parts import ArchivePart, parts
from claims.archive.reading import Archive, open_archive
from claims.archive.topic import topic_names
from claims.archive.writing import Progress, pieces
from claims.services.served_texts import make_texts

OFTEN = 1000
"""Records between two calls of progress."""


def load_archive(path: Path, progress: Progress) -> Manifest:
    """Record all that an archive holds, of everything or of one topic.

    Raises Refused, and records nothing, where the archive is damaged, was made by another version or of other
    migrations, or where something is recorded here already; OSError where the file cannot be read.
    """
    every = parts()
    with open_archive(path) as archive, transaction.atomic(durable=True):
        wanted = topic_names() if archive.manifest.topic else every
        check_fits(archive.manifest, wanted)
        _lock(every)
        _check_empty(every)
        archive.check(progress)
        fix_formats()
        _load(archive, wanted, progress)
        _check_keys()
        _read_back(archive.manifest, wanted, progress)
        _go_on(wanted)
        make_texts()
        return archive.manifest


def _lock(wanted: list[ArchivePart]) -> None:
    """Nobody records anything beside it."""
    with connection.cursor() as cursor:
        tables = named(part.table for part in wanted)
        cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def _check_empty(wanted: list[ArchivePart]) -> None:
    counted = [(part.model._meta, count_of(part)) for part in wanted]
    found = [
        f"{count} {meta.verbose_name if count == 1 else meta.verbose_name_plural}"
        for meta, count in counted
        if count
    ]
    if found:
        remedy = "import into an empty, migrated database, before the first account is made."
        raise Refused("database", ", ".join(found), remedy)


def _load(archive: Archive, wanted: list[ArchivePart], progress: Progress) -> None:
    done = 0
    for part, entry in zip(wanted, archive.manifest.parts, strict=True):

        def told(rows: Iterator[str], before: int = done) -> Iterator[str]:
            for number, row in enumerate(rows, 1):
                if number % OFTEN == 0:
                    progress("recording", before + number, archive.manifest.records)
                yield row

        try:
            copy_lines(part.table, filled(part), told(rows_of(part, archive.lines(entry))))
        except DatabaseError as problem:
            raise _refusal(part.name, _cause(problem)) from problem
        done += entry.records
        progress("recording", done, archive.manifest.records)


def _check_keys() -> None:
    """Keys that wait for the end of the transaction are checked now, while their part can be named."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as problem:
        cause = _cause(problem)
        table = cause.diag.table_name or "archive"
        names = {part.table: part.name for part in parts()}
        raise _refusal(names.get(table, table), cause) from problem


def _cause(problem: DatabaseError) -> psycopg.Error:
    """What the database itself said; raises the problem again where it said nothing."""
    if not isinstance(problem.__cause__, psycopg.Error):
        raise problem
    return problem.__cause__


def _refusal(name: str, problem: psycopg.Error) -> Refused:
    """In the words of the database, which name the line and the column."""
    diag = problem.diag
    where = [detail.split("\n")[0] for detail in (diag.message_detail, diag.context) if detail]
    remedy = "the database does not take it. Export the archive again."
    return Refused(name, diag.message_primary or problem, " ".join([remedy, *where]))


def _read_back(manifest: Manifest, wanted: list[ArchivePart], progress: Progress) -> None:
    """What the tables hold now is, byte by byte, what the archive holds."""
    done = 0
    for part, entry in zip(wanted, manifest.parts, strict=True):
        tally = Tally()
        for piece in pieces(lines_of(part)):
            tally.add(piece)
        if tally.entry(part.name) != entry:
            value = f"sha256 {tally.entry(part.name).sha256} once recorded, not {entry.sha256}"
            remedy = "its records are not written as this version writes them; export the archive again."
            raise Refused(part.name, value, remedy)
        done += entry.records
        progress("reading back", done, manifest.records)


def _go_on(wanted: list[ArchivePart]) -> None:
    """Numbers that the database gives go on after those that have arrived; plans know of what is there."""
    models = [part.model for part in wanted]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        for part in wanted:
            cursor.execute(f"ANALYZE {part.table}")
