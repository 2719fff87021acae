"""JPEG files: the segments before the picture's data, and what they say (T.81, JFIF 1.02, Exif 2.3)."""

import struct
from collections.abc import Iterator

Pixels = tuple[int, int]
"""How wide, how high."""

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_SCAN = 0xDA
_IN_DATA = frozenset((0x00, *range(0xD0, 0xD8)))


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and body of each segment up to the picture's data; that last one with all that follows."""
    at = 2
    while True:
        if content[at] != 0xFF:
            raise IndexError(at)
        while content[at + 1] == 0xFF:  # filling
            at += 1
        kind = content[at + 1]
        if kind in _ALONE:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        if length < 2 or at + 2 + length > len(content):
            raise IndexError(at)
        if kind == _SCAN:
            yield kind, content[at + 4 :]
            return
        yield kind, content[at + 4 : at + 2 + length]
        at += 2 + length


def size(content: bytes) -> Pixels | None:
    """How wide and high it is; None where no frame says so. Raises IndexError, struct.error: broken."""
    for kind, body in _segments(content):
        if kind in _FRAMES:
            high, wide = struct.unpack_from(">HH", body, 1)
            return wide, high
    return None


def turned(content: bytes) -> int:
    """How it is to be turned and mirrored to stand upright, 1 to 8 as Exif numbers it; 1: as it is."""
    try:
        found = (_orientation(body[6:]) for kind, body in _segments(content) if _is_exif(kind, body))
        return next((number for number in found if 1 <= number <= 8), 1)
    except (struct.error, IndexError):
        return 1


def stripped(content: bytes) -> bytes:
    """Without what tells of its making, but turned as before. Raises IndexError, ValueError and struct.error
    where it is broken."""
    made = [b"\xff\xd8"]
    way = turned(content)
    if way != 1:
        made.append(_segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01"
                                   + struct.pack(">HHI", way, 0, 0)))  # fmt: skip
    for kind, body in _segments(content):
        if kind == _SCAN:
            made += _scans(content, len(content) - len(body) - 4)
        elif _is_seen(kind, body):
            made.append(_segment(kind, body))
    return b"".join(made)


def _scans(content: bytes, at: int) -> Iterator[bytes]:
    """The scans of a picture, from the first one's marker to the picture's end, with the tables between them.

    What follows the end may be another picture, or a film.
    """
    while content[at + 1] != 0xD9:
        (length,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + length
        if content[at + 1] == _SCAN:
            end = _end_of_data(content, end)
        if _is_seen(content[at + 1], content[at + 4 : end]):
            yield content[at:end]
        at = end
    yield content[at : at + 2]


def _end_of_data(content: bytes, at: int) -> int:
    """Where the next marker is: 0xFF followed by neither 0 (0xFF itself) nor a mark to start again at."""
    while True:
        at = content.index(0xFF, at)
        if content[at + 1] not in _IN_DATA:
            return at
        at += 2


def _is_seen(kind: int, body: bytes) -> bool:
    """Tables and frames, and of what applications add that which tells how colours are meant."""
    if kind == 0xFE:  # a comment
        return False
    if not 0xE0 <= kind <= 0xEF:
        return True
    return (
        (kind == 0xE0 and body.startswith(b"JFIF\0"))
        or (kind == 0xE2 and body.startswith(b"ICC_PROFILE\0"))
        or (kind == 0xEE and body.startswith(b"Adobe"))
    )


def _segment(kind: int, body: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body


def _is_exif(kind: int, body: bytes) -> bool:
    return kind == 0xE1 and body.startswith(b"Exif\0\0")


def _orientation(tiff: bytes) -> int:
    """The value of tag 0x0112 of the first directory; 0 where there is none."""
    order = ">" if tiff[:2] == b"MM" else "<"
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for number in range(count):
        tag, _kind, _many, value = struct.unpack_from(f"{order}HHIH", tiff, at + 2 + 12 * number)
        if tag == 0x0112:
            return int(value)
    return 0
