"""What a picture's numbers and marks stand for, line by line below it."""

from claims.wording.plots.svg import Svg, text
from claims.wording.plots.text import harmless, width, wrapped

STARTS = 62.0
"""Where the words start, to the right of their number or mark."""
_SIZE = 13.0
_BOLD = 1.1
"""Bold letters are a tenth wider than those that are measured."""
_LINE = 17.0
_LEAST = 200.0
"""Room for words beside a figure; with less, on a phone less than half, the figure stands below them."""


def entry(words: str, value: str, y: float, right: float) -> tuple[list[Svg], float]:
    """Words from y on with their figure at the right, and where the next entry starts."""
    whole = right - STARTS
    beside = whole - (width(harmless(value), _SIZE * _BOLD) + 16 if value else 0)
    below = beside < min(_LEAST, whole / 2)
    lines = wrapped(harmless(words), _SIZE * _BOLD, whole if below else beside)
    drawn = [text(part, STARTS, y + _LINE * row, size=_SIZE) for row, part in enumerate(lines)]
    rows = len(lines)
    if value:
        at = y + _LINE * rows if below else y
        drawn.append(text(value, right, at, size=_SIZE, font_weight="600", text_anchor="end"))
    return drawn, y + _LINE * (rows + below) + 5
