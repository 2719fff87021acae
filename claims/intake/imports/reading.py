"""The file of an import, read beside its record: its columns, its rows as written, and the rejected ones."""

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from claims.domain.importing import Fate
from claims.intake.columns import ALL_COLUMNS
from claims.intake.fact_checks.importing import write_rejected
from claims.intake.files import File
from claims.intake.formats.row import Unreadable
from claims.intake.imports.running import fact_checks_in, given_mapping, on_disk
from claims.intake.imports.sheet import MOST_COLUMNS, MOST_ROWS, Sheet
from claims.intake.rejects import rejects_of, write_rejects
from claims.intake.styles import DeclaredStyle
from claims.intake.survey import opened
from claims.models import Import
from claims.services.bulk.row import Outcome, Problem
from claims.views.audience import Viewer
from claims.views.imports import rows_of


def header_of(record: Import) -> tuple[str, ...]:
    """The names of its columns as the file has them; none where it can't be read."""
    if record.holds_fact_checks:
        return ()
    try:
        with on_disk(record) as path:
            first = next(iter(_file(path, record).rows()), None)
            return () if first is None else tuple(first.header)
    except Unreadable:
        return ()


def rows_as_written(record: Import, lines: Collection[int]) -> dict[int, str]:
    """These lines of its file; none where it can't be read."""
    found: dict[int, str] = {}
    try:
        with on_disk(record) as path:
            for line, written in _written(path, record):
                if line > max(lines, default=0):
                    break
                if line in lines:
                    found[line] = written
    except Unreadable:
        pass
    return found


def rejects_file(record: Import, viewer: Viewer) -> tuple[str, bytes]:
    """The rows that are invalid, each with the reasons, as a file to mend and hand in: its name and bytes."""
    invalid = rows_of(record, viewer, fates=[Fate.INVALID], most=record.total or 1)
    problems = [Problem(row.line, *problem) for row in invalid for problem in row.problems]
    with on_disk(record) as path:
        target = rejects_of(path)
        read = fact_checks_in(record, path)
        if read is not None:
            write_rejected(read, problems, target)
        else:
            write_rejects(_file(path, record), target, Outcome(problems=problems))
        return target.name, target.read_bytes()


def invalid_as_sheet(record: Import, viewer: Viewer) -> tuple[Sheet, int]:
    """The rows that are invalid as cells in our columns, read as their file is; and how many more there are
    that no cells show: those that can't be read at all, or that are too many. Raises Unreadable."""
    lines = {row.line for row in rows_of(record, viewer, fates=[Fate.INVALID], most=record.total or 1)}
    mapping = given_mapping(record.mapping)
    with on_disk(record) as path:
        rows = (row for row in _file(path, record).rows() if row.line in lines and not row.problem)
        cells = [dict(zip(row.header, row.values, strict=False)) for row in islice(rows, MOST_ROWS)]
    ours = [mapping.cells(row) if mapping else row for row in cells]
    columns = tuple(name for name in ALL_COLUMNS if any(row.get(name) for row in ours))
    if len(columns) > MOST_COLUMNS:
        raise Unreadable(_("Its rows have too many columns for a sheet: mend the file."))
    shown = tuple(tuple(str(row.get(name, "")) for name in columns) for row in ours)
    return Sheet(columns, shown), len(lines) - len(shown)


def style_of(record: Import) -> DeclaredStyle:
    """How its file writes numbers and days, as it was said or found."""
    found = record.detected
    return DeclaredStyle(decimal=found.get("decimal") or "", dates=found.get("dates") or "")


def _written(path: Path, record: Import) -> Iterator[tuple[int, str]]:
    """Each row or record of its file: the line, and the words."""
    read = fact_checks_in(record, path)
    if read is not None:
        return ((element.line, element.written) for element in read.elements())
    return ((row.line, row.as_written) for row in _file(path, record).rows())


def _file(path: Path, record: Import) -> File:
    file, _said = opened(path, given_mapping(record.mapping), DeclaredStyle(**record.declared))
    return file
