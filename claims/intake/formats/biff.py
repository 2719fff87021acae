"""What the library that reads XLS does not tell: the number format of each cell, and which rows are hidden.

The stream of records is BIFF8 (Excel 97 to 2003) within a compound file, as [MS-XLS] and [MS-CFB] have it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

BUILT_IN = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((5, 6, 7, 8), "$#,##0.00"),
    **dict.fromkeys((42, 44), "$#,##0.00"),
}
"""Formats that have a number instead of a text and show more than a number."""
_NUMBER, _RK, _MULRK, _FORMULA, _ROW = 0x203, 0x27E, 0xBD, 0x06, 0x208
_BOF, _EOF, _SHEET, _FORMAT, _XF = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_END = 0xFFFFFFFA


class Damaged(ValueError):
    """A file that is no compound file with a workbook in it."""


@dataclass(slots=True)
class BiffSheet:
    """A sheet: formats by (row, column) from 0, where one shows more than the number; how far it reaches."""

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: int = 0
    rows: int = 0
    columns: int = 0


def sheets_of(raw: bytes) -> list[BiffSheet]:
    """The sheets of an XLS file, in their order; raises Damaged."""
    try:
        return _sheets(_Compound(raw).workbook())
    except (struct.error, IndexError, KeyError, UnicodeDecodeError) as problem:
        raise Damaged(str(problem)) from problem


class _Compound:
    """A compound file: a small file system in sectors, of which chains make streams."""

    def __init__(self, raw: bytes) -> None:
        if raw[:8] != b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise Damaged("no compound file")
        shift, self._mini_shift = struct.unpack_from("<HH", raw, 30)
        if not 7 <= shift <= 16 or not 4 <= self._mini_shift < shift:
            raise Damaged("its sectors have no size")
        self._raw, self._size = raw, 1 << shift
        (count,) = struct.unpack_from("<I", raw, 44)
        listed = [sector for sector in struct.unpack_from("<109I", raw, 76) if sector < _END]
        each = f"<{self._size // 4}I"
        self._fat = [
            n for sector in listed[:count] for n in struct.unpack_from(each, raw, (sector + 1) * self._size)
        ]
        (self._directory,) = struct.unpack_from("<I", raw, 48)
        self._cutoff, self._mini_fat = struct.unpack_from("<II", raw, 56)

    def _chain(self, first: int, table: list[int]) -> Iterator[int]:
        seen = 0
        while first < _END:
            yield first
            first, seen = table[first], seen + 1
            if seen > len(table):
                raise Damaged("its sectors go round in a circle")

    def _read(self, first: int) -> bytes:
        size = self._size
        return b"".join(self._raw[(n + 1) * size : (n + 2) * size] for n in self._chain(first, self._fat))

    def workbook(self) -> bytes:
        """The workbook's stream, put together of its sectors."""
        entries, named = self._read(self._directory), {}
        for at in range(0, len(entries), 128):
            length = struct.unpack_from("<H", entries, at + 64)[0]
            name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le")
            named[name] = struct.unpack_from("<II", entries, at + 116)
        first, length = named.get("Workbook") or named["Book"]
        if length >= self._cutoff:
            return self._read(first)[:length]
        small, minis = self._read(named["Root Entry"][0]), self._read(self._mini_fat)
        table = list(struct.unpack(f"<{len(minis) // 4}I", minis))
        step = 1 << self._mini_shift
        return b"".join(small[n * step : (n + 1) * step] for n in self._chain(first, table))[:length]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from a place of the stream to the end of its part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length


def _sheets(stream: bytes) -> list[BiffSheet]:
    texts, formats, places = dict(BUILT_IN), [], []
    for kind, data in _records(stream, 0):
        if kind == _SHEET:
            places.append(struct.unpack_from("<I", data)[0])
        elif kind == _FORMAT:
            number, length, wide = struct.unpack_from("<HHB", data)
            text = data[5 : 5 + length * (2 if wide & 1 else 1)]
            texts[number] = text.decode("utf-16-le" if wide & 1 else "latin-1")
        elif kind == _XF:
            formats.append(struct.unpack_from("<H", data, 2)[0])
    shown = [texts.get(number, "") for number in formats]
    return [_sheet(stream, place, shown) for place in places]


def _sheet(stream: bytes, place: int, shown: list[str]) -> BiffSheet:
    sheet = BiffSheet()
    for kind, data in _records(stream, place):
        if kind == _ROW:
            sheet.hidden_rows += bool(struct.unpack_from("<I", data, 12)[0] & 0x20)
        elif kind in (_NUMBER, _RK, _FORMULA):
            row, column, style = struct.unpack_from("<HHH", data)
            _note(sheet, row, column, shown[style])
        elif kind == _MULRK:
            row, column = struct.unpack_from("<HH", data)
            for number, at in enumerate(range(4, len(data) - 2, 6)):
                _note(sheet, row, column + number, shown[struct.unpack_from("<H", data, at)[0]])
        elif kind in _OTHER_CELLS:
            row, column = struct.unpack_from("<HH", data)
            _note(sheet, row, column, "")
    return sheet


_OTHER_CELLS = frozenset({0xFD, 0x204, 0x201, 0xBE, 0x205, 0xD6})


def _note(sheet: BiffSheet, row: int, column: int, text: str) -> None:
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, column + 1)
    if text and text != "General":
        sheet.formats[row, column] = text
