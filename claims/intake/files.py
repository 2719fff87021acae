"""Opening what an import is given, by the end of its name: tables, workbooks, JSON, plain or packed (.gz)."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.intake.formats.json_rows import JsonRows
from claims.intake.formats.row import Options, Row, Unreadable
from claims.intake.formats.tables import CsvTable
from claims.intake.formats.workbooks import Workbook

__all__ = ["File", "Options", "Row", "Unreadable", "open_file"]
TABLES = (".csv", ".tsv", ".tab", ".txt")
LINES = (".ndjson", ".jsonl")
DOCUMENTS = (".json", ".jsonld")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
ENDINGS = (*TABLES, *LINES, *DOCUMENTS, *WORKBOOKS)
_BEGINS = (
    (
        b"PK\x03\x04",
        (".xlsx", ".xlsm", ".ods"),
        gettext_lazy("a packed file: name a workbook .xlsx or .ods, unpack any other"),
    ),
    (b"\xd0\xcf\x11\xe0", WORKBOOKS, gettext_lazy("an XLS workbook: name it .xls")),
    (b"\x1f\x8b", (), gettext_lazy("packed by gzip: add .gz to its name")),
    (b"%PDF-", (), gettext_lazy("a PDF: give the table that it was made from")),
)
"""How files begin that may be called otherwise, how they may be called, and what they are."""
_WEB_PAGES = (b"<!doctype html", b"<html", b"<table", b"<head", b"<body")


class File(Protocol):
    """A file whose layout is found."""

    @property
    def about(self) -> str:
        """How the file is read, for whoever has to nod."""

    @property
    def layout_found(self) -> dict[str, Any]:
        """What was found of how it is written, by the names of `Format`."""

    @property
    def counted(self) -> str:
        """What its rows are counted by: line, row (of a sheet) or record."""

    @property
    def continental(self) -> bool:
        """Whether columns are separated as where decimals have a comma."""

    def rows(self) -> Iterator[Row]:
        """Every row of the file, empty ones left out. Raises Unreadable."""


def open_file(path: Path, options: Options) -> File:
    """The file, its layout found; raises Unreadable, saying what to give where the layout is in doubt."""
    name = path.name.lower().removesuffix(".gz")
    ending = next((suffix for suffix in ENDINGS if name.endswith(suffix)), "")
    if not ending:
        raise Unreadable(
            _("{name}: give a file that ends in {choices} (text also + .gz).").format(
                name=path.name, choices=", ".join(ENDINGS)
            )
        )
    if not path.is_file():
        raise Unreadable(_("{path} does not exist; check the name.").format(path=path))
    _check_kind(path, ending)
    if ending in WORKBOOKS:
        return Workbook(path, options)
    if ending in TABLES:
        return CsvTable(path, options)
    return JsonRows(path, options, a_line_each=ending in LINES)


def _check_kind(path: Path, ending: str) -> None:
    """That a file is not plainly of another kind than it is called; raises Unreadable."""
    if path.suffix.lower() == ".gz":
        return
    with path.open("rb") as file:
        start = file.read(8)
        beginning = (start + file.read(1000)).removeprefix(BOM_UTF8).lstrip().lower()
    if ending in TABLES and beginning.startswith(_WEB_PAGES):
        raise Unreadable(_("{name} is a web page: save the table in it as CSV.").format(name=path.name))
    for begins, endings, what in _BEGINS:
        if start.startswith(begins) and ending not in endings:
            raise Unreadable(_("{name} is {what}.").format(name=path.name, what=what))
