"""A picture made small: upright, in its shape, without a word of its making."""

import base64
import struct
import zlib
from collections.abc import Iterator

import pytest

from claims.domain.picture_files import PixelSize, size_of
from claims.published.thumbnails import LONGEST, thumbnail
from tests import builders as make
from tests.claims.domain.test_picture_files import PLACE, exif, png, segment

HALVES = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1x"
    "eXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAAR"
    "CAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAA"
    "Bf/EABkRAAIDAQAAAAAAAAAAAAAAAABDBYHBBv/aAAwDAQACEQMRAD8Aio4FOdbWjM8u8P/Z"
)
"""16 pixels wide, 8 high: the left half red, the right half blue."""
RED, BLUE = "red", "blue"


CORNERS = {
    1: (RED, BLUE, RED, BLUE),
    2: (BLUE, RED, BLUE, RED),
    3: (BLUE, RED, BLUE, RED),
    4: (RED, BLUE, RED, BLUE),
    5: (RED, RED, BLUE, BLUE),
    6: (RED, RED, BLUE, BLUE),
    7: (BLUE, BLUE, RED, RED),
    8: (BLUE, BLUE, RED, RED),
}
"""Of a picture shown as Exif's number says: top left, top right, bottom left, bottom right."""


def rgba(picture: bytes) -> list[list[bytes]]:
    """The pixels of a PNG of 8 bits a channel with transparency, row by row."""
    wide, high = struct.unpack_from(">II", picture, 16)
    assert tuple(picture[24:26]) == (8, 6)
    rows, data, above = [], zlib.decompress(b"".join(parts(picture))), bytes(4 * wide)
    for start in range(0, (4 * wide + 1) * high, 4 * wide + 1):
        row = bytearray()
        for at, value in enumerate(data[start + 1 : start + 4 * wide + 1]):
            left, up, corner = (row[at - 4], above[at], above[at - 4]) if at >= 4 else (0, above[at], 0)
            near = min((left, up, corner), key=lambda each: abs(left + up - corner - each))
            row.append((value + (0, left, up, (left + up) // 2, near)[data[start]]) % 256)
        above = bytes(row)
        rows.append([above[at : at + 4] for at in range(0, 4 * wide, 4)])
    return rows


def parts(picture: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        if picture[at + 4 : at + 8] == b"IDAT":
            yield picture[at + 8 : at + 8 + length]
        at += 12 + length


def turned_by(way: int) -> bytes:
    return HALVES[:2] + segment(0xE1, exif(way)) + HALVES[2:]


@pytest.mark.parametrize("way", range(1, 9))
def test_it_stands_upright(way: int) -> None:
    small = thumbnail(turned_by(way), "image/jpeg")
    wide, high = (8, 16) if way >= 5 else (16, 8)
    assert size_of(small, "image/png") == PixelSize(wide, high)
    assert PLACE not in small
    pixels = rgba(small)
    assert (
        tuple(
            RED if pixels[y][x][0] > pixels[y][x][2] else BLUE
            for x, y in ((1, 1), (wide - 2, 1), (1, high - 2), (wide - 2, high - 2))
        )
        == CORNERS[way]
    )


@pytest.mark.parametrize(
    ("wide", "high", "small"),
    [
        (1, 1, (1, 1)),
        (LONGEST, 1, (LONGEST, 1)),
        (3200, 1, (LONGEST, 1)),
    ],
)
def test_it_is_small_and_in_its_shape(wide: int, high: int, small: tuple[int, int]) -> None:
    assert high == 1
    assert size_of(thumbnail(make.picture(wide), "image/png"), "image/png") == PixelSize(*small)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (png(wide=100_000, high=100_000), "image/png"),
        (png(wide=0, high=0), "image/png"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"%PDF-1.7", "application/pdf"),
        (HALVES[:60], "image/jpeg"),
    ],
)
def test_what_cannot_be_drawn_is_not(content: bytes, media_type: str) -> None:
    assert thumbnail(content, media_type) == b""
