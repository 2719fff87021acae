"""The journal of reads: what a token is given is on record before the answer leaves.

Each process adds to a file of its own, a line for a read, by one write that is done before the answer goes. A
killed process takes nothing of it away, since the kernel has it by then. Only a machine that stops at once
loses what was written in the last seconds and is not drained yet: waiting for the disk at each read would
make it a hundred times as dear.

Draining is exact: PullJournal tells how far a file is in the database, in the transaction that counts it. A
file whose process has gone (nobody holds its lock) is drained by whoever looks next, and removed.
"""

import fcntl
import logging
import os
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

LARGEST = 4_000_000
"""Bytes after which a file is followed by another."""
PIECE = 1_000_000
"""Bytes that are drained in one transaction."""


log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JournalPiece:
    """Reads of one file from one place to another, and how often each is there."""

    file: UUID
    start: int
    end: int
    pulls: Counter[tuple[UUID, int]]


class Journal:
    """The file that this process adds to; made with the first read, anew after a fork."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._file = self._pid = -1
        self._size = 0

    def add(self, token: UUID, seqs: Iterable[int]) -> None:
        """Put a read on record. Raises OSError where it can't be written."""
        line = f"{token} {','.join(map(str, seqs))}\n".encode()
        with self._lock:
            if not self.is_open or self._size > LARGEST:
                self._open()
            try:
                whole = os.write(self._file, line) == len(line)
            except OSError:
                whole = False
            if not whole:
                self._close()  # nothing follows half a line
                raise OSError(f"the journal of reads can't be written in {self.folder}")
            self._size += len(line)

    @property
    def is_open(self) -> bool:
        """Whether this process has put something on record."""
        return self._pid == os.getpid()

    def end(self) -> None:
        """Nothing more is added to this file."""
        with self._lock:
            self._close()

    def _open(self) -> None:
        self._close()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = False
        while not there:  # somebody may have taken it for one that was left, before it was locked
            path = self.folder / f"{uuid4()}.pulls"
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC, 0o600)
            fcntl.flock(file, fcntl.LOCK_EX)
            there = os.fstat(file).st_nlink > 0
            if not there:
                os.close(file)
        self._file, self._pid, self._size = file, os.getpid(), 0

    def _close(self) -> None:
        if self._file >= 0:
            with suppress(OSError):
                os.close(self._file)
        self._file = self._pid = -1


def files_of(folder: Path) -> list[Path]:
    """Every journal there is, of this process and of others."""
    return sorted(folder.glob("*.pulls"))


@contextmanager
def taken(path: Path) -> Iterator[bool]:
    """Whether nobody adds to it any more: the process has gone, or to another file. It is ours meanwhile."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True


def pieces(path: Path, *, start: int) -> Iterator[JournalPiece]:
    """What stands there from a place on, in pieces; half a line at the end is left where it is."""
    with path.open("rb") as file:
        file.seek(start)
        while lines := file.readlines(PIECE):
            if not lines[-1].endswith(b"\n"):
                lines.pop()
            if not lines:
                return
            end = start + sum(map(len, lines))
            yield JournalPiece(UUID(path.stem), start, end, Counter(_reads(lines)))
            start = end
            file.seek(start)


def _reads(lines: Iterable[bytes]) -> Iterator[tuple[UUID, int]]:
    for line in lines:
        token, _, seqs = line.strip().partition(b" ")
        try:
            read = [(UUID(token.decode()), int(seq)) for seq in seqs.split(b",")]
        except ValueError:  # a machine that stopped at once may leave anything
            log.error("A line of a journal of reads can't be read, and is left out: %r", line[:200])
        else:
            yield from read
