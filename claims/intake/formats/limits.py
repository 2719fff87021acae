"""How much of a file is read: packed ones are followed as they unpack, long lines and deep nesting end it."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from django.utils.translation import gettext as _

from claims.intake.formats.row import Unreadable

LEAST_UNPACKED = 32 * 1024 * 1024
MOST_TIMES = 100
"""A file may unpack to the first, or to so many times its size; tables of text come to 5 to 40 times."""
LONGEST_LINE = 1_000_000
"""Characters of one line; a longer one means that it is no such file, or that a quotation mark is missing."""
MOST_LINES_OF_A_ROW = 10_000


def most_unpacked(packed: int) -> int:
    """Bytes that a file, or a part of one, may unpack to."""
    return LEAST_UNPACKED + MOST_TIMES * packed


class _Followed(io.RawIOBase):
    """A stream that ends with Unreadable as soon as it has given more than it may."""

    def __init__(self, stream: IO[bytes], most: int, name: str) -> None:
        super().__init__()
        self._stream, self._left, self._name = stream, most, name

    def readable(self) -> bool:
        """It is read only."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; raises Unreadable where it is too much or broken."""
        try:
            piece = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error) as problem:
            raise Unreadable(
                _("{name} can't be unpacked: {problem}; it is damaged, make it again.").format(
                    name=self._name, problem=problem
                )
            ) from problem
        self._left -= len(piece)
        if self._left < 0:
            raise Unreadable(
                _("{name} unpacks to far more than a table of this size would; it is not read.").format(
                    name=self._name
                )
            )
        buffer[: len(piece)] = piece
        return len(piece)


def followed(stream: IO[bytes], packed: int, name: str) -> io.BufferedReader:
    """The unpacked stream of a file or a part of one; reading it raises Unreadable where it is too much."""
    return io.BufferedReader(_Followed(stream, most_unpacked(packed), name), 64 * 1024)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where it ends in .gz. Raises Unreadable."""
    try:
        with path.open("rb") as raw:
            if path.suffix.lower() != ".gz":
                yield raw
                return
            with gzip.open(raw) as unpacked:
                yield followed(cast(IO[bytes], unpacked), path.stat().st_size, path.name)
    except OSError as problem:
        raise Unreadable(
            _("{name} can't be read: {problem}.").format(name=path.name, problem=problem.strerror or problem)
        ) from problem


class Lines:
    """The lines of a text, each with its end, none of them longer than one may be.

    `number`: of the line that was given last. `left`: lines that may follow before `left` is set again.
    """

    def __init__(self, text: IO[str]) -> None:
        self._text, self.number, self.left = text, 0, MOST_LINES_OF_A_ROW

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.left -= 1
        if len(line) == LONGEST_LINE and line[-1] not in "\r\n":
            raise Unreadable(
                _(
                    "Line {number} is longer than {longest:,} characters: this is no such file, or a "
                    "quotation mark is missing."
                ).format(number=self.number, longest=LONGEST_LINE)
            )
        if self.left < 0:
            raise Unreadable(
                _(
                    "The row that ends in line {number} has more than {most:,} lines: a "
                    "quotation mark is missing before it."
                ).format(number=self.number, most=MOST_LINES_OF_A_ROW)
            )
        return line
