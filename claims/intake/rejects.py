"""The rows that an import did not take, as they were, each with everything that is wrong with it.

The list is a file that can be mended and imported itself: its two columns of reasons are passed over.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from claims.intake.files import DOCUMENTS, LINES, File
from claims.intake.formats.row import REASONS, Row, with_reason
from claims.intake.spreadsheets import made_safe
from claims.services.bulk.row import Outcome


def rejects_of(path: Path) -> Path:
    """Where the rows of a file that were not taken are listed."""
    lines = path.name.lower().removesuffix(".gz").endswith((*LINES, *DOCUMENTS))
    return path.with_name(f"{path.name}.rejects{'.ndjson' if lines else '.csv'}")


def original_of(name: str) -> str:
    """The name of the file whose rejected rows a file of this name lists: they stand in that one."""
    return re.sub(r"(\.rejects\.(csv|ndjson))+$", "", name)


def undated_of(path: Path) -> Path:
    """Where the rows of a file that were recorded without their day are listed."""
    return path.with_name(f"{path.name}.undated.csv")


def write_rejects(file: File, target: Path, outcome: Outcome) -> None:
    """Write the rows of a file that were not taken to `target`. Raises OSError."""
    because: defaultdict[int, list[str]] = defaultdict(list)
    for problem in outcome.problems:
        because[problem.line].append(f"{problem.field} {problem.value!r}: {problem.remedy}")
    rejected = ((row, "; ".join(because[row.line])) for row in file.rows() if row.line in because)
    with target.open("w", encoding="utf-8", newline="") as written:
        if target.suffix == ".ndjson":
            for row, reasons in rejected:
                line = " ".join(row.as_written.splitlines())
                written.write(f"{line if row.problem else with_reason(line, reasons)}\n")
            return
        csv.writer(written).writerows(_table(rejected))


def _table(rejected: Iterator[tuple[Row, str]]) -> Iterator[list[str]]:
    names: tuple[str, ...] | None = None
    for row, reasons in rejected:
        if names is None:
            names = row.header
            yield [*REASONS, *names]
        yield [str(row.line), reasons, *map(made_safe, row.values or (row.as_written,))]


def write_undated(target: Path, outcome: Outcome) -> None:
    """Write the lines of rows whose day is unknown. Raises OSError."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("line", "column", "what to do"))
        writer.writerows((line, "as_of", _("give the days it refers to")) for line in outcome.undated)
