"""CSV and its kin: what separates the columns and where their names stand is found in the file itself."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.intake.formats.encodings import NAMES, check_encoding, encoding_of
from claims.intake.formats.limits import LONGEST_LINE, MOST_LINES_OF_A_ROW, Lines, opened
from claims.intake.formats.row import Header, Options, Row, Unreadable

DELIMITERS = {
    ",": gettext_lazy("commas"),
    ";": gettext_lazy("semicolons"),
    "\t": gettext_lazy("tabs"),
    "|": gettext_lazy("bars"),
}
SAMPLE = 256 * 1024
LONGEST_LEFT = 10_000
"""Characters that are shown of what can't be told apart as a row."""
MOST_ABOVE = 30
"""Lines in which the names of the columns are looked for: what stands above a table is a title."""


def text_of(raw: IO[bytes], encoding: str) -> io.TextIOWrapper:
    """The text of a stream, its line ends as they are."""
    return io.TextIOWrapper(raw, encoding=encoding, newline="")


def no_text(path: Path, problem: UnicodeError) -> Unreadable:
    """What is said of a text that is not in the encoding that it is read in."""
    why = (
        _("is not {encoding} text").format(encoding=problem.encoding)
        if isinstance(problem, UnicodeDecodeError)
        else _("is none: {problem}").format(problem=problem)
    )
    return Unreadable(
        _("{name} {why}; give another --encoding, or save it as UTF-8.").format(name=path.name, why=why)
    )


class TableLayout(NamedTuple):
    """How a table is written: `line` is that of the names of its columns."""

    encoding: str
    delimiter: str
    line: int


class CsvTable:
    """A CSV file whose layout is found; `about` says it. Raises Unreadable."""

    counted = "line"

    def __init__(self, path: Path, options: Options) -> None:
        self.path, self.options = path, options
        csv.field_size_limit(LONGEST_LINE)
        if options.encoding:
            encoding = check_encoding(options.encoding)
        else:
            with opened(path) as raw:
                encoding = encoding_of(raw, path.name)
        self.layout = self._layout(encoding)

    @property
    def about(self) -> str:
        """How the file is read, for whoever has to nod."""
        encoding, delimiter, line = self.layout
        if not self.path.stat().st_size:
            return "an empty file"
        named = NAMES.get(encoding, encoding)
        return _("{named}, columns by {get}, their names in line {line}").format(
            named=named, get=DELIMITERS.get(delimiter, repr(delimiter)), line=line
        )

    @property
    def layout_found(self) -> dict[str, Any]:
        """Its encoding, delimiter and the line with the names of its columns."""
        encoding, delimiter, line = self.layout
        return {"encoding": encoding, "delimiter": delimiter, "header_line": line}

    @property
    def continental(self) -> bool:
        """Whether columns are separated as where decimals have a comma."""
        return self.layout.delimiter == ";"

    def _layout(self, encoding: str) -> TableLayout:
        with opened(self.path) as raw, text_of(raw, encoding) as text:
            try:
                sample = text.read(SAMPLE)
            except UnicodeError as problem:
                raise no_text(self.path, problem) from problem
        given, first = self.options.delimiter, 1
        stated = sample[:6].strip().removeprefix("\ufeff")
        if stated.lower().startswith("sep=") and sample[4:5] and "\n" in sample[:8] + "\n":
            given, first = given or sample[4], 2
        best, found = 0, TableLayout(encoding, given or _commonest(sample), self.options.header_line or first)
        for delimiter in [given] if given else DELIMITERS:
            for line, cells in _beginning(sample, delimiter):
                known = self.options.known(cells)
                fits = line >= first and self.options.header_line in (0, line)
                if fits and known > best:
                    best, found = known, TableLayout(encoding, delimiter, line)
        return found

    def rows(self) -> Iterator[Row]:
        """Every row under the names, empty ones left out. Raises Unreadable."""
        with opened(self.path) as raw, text_of(raw, self.layout.encoding) as text:
            try:
                yield from self._rows(Lines(text))
            except UnicodeError as problem:
                raise no_text(self.path, problem) from problem

    def _rows(self, lines: Lines) -> Iterator[Row]:
        for _above in range(self.layout.line - 1):
            next(lines, None)
        reader = csv.reader(lines, delimiter=self.layout.delimiter, strict=True)
        try:
            header = Header.of(next(reader, []), self.options)
        except csv.Error as problem:
            raise Unreadable(
                _("Line {number} is not CSV: {problem}.").format(number=lines.number, problem=problem)
            ) from problem
        while True:
            first = lines.number + 1  # a field may hold line feeds: the row's own line is where it begins
            lines.left = MOST_LINES_OF_A_ROW
            try:
                cells = next(reader, None)
            except csv.Error as problem:
                yield Row(first, header.names, (), self._from_line(first), _not_csv(problem))
                return
            if cells is None:
                return
            if any(map(str.strip, cells)):
                yield header.row(first, cells, header.written(cells))

    def _from_line(self, first: int) -> str:
        """What stands from a line on, as much of it as is shown."""
        with opened(self.path) as raw, text_of(raw, self.layout.encoding) as text:
            return "".join(islice(Lines(text), first - 1, first + 9))[:LONGEST_LEFT].rstrip()


def _not_csv(problem: csv.Error) -> str:
    if "unexpected end" in str(problem):
        return (
            "a quotation mark is opened here and never closed: close it, or double it if it is part of a text"
        )
    return f"it is not CSV ({problem}): put a cell with quotation marks in such marks, and double them in it"


def _commonest(sample: str) -> str:
    """What most often separates something in the first line."""
    line = sample.partition("\n")[0]
    return max(DELIMITERS, key=line.count)


def _beginning(sample: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The first rows of a sample, each with the line where it begins."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
            if line > MOST_ABOVE:
                return
    except csv.Error:
        return
