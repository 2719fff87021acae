"""What a picture's bytes say of it: how many pixels it has, how it is turned, and what it tells besides.

Read from the headers alone, so that nothing has to be unpacked that may be too large (PNG 3rd ed., GIF89a,
JPEG T.81 and Exif 2.3, the RIFF container of WebP).
"""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claims.domain import jpeg_files
from claims.domain.jpeg_files import Pixels

MOST_PIXELS = 50_000_000
"""As many as a phone's camera takes; unpacked they fill 200 MB."""

_PNG_SEEN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT".split()
)
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_WEBP_TOLD = {b"EXIF": 0x08, b"XMP ": 0x04}
_WEBP_SEEN = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"))


@dataclass(frozen=True, slots=True)
class PixelSize:
    """How wide and high a picture is, in pixels."""

    wide: int
    high: int

    @property
    def pixels(self) -> int:
        """How many it has."""
        return self.wide * self.high


def size_of(content: bytes, media_type: str) -> PixelSize | None:
    """The size that the header gives; None where there is none to read."""
    try:
        found = _SIZES[media_type](content) if media_type in _SIZES else None
    except (struct.error, IndexError):
        return None
    return None if found is None else PixelSize(*found)


def turned(content: bytes, media_type: str) -> int:
    """How a JPEG is to be turned and mirrored to stand upright, 1 to 8 as Exif numbers it; 1: as it is."""
    return jpeg_files.turned(content) if media_type == "image/jpeg" else 1


def without_metadata(content: bytes, media_type: str) -> bytes:
    """The same pixels without what tells of the camera, the place, the hour and who had it.

    Colours, transparency, movement and how a JPEG is turned stay; what follows the picture's end goes.
    What is no picture, or is broken, comes back empty: better nothing than a place.
    """
    try:
        return _STRIPPED[media_type](content) if media_type in _STRIPPED else b""
    except (struct.error, IndexError, ValueError):
        return b""


def _pair(form: str, content: bytes, at: int) -> Pixels:
    wide, high = struct.unpack_from(form, content, at)
    return wide, high


# PNG --------------------------------------------------------------------------------------------------


def _png_size(content: bytes) -> Pixels | None:
    return _pair(">II", content, 16) if content[12:16] == b"IHDR" else None


def _png_stripped(content: bytes) -> bytes:
    made, at, kind = [content[:8]], 8, b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", content, at)
        kind, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            return b""
        if kind in _PNG_SEEN:
            made.append(content[at:end])
        at = end
    return b"".join(made)


# GIF --------------------------------------------------------------------------------------------------


def _gif_size(content: bytes) -> Pixels:
    return _pair("<HH", content, 6)


def _gif_stripped(content: bytes) -> bytes:
    at = 13 + _palette(content[10])
    made = [content[:at]]
    while content[at] != 0x3B:
        end = _gif_block(content, at)
        if content[at] == 0x2C or _stays(content, at):
            made.append(content[at:end])
        at = end
    return b"".join([*made, b";"])


def _gif_block(content: bytes, at: int) -> int:
    """Where the block that begins here ends."""
    if content[at] == 0x2C:
        end = at + 10 + _palette(content[at + 9]) + 1
    elif content[at] == 0x21:
        end = at + 2
    else:
        raise IndexError(at)
    while content[end]:
        end += content[end] + 1
    return end + 1


def _stays(content: bytes, at: int) -> bool:
    """Of the extensions, what says how a frame is shown and how often all are."""
    label = content[at + 1]
    return label == 0xF9 or (label == 0xFF and content[at + 3 : at + 14] in _GIF_LOOPS)


def _palette(packed: int) -> int:
    return 3 * 2 ** ((packed & 0x07) + 1) if packed & 0x80 else 0


# WebP -------------------------------------------------------------------------------------------------


def _webp_size(content: bytes) -> Pixels | None:
    kind = content[12:16]
    if kind == b"VP8X":
        low = struct.unpack_from("<HBHB", content, 24)
        return (low[0] + (low[1] << 16) + 1, low[2] + (low[3] << 16) + 1)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    if kind == b"VP8 ":
        wide, high = struct.unpack_from("<HH", content, 26)
        return (wide & 0x3FFF, high & 0x3FFF)
    return None


def _webp_stripped(content: bytes) -> bytes:
    (length,) = struct.unpack_from("<I", content, 4)
    made, at, end = [], 12, min(8 + length, len(content))
    while at + 8 <= end:
        kind = content[at : at + 4]
        (size,) = struct.unpack_from("<I", content, at + 4)
        after = at + 8 + size + size % 2
        if at + 8 + size > end:
            return b""
        chunk = content[at:after]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~sum(_WEBP_TOLD.values())]) + chunk[9:]
        if kind in _WEBP_SEEN:
            made.append(chunk)
        at = after
    body = b"WEBP" + b"".join(made)
    return b"RIFF" + struct.pack("<I", len(body)) + body


_SIZES: Mapping[str, Callable[[bytes], Pixels | None]] = {
    "image/png": _png_size,
    "image/gif": _gif_size,
    "image/jpeg": jpeg_files.size,
    "image/webp": _webp_size,
}
_STRIPPED: Mapping[str, Callable[[bytes], bytes]] = {
    "image/png": _png_stripped,
    "image/gif": _gif_stripped,
    "image/jpeg": jpeg_files.stripped,
    "image/webp": _webp_stripped,
}
