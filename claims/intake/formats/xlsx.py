"""XLSX and XLSM, a row at a time, each number as its cell shows it."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from claims.intake.formats.json_rows import as_text
from claims.intake.formats.number_formats import as_shown
from claims.intake.formats.packages import look_through, open_package
from claims.intake.formats.row import MOST_COLUMNS, Unreadable

STRINGS = "xl/sharedStrings.xml"


class Xlsx:
    """A workbook; `sheets` are the names of its sheets and whether each is hidden. Raises Unreadable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw = path.open("rb")
        try:
            self._package = open_package(self._raw, path, STRINGS)
            self._book = self._opened()
        except BaseException:
            self._raw.close()
            raise
        self.sheets = {sheet.title: sheet.sheet_state != "visible" for sheet in self._book.worksheets}

    def _opened(self) -> Any:
        import openpyxl

        self._looked = {
            name: look_through(self._package, name, self.path)
            for name in self._package.namelist()
            if name.endswith((".xml", ".rels"))
        }
        try:
            with warnings.catch_warnings():
                warnings.simplefilter(
                    "ignore"
                )  # of what openpyxl leaves out: styles, checks of input, charts
                return openpyxl.load_workbook(self._raw, read_only=True, data_only=True, keep_links=False)
        except Exception as problem:  # openpyxl raises many kinds for a file that is no workbook
            raise Unreadable(
                _("{name} is not an XLSX workbook ({problem}); save it as one.").format(
                    name=self.path.name, problem=problem
                )
            ) from problem

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()
        self._raw.close()

    def notes(self, name: str) -> list[str]:
        """What is to be said of a sheet before it is taken; raises Unreadable."""
        found = self._looked[self._part(name)]
        if found.uncomputed:
            raise Unreadable(
                _(
                    "{name}: {count} formulas of the sheet {sheet!r} have no result; open it in a "
                    "spreadsheet program and save it."
                ).format(name=self.path.name, count=found.uncomputed, sheet=name)
            )
        notes = (
            (_("hidden rows, read like the others: {count}"), found.hidden),
            (_("merged cells, read in their first row only: {count}"), found.merged),
        )
        return [said.format(count=count) for said, count in notes if count]

    def _part(self, name: str) -> str:
        part = str(self._book[name]._worksheet_path).lstrip("/")
        if part not in self._looked:
            raise Unreadable(
                _("{name} lacks the part of its sheet {sheet!r}; save it again.").format(
                    name=self.path.name, sheet=name
                )
            )
        return part

    def cells(self, name: str, columns: int = MOST_COLUMNS + 1) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet: number and cells as text, up to so many columns. Raises Unreadable."""
        sheet = self._book[name]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for number, row in enumerate(sheet.iter_rows(min_row=1, max_col=columns), start=1):
                    yield number, [_text(cell) for cell in row]
        except Unreadable:
            raise
        except Exception as problem:  # a broken sheet ends in as many kinds
            raise Unreadable(
                _("The sheet {sheet!r} of {name} is damaged ({problem}); save it again.").format(
                    sheet=name, name=self.path.name, problem=problem
                )
            ) from problem


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return as_shown(value, cell.number_format)
    return as_text(value)
