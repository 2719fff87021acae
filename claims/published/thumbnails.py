"""A picture made small: upright, without a word about who took it and where, as PNG."""

import base64

import resvg_py

from claims.domain.picture_files import MOST_PIXELS, PixelSize, size_of, turned

LONGEST = 320
"""Pixels of the longer side, at most; what is smaller keeps its size."""
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, 1, 1, 0, 0, 0),
    6: (0, 1, -1, 0, 1, 0),
    7: (0, -1, -1, 0, 1, 1),
    8: (0, -1, 1, 0, 0, 1),
}
"""Exif's eight ways as SVG's matrix; its last two count in widths and heights of what is drawn."""


def thumbnail(content: bytes, media_type: str) -> bytes:
    """The picture, at most LONGEST pixels wide and high; empty where it cannot be drawn, or is too large.

    Of a moving picture the first frame.
    """
    size = size_of(content, media_type)
    if size is None or not 0 < size.pixels <= MOST_PIXELS:
        return b""
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=_sheet(content, media_type, size, turned(content, media_type)), skip_system_fonts=True
        )
    except (ValueError, RuntimeError):
        return b""
    return bytes(drawn)


def _sheet(content: bytes, media_type: str, size: PixelSize, way: int) -> str:
    """The picture on a sheet of its own size, made small and turned."""
    scale = min(1.0, LONGEST / max(size.wide, size.high))
    wide, high = max(1, round(size.wide * scale)), max(1, round(size.high * scale))
    across, down = (high, wide) if way >= 5 else (wide, high)
    *turn, right, below = _TURNS[way]
    matrix = " ".join(map(str, (*turn, right * across, below * down)))
    held = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}">'
        f'<image transform="matrix({matrix})" width="{wide}" height="{high}" preserveAspectRatio="none" '
        f'href="data:{media_type};base64,{held}"/></svg>'
    )
