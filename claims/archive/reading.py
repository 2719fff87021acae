"""Reading an archive: nothing of it is believed until its parts are those that the manifest names."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from claimcheck.foundation.records.errors import Refused
from claims.archive.lines import LONGEST_LINE
from claims.archive.manifest import NAME, Manifest, PartEntry, Tally, read_manifest
from claims.archive.writing import AT_ONCE, Progress

DAMAGED = (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What the ZIP library raises for a file that is damaged, encrypted, or packed in a way it can't read."""
LONGEST_MANIFEST = 2**20
COPY_AGAIN = "it is cut short or damaged; copy the archive again, or export it again."


class Archive:
    """An archive that is open for reading: its manifest, and the lines of its parts."""

    def __init__(self, packed: ZipFile) -> None:
        self._packed = packed
        self.manifest = self._manifest()
        self._check_names()

    def _manifest(self) -> Manifest:
        if NAME not in self._packed.namelist():
            raise Refused("archive", f"no {NAME}", "give a file that export_archive has written.")
        with self._open(NAME) as file:
            return read_manifest(file.read(LONGEST_MANIFEST))

    def _check_names(self) -> None:
        found = self._packed.namelist()
        named = [part.name for part in self.manifest.parts] + [NAME]
        if sorted(found) != sorted(named):
            odd = sorted(set(found) ^ set(named)) or sorted(name for name in found if found.count(name) > 1)
            raise Refused("archive", ", ".join(odd), "these files are missing, or are not in its manifest.")

    def check(self, progress: Progress) -> None:
        """Raises Refused where a part is not, byte by byte, the one that was written."""
        done = 0
        for entry in self.manifest.parts:
            found = self._tallied(entry)
            for what in ("bytes", "records", "sha256"):
                if getattr(found, what) != getattr(entry, what):
                    value = f"{what} {getattr(found, what)}, not {getattr(entry, what)}"
                    remedy = "the part was changed or damaged; copy the archive again, or export it again."
                    raise Refused(entry.name, value, remedy)
            done += entry.records
            progress("checking", done, self.manifest.records)

    def _tallied(self, entry: PartEntry) -> PartEntry:
        tally = Tally()
        with self._open(entry.name) as file:
            while tally.bytes <= entry.bytes and (piece := file.read(AT_ONCE)):
                tally.add(piece)
        return tally.entry(entry.name)

    def lines(self, entry: PartEntry) -> Iterator[bytes]:
        """The lines of a part."""
        with self._open(entry.name) as file:
            while line := file.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise Refused(
                        entry.name, f"{line[:40]!r}…", f"a record has {LONGEST_LINE} bytes at most."
                    )
                yield line

    @contextmanager
    def _open(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._packed.open(name) as file:
                yield file
        except DAMAGED as problem:
            raise Refused(name, problem, COPY_AGAIN) from None


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an archive. Raises Refused for what is none, OSError where the file cannot be read."""
    try:
        packed = ZipFile(path)
    except BadZipFile as problem:
        raise Refused("archive", path.name, f"{str(problem).rstrip('.')}: {COPY_AGAIN}") from None
    with packed:
        yield Archive(packed)
