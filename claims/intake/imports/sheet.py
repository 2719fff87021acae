"""Rows that were pasted or typed: which column is what, how each cell is read, what would become of a row.

What is said of them is what an import of the same rows would do, and recording them is one.
"""

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import User
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.figure import Modality
from claims.domain.figures.phrasing import phrase
from claims.domain.importing import FATES, Fate
from claims.domain.questions.times import DayRange
from claims.intake.cells import read_cell
from claims.intake.columns import ALL_COLUMNS
from claims.intake.days import read_day, read_days
from claims.intake.formats.row import Options, Unreadable
from claims.intake.importing import ImportOptions, import_file
from claims.intake.imports.handing_in import hand_in
from claims.intake.styles import NOTHING_SAID, DeclaredStyle
from claims.models import Import
from claims.services.bulk.row import Problem
from claims.wording import local, values
from claims.wording.sentences import in_language

MOST_ROWS, MOST_COLUMNS = 500, 20
SEPARATORS = ("\t", ";", "|", ",")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells; `columns` says what each is, "" for one that is not read. `for_all`: column → the text
    that stands for rows that leave it empty; `style`: how numbers and days are written, where it is known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    for_all: Mapping[str, str] = field(default_factory=dict)
    style: DeclaredStyle = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class CellRead:
    """How a cell was read, in words, or what is wrong with it and how to mend it; `offers`: what could stand
    there instead."""

    reading: str = ""
    problem: str = ""
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowRead:
    """What would become of a row; `cells`: of each column; `problems`: about columns that it doesn't have."""

    fate: Fate
    cells: Mapping[str, CellRead]
    problems: tuple[tuple[str, str], ...] = ()


def split(text: str) -> list[list[str]]:
    """The cells of pasted rows: separated as a spreadsheet copies them, else as most of the lines have it."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    if not lines:
        return []
    counts = {mark: min(line.count(mark) for line in lines) for mark in SEPARATORS}
    mark = next((mark for mark in SEPARATORS if counts[mark]), "\t")
    rows = csv.reader(io.StringIO("\n".join(lines)), delimiter=mark)
    return [[cell.strip() for cell in row][:MOST_COLUMNS] for row in rows][: MOST_ROWS + 1]


def guessed(cells: Sequence[Sequence[str]]) -> Sheet:
    """Which column is what: by a header of ours in any spelling, else by what the cells look like."""
    if not cells:
        return Sheet((), ())
    options = Options()
    width = max(map(len, cells))
    rows = [[*row, *[""] * (width - len(row))] for row in cells]
    if options.known(rows[0]):
        names = [options.name(cell) for cell in rows.pop(0)]
        columns = [name if name in ALL_COLUMNS else "" for name in names]
    else:
        columns = _looked(rows, width)
    return Sheet(tuple(columns), tuple(map(tuple, rows)))


def _looked(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """A column of days, one of figures, and the first of words, which says who."""
    found = [""] * width
    for place in range(width):
        cells = [row[place] for row in rows if row[place]]
        if not cells:
            continue
        if "said_on" not in found and all(_is_day(cell) for cell in cells):
            found[place] = "said_on"
        elif "value" not in found and _are_figures(cells):
            found[place] = "value"
        elif "source" not in found:
            found[place] = "source"
        elif "quote" not in found:
            found[place] = "quote"
    return found


def _are_figures(cells: Sequence[str]) -> bool:
    """Whether most of them are short and hold a digit; the others are asked about."""
    short = [cell for cell in cells if len(cell) < 40 and any(map(str.isdigit, cell))]
    return 2 * len(short) > len(cells)


def _is_day(cell: str) -> bool:
    try:
        return read_day(cell, "said_on", "dmy") is not None
    except Refused:
        return False


def as_file(sheet: Sheet) -> bytes:
    """The rows as a file of ours, what is said for all of them filled in; empty rows are left out."""
    names = [name for name in sheet.columns if name]
    names += [name for name, text in sheet.for_all.items() if text and name not in names]
    written = io.StringIO()
    file = csv.writer(written)
    file.writerow(names)
    for row in _filled(sheet):
        said = dict(zip(sheet.columns, row, strict=False))
        file.writerow([_one_line(said.get(name) or sheet.for_all.get(name, "")) for name in names])
    return written.getvalue().encode()


def _filled(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row for row in sheet.rows if any(cell.strip() for cell in row)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def look(sheet: Sheet, *, by: User, now: datetime, draft: bool) -> list[RowRead]:
    """How each row is read and what would become of it, in the order of those that hold something; nothing
    stays. Raises Refused where they can't be read at all."""
    twice = sorted({name for name in sheet.columns if name and sheet.columns.count(name) > 1})
    if twice:
        raise Refused("columns", twice[0], _now("two columns are this; choose another for one of them."))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.csv"
        path.write_bytes(as_file(sheet))
        try:
            options = ImportOptions(by=by, now=now, dry_run=True, draft=draft, format=sheet.style)
            outcome = import_file(path, options)
        except Unreadable as problem:
            raise Refused("rows", "", str(problem)) from problem
    problems: dict[int, list[Problem]] = {}
    for fault in outcome.problems:
        problems.setdefault(fault.line, []).append(fault)
    fates = {line: FATES[letter] for line, letter, _ in outcome.fates.in_order(problems)}
    return [
        _row(sheet, row, fates.get(line, Fate.NEW), problems.get(line, []))
        for line, row in enumerate(_filled(sheet), start=2)
    ]


def _row(sheet: Sheet, row: Sequence[str], fate: Fate, problems: Sequence[Problem]) -> RowRead:
    wrong = {fault.field: fault for fault in reversed(problems)}
    cells = {
        name: CellRead("", wrong[name].remedy, wrong[name].offers)
        if name in wrong
        else CellRead(reading(name, text))
        for name, text in zip(sheet.columns, row, strict=False)
        if name
    }
    elsewhere = tuple((name, fault.remedy) for name, fault in wrong.items() if name not in cells)
    return RowRead(Fate.INVALID if problems else fate, cells, elsewhere)


def reading(name: str, text: str) -> str:
    """What a cell was read as, in the reader's language, where that is more than its own words: "~8,000" is
    "about 8,000"."""
    try:
        if name == "value":
            return _figure(text)
        if name == "said_on":
            day = read_day(text, name)
            return "" if day is None else local.day(day)
        if name == "as_of":
            days = read_days(text, name)
            return "" if days is None or days[1] is None else values.days(DayRange(days[0], days[1]))
    except Refused:
        pass  # what is wrong with it is among the problems of its row
    return ""


def _figure(text: str) -> str:
    cell = read_cell(text)
    if not cell.modality and not cell.value:
        return ""
    modality = Modality(cell.modality or Modality.STATED)
    if cell.value_2:
        words = phrase(modality, low=cell.value, high=cell.value_2)
    else:
        words = phrase(modality, best=cell.value)
    if modality is Modality.STATED and not cell.unit and cell.value == text.strip():
        return ""
    said = in_language(words)
    return f"{said} {values.unit_after(said, cell.unit)}" if cell.unit else said


def record(sheet: Sheet, *, by: User, now: datetime) -> Import:
    """Record all rows at once, as an import like any other, which can be undone."""
    name = f"sheet-{now:%Y-%m-%d-%H%M}.csv"
    return hand_in(
        by=by, now=now, name=name, content=as_file(sheet), mapping={}, said=sheet.style, start=True
    )
