"""XLSX: the tables of the report as sheets, the claims and the published figures among them.

Numbers and days are numbers and days; every text is typed as text, so that no cell is a formula, and one that
looks like a formula is marked as text for whoever edits it (the apostrophe that a spreadsheet does not show).
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from claims.reports.layout.sanitising import cleaned
from claims.reports.layout.tables import Cell, Row, overview, tables
from claims.reports.renderings.csv import COLUMNS, FORMULA, claim_rows, figure_rows
from claims.reports.report import Report

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONGEST = 32_767  # characters that a cell may hold
_WIDEST = 48


def render_xlsx(report: Report) -> bytes:
    """The report as a workbook; the same report is the same bytes."""
    clean = cleaned(report)
    out = BytesIO()
    book = Workbook(out, _OPTIONS)
    # A workbook says when it was made: here the week's end, so that it depends on the report alone.
    book.set_properties(
        {
            "title": _("Weekly disagreement report: {label}").format(label=clean.week.label),
            "created": clean.week.ends(clean.clock).astimezone(UTC).replace(tzinfo=None),
        }
    )
    styles = _Styles(book)
    for name, head, rows in _sheets(clean):
        _write(book.add_worksheet(name), head, rows, styles)
    book.close()
    return out.getvalue()


class _Styles:
    """The few ways a cell looks."""

    def __init__(self, book: Workbook) -> None:
        self.head: Style = book.add_format({"bold": True, "bottom": 1})
        self.day: Style = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self.text: Style = book.add_format({"text_wrap": True, "valign": "top"})
        self.marked: Style = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self.number: Style = book.add_format({"valign": "top"})


def _sheets(report: Report) -> Iterable[tuple[str, Sequence[str], Iterable[Row]]]:
    yield (
        _("Week"),
        (_("This week"), _("Number"), _("Week before")),
        [(headline.label, headline.value, headline.before) for headline in report.headlines],
    )
    for table in (overview(report), *tables(report)):
        yield table.title[:31], table.head, table.rows
    for name, made in ((_("Claims"), claim_rows(report)), (_("Published"), figure_rows(report))):
        rows = list(made)
        used = [column for column in COLUMNS if any(row.get(column) not in (None, "") for row in rows)]
        yield name, used, [tuple(row.get(column) for column in used) for row in rows]


def _write(sheet: Worksheet, head: Sequence[str], rows: Iterable[Row], styles: _Styles) -> None:
    widths = [len(name) for name in head]
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, styles.head)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _cell(sheet, line, column, cell, styles)
            widths[column] = max(widths[column], min(len(str(cell or "")), _WIDEST))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width + 2)
    sheet.freeze_panes(1, 0)


def _cell(sheet: Worksheet, line: int, column: int, cell: Cell, styles: _Styles) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date):
        day: Any = cell  # the library takes days as well, though its types ask for a datetime
        sheet.write_datetime(line, column, day, styles.day)
    elif isinstance(cell, int | Decimal) and _exact(cell):
        sheet.write_number(line, column, float(cell), styles.number)
    else:
        text = str(cell)
        style = styles.marked if text.startswith(FORMULA) else styles.text
        sheet.write_string(line, column, text[:_LONGEST], style)


def _exact(number: int | Decimal) -> bool:
    """Whether a spreadsheet, which counts in binary floating point, gives back the very digits."""
    return Decimal(repr(float(number))) == number
