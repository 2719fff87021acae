"""The sparkline: how one number moved, as small as a word."""

from collections.abc import Sequence

from claims.wording.plots.axis import Number
from claims.wording.plots.marks import COLOURS
from claims.wording.plots.svg import RULE, Pen, Svg, line, picture, tag

WIDTH, HEIGHT = 96.0, 24.0
_EDGE = 4.0


def sparkline(values: Sequence[Number | None], *, title: str, desc: str, id_: str = "spark") -> Svg:
    """The values from left to right, the newest as a dot; a gap where there is none.

    Zero is the floor, so that a height means the same in every line of a page. Empty text below two values.
    """
    if len(values) < 2:
        return Svg("")
    top = max([float(value) for value in values if value is not None], default=0.0) or 1.0
    step = (WIDTH - 2 * _EDGE) / (len(values) - 1)
    places = [
        (_EDGE + step * at, HEIGHT - _EDGE - (HEIGHT - 2 * _EDGE) * float(value) / top)
        for at, value in enumerate(values)
        if value is not None
    ]
    path = " ".join(f"{across:.1f},{down:.1f}" for across, down in places)
    pen: Pen = {"stroke": COLOURS[0], "stroke_width": 1.8, "class_": "tone-0 line"}
    drawn = [line(_EDGE, HEIGHT - 2, WIDTH - _EDGE, HEIGHT - 2, stroke=RULE, class_="rule")]
    if places:
        x, y = places[-1]
        drawn.append(tag("polyline", points=path, fill="none", **pen))
        drawn.append(tag("circle", cx=x, cy=y, r=2.6, fill=COLOURS[0], class_="tone-0 fill"))
    return picture(*drawn, size=(WIDTH, HEIGHT), title=title, desc=desc, id_=id_, role="img")
