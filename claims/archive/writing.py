"""Writing an archive: the same records are the same bytes, whenever and wherever they are written."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import connection, transaction

from claimcheck.foundation.records.limits import Work
from claimcheck.foundation.records.zip_sink import ZipSink
from claims.archive.lines import count_of, fix_formats, lines_of
from claims.archive.manifest import NAME, Manifest, PartEntry, Tally, manifest_of
from claims.archive.parts import ArchivePart, parts
from claims.archive.topic import topic_parts

Progress = Callable[[str, int, int], None]
"""Is called with what is being done, how many records are done, and of how many."""
AT_ONCE = 256 * 1024
"""Bytes that are packed at once."""
LONGER = "SELECT set_config('statement_timeout', %s, true) WHERE current_setting('statement_timeout') = %s"
NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that ZIP knows: when an archive is written says nothing of what it holds."""
A_FILE = 0o100644 << 16
UNIX = 3


def write_archive(path: Path, progress: Progress, *, topic: str = "") -> Manifest:
    """Write all that is recorded, as it stands at one moment, into a new file; of one topic, by its slug.

    Raises Refused where the database is not migrated or has no such topic, OSError where the file cannot be
    written.
    """
    with _one_moment():
        held = topic_parts(topic) if topic else parts()
        total, entries = sum(map(count_of, held)), list[PartEntry]()
        with ZipFile(path, "x", ZIP_DEFLATED) as packed:
            for name, done in _writing(packed, held, entries):
                progress(name, done, total)
            manifest = _finished(packed, entries, topic)
    return manifest


def archive_pieces(*, topic: str = "") -> Iterator[bytes]:
    """The same archive, a piece at a time as it is made; only its last piece makes it a ZIP file, so that one
    that was cut off is not taken for whole.

    Its files are the same bytes, the ZIP around them is not: of a file that is sent nobody knows the length
    before. Raises Refused like `write_archive`.
    """
    sink, entries = ZipSink(), list[PartEntry]()
    with _one_moment():
        _as_long_as_it_takes()
        held = topic_parts(topic) if topic else parts()
        with ZipFile(sink, "w", ZIP_DEFLATED) as packed:
            for _ in _writing(packed, held, entries):
                yield sink.taken()
            _finished(packed, entries, topic)
        yield sink.taken()


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees one state of the records and changes none."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        fix_formats()
        yield


def _as_long_as_it_takes() -> None:
    """A request's time for a statement becomes an import's, whose table goes out only as fast as it is taken;
    what the operator has set stays."""
    before, now = (work.settings()["statement_timeout"] for work in (Work.REQUEST, Work.IMPORT))
    with connection.cursor() as cursor:
        cursor.execute(LONGER, [now, before])


def _writing(
    packed: ZipFile, held: Iterable[ArchivePart], entries: list[PartEntry]
) -> Iterator[tuple[str, int]]:
    """Write the parts, and note each in `entries`; after each piece its part, and how much is done."""
    done = 0
    for part in held:
        tally = Tally()
        with packed.open(_entry(part.name), "w", force_zip64=True) as file:
            for piece in pieces(lines_of(part)):
                file.write(piece)
                tally.add(piece)
                yield part.name, done + tally.records
        done += tally.records
        entries.append(tally.entry(part.name))


def _finished(packed: ZipFile, entries: list[PartEntry], topic: str) -> Manifest:
    manifest = manifest_of(entries, topic)
    packed.writestr(_entry(NAME), manifest.text())
    return manifest


def pieces(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines joined to pieces that are worth a call."""
    waiting, size = [], 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= AT_ONCE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def _entry(name: str) -> ZipInfo:
    """A file in the archive, with nothing about when, where and by whom it was written."""
    entry = ZipInfo(name, NO_TIME)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, UNIX, A_FILE
    return entry
