"""XLS (Excel 97 to 2003), read by python-calamine once it is known how far its sheets reach."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from claims.intake.formats.biff import BiffSheet, Damaged, sheets_of
from claims.intake.formats.json_rows import as_text
from claims.intake.formats.number_formats import as_shown
from claims.intake.formats.row import MOST_COLUMNS, Unreadable

MOST_BYTES = 64 * 1024 * 1024
MOST_CELLS = 3_000_000
"""Cells of the rectangle that a sheet fills, empty ones counted: the library holds all of them."""


class Xls:
    """A workbook; `sheets` are the names of its sheets and whether each is hidden. Raises Unreadable."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(
                _("{name} is larger than {most_bytes} MB; save it as XLSX or CSV.").format(
                    name=path.name, most_bytes=MOST_BYTES // 2**20
                )
            )
        self.path = path
        try:
            found = sheets_of(path.read_bytes())
        except Damaged as problem:
            raise Unreadable(
                _("{name} is no XLS workbook ({problem}); save it as XLSX.").format(
                    name=path.name, problem=problem
                )
            ) from problem
        if any(sheet.rows * sheet.columns > MOST_CELLS for sheet in found):
            raise Unreadable(
                _("{name} has a sheet of more than {most_cells:,} cells; save it as CSV.").format(
                    name=path.name, most_cells=MOST_CELLS
                )
            )
        self._book = self._called(self._load)
        listed = self._book.sheets_metadata
        if len(listed) != len(found):
            raise Unreadable(
                _("{name} has sheets that can't be read; save it as XLSX.").format(name=path.name)
            )
        self._formats: dict[str, BiffSheet] = {
            metadata.name: sheet for metadata, sheet in zip(listed, found, strict=True)
        }
        self.sheets = {
            metadata.name: not str(metadata.visible).endswith("Visible") or "Hidden" in str(metadata.visible)
            for metadata in listed
        }

    def _load(self) -> Any:
        from python_calamine import CalamineWorkbook

        return CalamineWorkbook.from_path(str(self.path))

    def _called(self, step: Any, *given: Any) -> Any:
        try:
            return step(*given)
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as problem:  # a panic of the library is no Exception
            raise Unreadable(
                _("{name} can't be read as XLS ({problem}); save it as XLSX.").format(
                    name=self.path.name, problem=problem
                )
            ) from problem

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()

    def notes(self, name: str) -> list[str]:
        """What is to be said of a sheet before it is taken."""
        hidden = self._formats[name].hidden_rows
        return [_("hidden rows, read like the others: {hidden}").format(hidden=hidden)] if hidden else []

    def cells(self, name: str, columns: int = MOST_COLUMNS + 1) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet: number and cells as text, up to so many columns. Raises Unreadable."""
        sheet = self._called(self._book.get_sheet_by_name, name)
        rows = self._called(sheet.to_python, False)
        formats = self._formats[name].formats
        for number, row in enumerate(rows):
            yield (
                number + 1,
                [_text(value, formats.get((number, at), "")) for at, value in enumerate(row[:columns])],
            )


def _text(value: Any, number_format: str) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return as_shown(value, number_format)
    return str(value) if isinstance(value, timedelta) else as_text(value)
