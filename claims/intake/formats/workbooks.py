"""Workbooks of any kind: the sheet that holds our columns is found, named, and never a hidden one."""

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from django.utils.translation import gettext as _

from claims.intake.formats.limits import LONGEST_LINE
from claims.intake.formats.ods import Ods
from claims.intake.formats.row import MOST_COLUMNS, Header, Options, Row, Unreadable
from claims.intake.formats.tables import MOST_ABOVE
from claims.intake.formats.xls import Xls
from claims.intake.formats.xlsx import Xlsx


class Book(Protocol):
    """An opened workbook: the names of its sheets, and whether each is hidden."""

    sheets: dict[str, bool]

    def close(self) -> None:
        """Let go of the file."""

    def notes(self, name: str) -> list[str]:
        """What is to be said of a sheet before it is taken; raises Unreadable."""

    def cells(self, name: str, columns: int = 0) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet: number and cells as text. Raises Unreadable."""


_BOOKS = {".xls": Xls, ".ods": Ods}


def _cells_of(book: Book, sheet: str, columns: int = MOST_COLUMNS + 1) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet, none longer than a line of text may be: one text may stand in many cells."""
    for line, cells in book.cells(sheet, columns):
        if sum(map(len, cells)) > LONGEST_LINE:
            raise Unreadable(
                _("Row {line} of the sheet {name!r} has more than {longest:,} characters.").format(
                    line=line, name=sheet, longest=LONGEST_LINE
                )
            )
        yield line, cells


class Workbook:
    """A workbook of which one sheet is chosen; `about` names it. Raises Unreadable."""

    continental = False
    counted = "row"

    def __init__(self, path: Path, options: Options) -> None:
        self.path, self.options = path, options
        with closing(self._open()) as book:
            self.sheet, self._line = self._chosen(book)
            self._notes = book.notes(self.sheet)
            self._others = [name for name in book.sheets if name != self.sheet]
            self._hidden = {name for name, hidden in book.sheets.items() if hidden}

    def _open(self) -> Book:
        book: type[Book] = _BOOKS.get(self.path.suffix.lower(), Xlsx)  # type: ignore[assignment]  # classes of one protocol
        try:
            return book(self.path)  # type: ignore[call-arg]  # each takes a path
        except OSError as problem:
            raise Unreadable(
                _("{name} can't be read: {problem}.").format(
                    name=self.path.name, problem=problem.strerror or problem
                )
            ) from problem

    @property
    def about(self) -> str:
        """How the file is read, for whoever has to nod."""
        left = [f"“{name}”{' (hidden)' if name in self._hidden else ''}" for name in self._others[:5]]
        said = [f"the sheet “{self.sheet}”{' (hidden)' if self.sheet in self._hidden else ''}"]
        said += [_("not read: {choices}").format(choices=", ".join(left))] if left else []
        return ", ".join([*said, f"names of columns in row {self._line}", *self._notes])

    @property
    def layout_found(self) -> dict[str, Any]:
        """Its sheet, those that are not read, and the row with the names of its columns."""
        return {"sheet": self.sheet, "other_sheets": self._others, "header_line": self._line}

    def _chosen(self, book: Book) -> tuple[str, int]:
        """The sheet to read, and the row with the names of its columns."""
        if self.options.sheet:
            if self.options.sheet not in book.sheets:
                known = ", ".join(repr(name) for name in book.sheets)
                raise Unreadable(
                    _("{name} has no sheet {sheet!r}; it has {known}.").format(
                        name=self.path.name, sheet=self.options.sheet, known=known
                    )
                )
            return self.options.sheet, self._names_in(book, self.options.sheet)[1]
        visible = [name for name, hidden in book.sheets.items() if not hidden]
        lines = {name: self._names_in(book, name) for name in visible}
        fitting = [name for name, (count, _line) in lines.items() if count] or visible
        if len(fitting) != 1:
            choice = ", ".join(repr(name) for name in fitting or book.sheets)
            which = _("has several sheets") if fitting else _("has hidden sheets only")
            raise Unreadable(
                _("{name} {which}: say which with --sheet: {choice}.").format(
                    name=self.path.name, which=which, choice=choice
                )
            )
        return fitting[0], lines[fitting[0]][1]

    def _names_in(self, book: Book, sheet: str) -> tuple[int, int]:
        """How many columns that are looked for a row of a sheet names at most, and which row."""
        given, best = self.options.header_line, (0, self.options.header_line or 1)
        for line, cells in islice(_cells_of(book, sheet), max(MOST_ABOVE, given)):
            known = self.options.known(cells)
            if given in (0, line) and known > best[0]:
                best = known, line
        return best

    def rows(self) -> Iterator[Row]:
        """Every row under the names, empty ones left out. Raises Unreadable."""
        with closing(self._open()) as book:
            names = next((cells for line, cells in _cells_of(book, self.sheet) if line >= self._line), [])
            while names and not names[-1].strip():
                names.pop()
            header = Header.of(names, self.options)
            for line, cells in _cells_of(book, self.sheet, len(names)):
                if line > self._line and any(map(str.strip, cells)):
                    yield header.row(line, cells, header.written(cells))
