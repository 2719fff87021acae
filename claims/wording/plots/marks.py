"""How positions are told apart: a colour of Okabe and Ito's palette, and always a shape as well.

The colours differ in lightness, so that they stay apart in grey and for colour-blind readers.
"""

from math import cos, pi, sin

from claims.wording.plots.svg import FAINT, Svg, tag

# Okabe & Ito (2008) without yellow and black, which vanish on white or are taken by the text.
COLOURS = ("#0072b2", "#d55e00", "#7b3f98", "#009e73", "#b8860b", "#3a9bdc")
_SHAPES = (0, 4, 3, -4, 5, 6)  # corners: 0 a circle, -4 a square on its tip


def colour(tone: int | None) -> str:
    """The colour of position number `tone`; grey for a claim that founds no position."""
    return FAINT if tone is None else COLOURS[tone % len(COLOURS)]


def tone_class(tone: int | None) -> str:
    """The class by which a page's own style may recolour the mark for a dark background."""
    return "tone-none" if tone is None else f"tone-{tone % len(COLOURS)}"


def mark(tone: int | None, x: float, y: float, radius: float = 5) -> Svg:
    """The shape of position number `tone`, centred; a hollow circle where there is none."""
    painted = {"fill": colour(tone), "class_": f"{tone_class(tone)} fill"}
    if tone is None:
        return tag("circle", cx=x, cy=y, r=radius - 1, fill="none", stroke=FAINT,
                   stroke_width=1.5, class_="tone-none line")  # fmt: skip
    corners = _SHAPES[tone % len(_SHAPES)]
    if corners == 0:
        return tag("circle", cx=x, cy=y, r=radius, **painted)
    return tag("polygon", points=_corners(corners, x, y, radius * 1.15), **painted)


def _corners(corners: int, x: float, y: float, radius: float) -> str:
    count = abs(corners)
    turn = pi / 4 if corners == 4 else 0.0
    angles = (turn - pi / 2 + 2 * pi * step / count for step in range(count))
    return " ".join(f"{x + radius * cos(a):.1f},{y + radius * sin(a):.1f}" for a in angles)
