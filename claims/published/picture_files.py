"""A picture as a file for print: PNG in our own fonts, PDF whose lines and letters stay lines and letters."""

from datetime import UTC, datetime

import typst

from claims.reports.renderings.eml import drawn
from claims.reports.renderings.pdf import fonts
from claims.wording.plots import Svg

_PAGE = b"""#set page(width: auto, height: auto, margin: 6pt)
#set document(title: sys.inputs.title, date: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 16cm, alt: sys.inputs.title)
"""
_NO_DAY = int(datetime(2000, 1, 1, tzinfo=UTC).timestamp())
"""The same picture is the same bytes."""


def as_png(picture: Svg) -> bytes:
    """Pixels on white, twice as many as it is wide."""
    return drawn(picture)


def as_pdf(picture: Svg) -> bytes:
    """One page as large as the picture."""
    made = typst.compile(
        _PAGE,
        font_paths=fonts(),
        format="pdf",
        timestamp=_NO_DAY,
        sys_inputs={"svg": picture, "title": "Who says what"},
    )
    if not isinstance(made, bytes):
        raise TypeError("typst returned more than one file")
    return made
