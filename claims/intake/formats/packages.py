"""The parts of a packed workbook (OOXML, OpenDocument), looked through before a library opens them."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO, NamedTuple

from django.utils.translation import gettext as _

from claims.intake.formats.limits import LEAST_UNPACKED, most_unpacked
from claims.intake.formats.row import Unreadable

PIECE = 256 * 1024
MOST_TAGS = 100_000
"""Tags of one row; a spreadsheet has 16,384 columns, of two or three tags each."""
LONGEST_ROW = 8 * 1024 * 1024
MOST_SMALL = 3 * 1024 * 1024
"""Bytes of a part that a library holds in memory many times over: styles, the list of sheets."""
MOST_STRINGS = 500_000
"""Texts that a workbook shares between its cells; for each a library takes some 20 microseconds."""
MOST_SHEETS = 1_000
"""Each is looked into for the names of our columns."""
_ROW = re.compile(rb"<(?:\w+:)?(?:(?:table-)?row|si)[\s>/]")
"""A row of a sheet, or one of the shared texts."""
_SHEET = re.compile(rb"<(?:\w+:)?(?:sheet|table)[\s>/]")
_SHARED = re.compile(rb"<(?:\w+:)?si[\s>/]")
_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^<>]*\bhidden="(?:1|true)"')
_UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c\b(?![^<>]*\bt="str")[^<>]*>\s*+<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*+'
    rb"(?:(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)\s*+)?</(?:\w+:)?c>"
)
"""No pattern reads beyond the tag that it begins in, nor a space twice: what begins often would take the
square of its length, in one step of the interpreter, where no thread runs and no time limit holds."""


class SheetLook(NamedTuple):
    """What a look through a sheet found: rows that are hidden, formulas without a result, merged cells."""

    hidden: int
    uncomputed: int
    merged: int


def open_package(raw: IO[bytes], path: Path, in_memory: str) -> zipfile.ZipFile:
    """The package, none of whose parts is larger than may be; raises Unreadable.

    `in_memory`: the part that is held in memory as a whole, such as the shared strings.
    """
    packed = path.stat().st_size
    try:
        package = zipfile.ZipFile(raw)
        parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        with path.open("rb") as file:
            start = file.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable(
                _("{name} is protected by a password; save it without one.").format(name=path.name)
            ) from problem
        raise Unreadable(
            _("{name} is no workbook ({problem}); save it as XLSX.").format(name=path.name, problem=problem)
        ) from problem
    if sum(part.file_size for part in parts) > most_unpacked(packed) or len(parts) > 10_000:
        raise Unreadable(
            _("{name} unpacks to far more than a workbook of this size would; it is not read.").format(
                name=path.name
            )
        )
    for part in parts:
        most = LEAST_UNPACKED // 2 + 10 * packed if part.filename == in_memory else MOST_SMALL
        if (
            part.filename.endswith((".xml", ".rels"))
            and not _is_sheet(part.filename)
            and part.file_size > most
        ):
            raise Unreadable(
                _("{name}: its part {part} is too large; save the one sheet as CSV.").format(
                    name=path.name, part=part.filename[:60]
                )
            )
    return package


_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)


def _is_sheet(name: str) -> bool:
    return "worksheets/" in name or name == "content.xml"


def _check_parts(path: Path, text: bytes, sheets: int) -> None:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable(
            _("{name} declares entities, which no workbook does; it is not read.").format(name=path.name)
        )
    if sheets > MOST_SHEETS:
        raise Unreadable(
            _("{name} has more than {most:,} sheets; save the one sheet as CSV.").format(
                name=path.name, most=MOST_SHEETS
            )
        )


def look_through(package: zipfile.ZipFile, name: str, path: Path) -> SheetLook:
    """Read a sheet's part once, without building anything; raises Unreadable where no library should."""
    hidden = uncomputed = merged = shared = sheets = tags = length = 0
    kept = b""
    try:
        with package.open(name) as part:
            while piece := part.read(PIECE):
                text = kept + piece
                hidden += len(_HIDDEN.findall(text))
                uncomputed += len(_UNCOMPUTED.findall(text))
                merged += piece.count(b"<mergeCell ")
                shared += len(_SHARED.findall(piece))
                sheets += len(_SHEET.findall(piece))
                _check_parts(path, text, sheets)
                for number, run in enumerate(_ROW.split(text)):
                    tags, length = (0, 0) if number else (tags, length)
                    tags, length = tags + run.count(b"<"), length + len(run)
                    if tags > MOST_TAGS or length > LONGEST_ROW or shared > MOST_STRINGS:
                        raise Unreadable(
                            _("{name} has a row that no spreadsheet would hold; it is not read.").format(
                                name=path.name
                            )
                        )
                cut = max(text.rfind(b"<c"), text.rfind(b"<row"))
                kept = text[cut:] if cut >= 0 and len(text) - cut < PIECE else b""
                hidden -= len(_HIDDEN.findall(kept))
                uncomputed -= len(_UNCOMPUTED.findall(kept))
        hidden, uncomputed = hidden + len(_HIDDEN.findall(kept)), uncomputed + len(_UNCOMPUTED.findall(kept))
    except _DAMAGED as problem:
        raise Unreadable(
            _("{name} can't be unpacked: {problem}; it is damaged, save it again.").format(
                name=path.name, problem=problem
            )
        ) from problem
    return SheetLook(max(hidden, 0), max(uncomputed, 0), merged)
