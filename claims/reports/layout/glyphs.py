"""Which characters our fonts can draw."""

import struct
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from claims.wording.plots import Svg

FONTS = Path(__file__).parents[1] / "fonts"
FONT_FILES = tuple(sorted(str(path) for path in FONTS.glob("*.[to]tf")))
_UNDRAWN = frozenset("\n\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2068\u2069\ufe0e\ufe0f")
"""Marks that steer the layout and have no glyph to lack."""


def unprintable(value: object) -> tuple[str, str] | None:
    """The first character in any text of the value that no font has, and the text; None where all is well."""
    known = characters() | _UNDRAWN
    for text in _texts(value):
        for char in text:
            if char not in known:
                return char, text
    return None


def _texts(value: object) -> Iterator[str]:
    """Every text below the value; a picture is made of texts that stand beside it as well."""
    if isinstance(value, str):
        if not isinstance(value, Svg):
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


@cache
def characters() -> frozenset[str]:
    """All characters of all fonts, read from their own character maps."""
    found: set[str] = set()
    for path in FONT_FILES:
        found.update(map(chr, _mapped(Path(path).read_bytes())))
    return frozenset(found)


def _mapped(font: bytes) -> Iterator[int]:
    """The code points of a font's `cmap` (OpenType 1.9): tables of format 12, else of format 4."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {
        font[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">I", font, 20 + 16 * n)[0] for n in range(count)
    }
    cmap = tables[b"cmap"]
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">I", font, cmap + 8 + 8 * number)
        (form,) = struct.unpack_from(">H", font, cmap + offset)
        if form == 12:
            yield from _groups(font, cmap + offset)
        elif form == 4:
            yield from _segments(font, cmap + offset)


def _groups(font: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, at + 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(first, last + 1)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, at + 6)
    for number in range(twice // 2):
        (last,) = struct.unpack_from(">H", font, at + 14 + 2 * number)
        (first,) = struct.unpack_from(">H", font, at + 16 + twice + 2 * number)
        (delta,) = struct.unpack_from(">h", font, at + 16 + 2 * twice + 2 * number)
        place = at + 16 + 3 * twice + 2 * number
        (span,) = struct.unpack_from(">H", font, place)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code + delta
            if span:
                (glyph,) = struct.unpack_from(">H", font, place + span + 2 * (code - first))
            if glyph & 0xFFFF:
                yield code
