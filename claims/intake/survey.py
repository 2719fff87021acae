"""The first reading of a file: what it says of the questions and sources it names, taken all together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.foundation.records.errors import Refused
from claims.intake.files import Row, Unreadable, read_rows
from claims.intake.layout import Layouts, unknown_columns
from claims.intake.mapping import Mapping
from claims.services.bulk.definitions import Definitions
from claims.services.bulk.row import BulkRow, Problem

MOST_KEPT = 100_000
"""Rows that are held in memory from the first reading to the second; a longer file is read again."""
MOST_FAULTY = 20_000
"""Of these, rows with faults, which take more room."""


@dataclass(slots=True)
class Survey:
    """A file that was read once, to its end: so it can be read, and what it names is known."""

    path: Path
    mapping: Mapping | None
    definitions: Definitions = field(default_factory=Definitions)
    kept: list[BulkRow | Problem] | None = field(default_factory=list)

    def rows(self) -> Iterable[BulkRow | Problem]:
        """Each row as it will be recorded, or why it can't be."""
        return self.kept if self.kept is not None else self.read()

    def read(self) -> Iterator[BulkRow | Problem]:
        """Read the file, from its beginning."""
        layouts = Layouts(self.mapping)
        checked = self.mapping is not None
        for row in read_rows(self.path):
            if not checked and row.header:
                _check_columns(self.path, row)
                checked = True
            try:
                found = layouts.read(row)
            except Refused as problem:
                yield Problem(row.line, problem.field, problem.value, problem.remedy)
                continue
            if found is not None:
                yield found


def survey(path: Path, mapping: Mapping | None) -> Survey:
    """Read a file for the first time; raises Unreadable."""
    file, faulty = Survey(path, mapping), 0
    for row in file.read():
        if isinstance(row, BulkRow) and not row.faults:
            file.definitions.note(row)
        else:
            faulty += 1
        if file.kept is not None:
            file.kept.append(row)
            if len(file.kept) > MOST_KEPT or faulty > MOST_FAULTY:
                file.kept = None
    file.definitions.settle()
    return file


def _check_columns(path: Path, row: Row) -> None:
    unknown = unknown_columns(row.header)
    if unknown:
        raise Unreadable(
            f"{path.name} has an unknown column {unknown[0]!r}; rename it "
            "(docs/import.md lists the columns), or map it with --mapping."
        )
