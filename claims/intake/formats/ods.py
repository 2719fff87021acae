"""OpenDocument spreadsheets, a row at a time; percentages and money are what their cells say they are."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET  # entities are refused before: look_through

from django.utils.translation import gettext as _

from claims.intake.formats.json_rows import number_text
from claims.intake.formats.packages import look_through, open_package
from claims.intake.formats.row import MOST_COLUMNS, Unreadable
from claims.intake.styles import Typed

CONTENT = "content.xml"
MOST_REPEATED = 1_000
"""Times that a row with content may be repeated; nobody types the same claim so often."""
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ROW = f"{_TABLE}table-row"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


class Ods:
    """A spreadsheet; `sheets` are the names of its sheets and whether each is hidden. Raises Unreadable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw = path.open("rb")
        try:
            self._package = open_package(self._raw, path, "")
            if CONTENT not in self._package.namelist():
                raise Unreadable(
                    _("{name} is no OpenDocument spreadsheet; save it as one.").format(name=path.name)
                )
            look_through(self._package, CONTENT, path)
            self.sheets, self._hidden_rows = self._listed()
        except BaseException:
            self._raw.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._package.close()
        self._raw.close()

    def notes(self, name: str) -> list[str]:
        """What is to be said of a sheet before it is taken."""
        hidden = self._hidden_rows.get(name, 0)
        return [_("hidden rows, read like the others: {hidden}").format(hidden=hidden)] if hidden else []

    def _listed(self) -> tuple[dict[str, bool], dict[str, int]]:
        """The sheets, whether each is hidden, and how many hidden rows with content it has."""
        hidden_styles: set[str] = set()
        style, name = "", ""
        sheets: dict[str, bool] = {}
        rows: dict[str, int] = {}
        for event, element in self._events():
            if event == "start" and element.tag == f"{_STYLE}style":
                style = element.get(f"{_STYLE}name", "")
            elif event == "end" and element.tag == f"{_STYLE}table-properties":
                if element.get(f"{_TABLE}display") == "false":
                    hidden_styles.add(style)
            elif event == "start" and element.tag == f"{_TABLE}table":
                name = element.get(f"{_TABLE}name", "")
                sheets[name] = element.get(f"{_TABLE}style-name", "") in hidden_styles
            elif event == "end" and _is_hidden_row(element):
                rows[name] = rows.get(name, 0) + 1
        return sheets, rows

    def _events(self) -> Iterator[tuple[str, Any]]:
        """What is read of the content, rows taken off their table as soon as they end."""
        path: list[Any] = []
        try:
            with self._package.open(CONTENT) as part:
                for event, element in ET.iterparse(part, events=("start", "end")):  # noqa: S314  # looked through
                    if event == "start":
                        path.append(element)
                        yield event, element
                        continue
                    path.pop()
                    yield event, element
                    if element.tag in (_ROW, f"{_TABLE}table", f"{_STYLE}style"):
                        path[-1].clear() if path and element.tag == _ROW else element.clear()
        except (ET.ParseError, OSError, EOFError) as problem:
            raise Unreadable(
                _("{name} is damaged ({problem}); save it again.").format(
                    name=self.path.name, problem=problem
                )
            ) from problem

    def cells(self, name: str, columns: int = MOST_COLUMNS + 1) -> Iterator[tuple[int, list[str]]]:
        """The rows of a sheet: number and cells as text, up to so many columns. Raises Unreadable."""
        inside, line = False, 0
        for event, element in self._events():
            if element.tag == f"{_TABLE}table":
                inside = event == "start" and element.get(f"{_TABLE}name", "") == name
            elif inside and event == "end" and element.tag == _ROW:
                times = _times(element, "rows")
                cells = _cells(element, columns)
                if any(cells) and times > MOST_REPEATED:
                    raise Unreadable(
                        _(
                            "Row {line} of the sheet {name!r} is repeated {times:,} times; it is not read."
                        ).format(line=line + 1, name=name, times=times)
                    )
                for _again in range(times if any(cells) else 0):
                    line += 1
                    yield line, cells
                line += 0 if any(cells) else times


def _times(element: Any, what: str) -> int:
    with suppress(ValueError):
        return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")[:9]))
    return 1


def _is_hidden_row(element: Any) -> bool:
    """Whether it is a row that is not shown and has content."""
    if element.tag != _ROW or element.get(f"{_TABLE}visibility") not in ("collapse", "filter"):
        return False
    return any(_text(cell) for cell in element if cell.tag in _CELLS)


def _cells(row: Any, most: int) -> list[str]:
    found: list[str] = []
    for cell in row:
        if cell.tag in _CELLS:
            found += [_text(cell)] * min(_times(cell, "columns"), most - len(found))
        if len(found) >= most:
            break
    while found and not found[-1]:
        found.pop()
    return found


def _text(cell: Any) -> str:
    kind, value = cell.get(f"{_OFFICE}value-type", ""), cell.get(f"{_OFFICE}value", "")
    if kind in ("float", "percentage", "currency"):
        return _number(kind, value, cell.get(f"{_OFFICE}currency", ""))
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value", "")).removesuffix("T00:00:00")
    if kind == "boolean":
        return "yes" if cell.get(f"{_OFFICE}boolean-value") == "true" else "no"
    return "\n".join("".join(part.itertext()) for part in cell if part.tag == f"{_TEXT}p")


def _number(kind: str, value: str, currency: str) -> str:
    try:
        number = Decimal(value[:60])
    except InvalidOperation:
        return value
    if kind == "percentage":
        return Typed(f"{number_text(number * 100)}%")
    named = f"{currency} " if kind == "currency" and currency else ""
    return Typed(f"{named}{number_text(number)}")
