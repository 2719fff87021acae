"""Growth as a picture: claims and cost on logarithmic axes, a line for each work."""

import math
from collections.abc import Callable, Mapping, Sequence

from claims.wording.plots.svg import FAINT, INK, PAPER, RULE, Pen, Svg, line, picture, tag, text

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760.0, 420.0, 74.0, 268.0, 40.0, 46.0
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7f7f7f", "#000000")
"""Okabe and Ito's, which those who see few colours tell apart; where they come round again dashes do."""
DASHES = ("none", "6 3", "2 3")
APART = 15.0
"""Between two names at the end of lines."""

Point = tuple[float, float]
Curve = Sequence[Point]
Decades = tuple[int, int]


def growth_picture(
    curves: Mapping[str, Curve], *, title: str, note: str, id_: str, unit: Callable[[float], str]
) -> Svg:
    """A line for each name over the number of claims; points at or under zero are left out.

    `unit` writes a power of ten of the vertical axis.
    """
    sound = {name: [point for point in curve if min(point) > 0] for name, curve in curves.items()}
    sound = {name: curve for name, curve in sound.items() if curve}
    across = _decades([x for curve in sound.values() for x, _ in curve])
    upward = _decades([y for curve in sound.values() for _, y in curve])
    places = {name: [_place(point, across, upward) for point in curve] for name, curve in sound.items()}
    return picture(
        tag("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill=PAPER),
        text(title, LEFT, 20, size=15, font_weight="600"),
        *_axes(across, upward, unit),
        *_lines(places),
        *_names(places),
        text(note, LEFT, HEIGHT - 8, size=11, fill=FAINT),
        size=(WIDTH, HEIGHT),
        title=title,
        desc=f"{note} Lines: {', '.join(sound)}.",
        id_=id_,
        role="img",
    )


def _decades(values: Sequence[float]) -> Decades:
    """The powers of ten around these values."""
    low = math.floor(math.log10(min(values)) + 1e-9)
    return low, max(math.ceil(math.log10(max(values)) - 1e-9), low + 1)


def _place(point: Point, across: Decades, upward: Decades) -> Point:
    x, y = (
        (math.log10(value) - low) / (high - low)
        for value, (low, high) in zip(point, (across, upward), strict=True)
    )
    return LEFT + x * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y * (HEIGHT - TOP - BOTTOM)


def _axes(across: Decades, upward: Decades, unit: Callable[[float], str]) -> list[Svg]:
    found = []
    for power in range(upward[0], upward[1] + 1):
        _, y = _place((10.0 ** across[0], 10.0**power), across, upward)
        found += [
            line(LEFT, y, WIDTH - RIGHT, y, stroke=RULE),
            text(unit(10.0**power), LEFT - 6, y + 4, size=11, text_anchor="end"),
        ]
    for power in range(across[0], across[1] + 1):
        x, _ = _place((10.0**power, 10.0 ** upward[0]), across, upward)
        found += [
            line(x, TOP, x, HEIGHT - BOTTOM, stroke=RULE),
            text(f"{10**power:,}", x, HEIGHT - BOTTOM + 16, size=11, text_anchor="middle"),
        ]
    return found


def _lines(places: Mapping[str, Curve]) -> list[Svg]:
    found = []
    for number, curve in enumerate(places.values()):
        colour, dash = _pen(number)
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in curve)
        pen: Pen = {"fill": "none", "stroke": colour, "stroke_width": 2.0, "stroke_dasharray": dash}
        found.append(tag("polyline", points=points, **pen))
        found += [tag("circle", cx=x, cy=y, r=3.0, fill=colour) for x, y in curve]
    return found


def _pen(number: int) -> tuple[str, str]:
    return COLOURS[number % len(COLOURS)], DASHES[number // len(COLOURS) % len(DASHES)]


def _names(places: Mapping[str, Curve]) -> list[Svg]:
    """The names at the right, in the order of the ends of their lines, none over another."""
    order = sorted(enumerate(places.items()), key=lambda named: named[1][1][-1][1])
    found: list[Svg] = []
    lowest = TOP - APART
    room = HEIGHT - BOTTOM - APART * len(order)
    for rank, (number, (name, curve)) in enumerate(order):
        y = min(max(curve[-1][1], lowest + APART), max(room, TOP) + APART * (rank + 1))
        lowest = y
        x = WIDTH - RIGHT + 16
        colour, dash = _pen(number)
        found += [
            line(curve[-1][0] + 4, curve[-1][1], x - 2, y, stroke=RULE),
            line(x, y, x + 18, y, stroke=colour, stroke_width=2.0, stroke_dasharray=dash),
            text(name, x + 24, y + 4, size=11, fill=INK),
        ]
    return found
