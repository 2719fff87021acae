"""Opening what an import is given, by the end of its name: tables, workbooks, JSON, plain or packed (.gz)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from django.utils.translation import gettext as _

from claims.intake.formats.json_rows import JsonRows
from claims.intake.formats.row import Options, Row, Unreadable
from claims.intake.formats.tables import Table
from claims.intake.formats.workbooks import Workbook

__all__ = ["File", "Options", "Row", "Unreadable", "open_file"]
TABLES = (".csv", ".tsv", ".tab", ".txt")
LINES = (".ndjson", ".jsonl")
DOCUMENTS = (".json", ".jsonld")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
ENDINGS = (*TABLES, *LINES, *DOCUMENTS, *WORKBOOKS)


class File(Protocol):
    """A file whose layout is found."""

    @property
    def about(self) -> str:
        """How the file is read, for whoever has to nod."""

    @property
    def layout_found(self) -> dict[str, Any]:
        """What was found of how it is written, by the names of `Format`."""

    @property
    def continental(self) -> bool:
        """Whether columns are separated as where decimals have a comma."""

    def rows(self) -> Iterator[Row]:
        """Every row of the file, empty ones left out. Raises Unreadable."""


def open_file(path: Path, options: Options) -> File:
    """The file, its layout found; raises Unreadable, saying what to give where the layout is in doubt."""
    name = path.name.lower().removesuffix(".gz")
    ending = next((each for each in ENDINGS if name.endswith(each)), "")
    if not ending:
        raise Unreadable(
            _("{name}: give a file that ends in {choices} (text also + .gz).").format(
                name=path.name, choices=", ".join(ENDINGS)
            )
        )
    if not path.is_file():
        raise Unreadable(_("{path} does not exist; check the name.").format(path=path))
    if ending in WORKBOOKS:
        return Workbook(path, options)
    if ending in TABLES:
        return Table(path, options)
    return JsonRows(path, options, a_line_each=ending in LINES)
