"""Writing an archive: the same records are the same bytes, whenever and wherever they are written."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import connection, transaction

from claims.archive.lines import count_of, fix_formats, lines_of
from claims.archive.manifest import NAME, Manifest, PartEntry, Tally, manifest_of
from claims.archive.parts import ArchivePart, parts
from claims.archive.topic import topic_parts

Progress = Callable[[str, int, int], None]
"""Is called with what is being done, how many records are done, and of how many."""
AT_ONCE = 256 * 1024
"""Bytes that are packed at once."""
NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that ZIP knows: when an archive is written says nothing of what it holds."""
A_FILE = 0o100644 << 16
UNIX = 3


def write_archive(path: Path, progress: Progress, *, topic: str = "") -> Manifest:
    """Write all that is recorded, as it stands at one moment, into a new file; of one topic, by its slug.

    Raises Refused where the database is not migrated or has no such topic, OSError where the file cannot be
    written.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        fix_formats()
        held = topic_parts(topic) if topic else parts()
        total = sum(map(count_of, held))
        with ZipFile(path, "x", ZIP_DEFLATED) as packed:
            manifest = manifest_of(_written(packed, held, progress, total), topic)
            packed.writestr(_entry(NAME), manifest.text())
    return manifest


def _written(
    packed: ZipFile, held: Iterable[ArchivePart], progress: Progress, total: int
) -> Iterator[PartEntry]:
    done = 0
    for part in held:
        tally = Tally()
        with packed.open(_entry(part.name), "w", force_zip64=True) as file:
            for piece in pieces(lines_of(part)):
                file.write(piece)
                tally.add(piece)
                progress(part.name, done + tally.records, total)
        done += tally.records
        yield tally.entry(part.name)


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
