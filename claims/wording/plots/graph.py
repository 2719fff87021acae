"""The dependence graph: how the voices of a case hang together.

Names stand on a ring; a line ties two of them, drawn by what ties them: its dashes and its letter tell,
colour only helps. An arrow goes from who says it first to who passes it on, or from a member to its joint
source. Names that nothing ties stand alone. Pointer and keyboard stop at every name and tie.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from claims.domain.saying import say, to_say
from claims.wording.plots.manner import MANNER
from claims.wording.plots.marks import colour, tone_class
from claims.wording.plots.svg import FAINT, PAPER, Pen, Svg, line, named, picture, tag, text
from claims.wording.plots.text import harmless, width, wrapped

WIDTH = 640.0
_SIZE, _LINE = 12.5, 15.0
_ROOM = 150.0
_HALF = 34.0
"""Half a name of three lines, and some air."""
_DASHES = ("", "7 4", "2 4", "10 3 2 3", "1 3", "14 4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two names and the way they are tied, by their numbers; `directed`: from the first to the second."""

    first: int
    second: int
    way: int
    directed: bool = False


def graph_plot(
    names: Sequence[str], ties: Sequence[Tie], ways: Sequence[str], *, title: str, id_: str = "graph"
) -> Svg:
    """The picture of the names and their ties. `ways` are the words for each way, in the order of numbers."""
    shown = sorted({tie.way for tie in ties})
    top = 10 + 20.0 * len(shown)
    radius = _radius(len(names))
    middle = top + _HALF + radius
    floor = middle + radius + _HALF + 12
    places = [_place(number, len(names), middle, radius) for number in range(len(names))]
    return picture(
        *(_key(way, ways[way], 10 + 20.0 * number) for number, way in enumerate(shown)),
        *(_tie(tie, places, names, ways, floor) for tie in ties),
        *(_name(name, place, floor) for name, place in zip(names, places, strict=True)),
        size=(WIDTH, floor + 8),
        title=title,
        desc=described(names, ties, ways),
        id_=id_,
    )


def described(names: Sequence[str], ties: Sequence[Tie], ways: Sequence[str]) -> str:
    """The picture in words."""
    said = [_told(tie, names, ways) for tie in ties]
    tied = {number for tie in ties for number in (tie.first, tie.second)}
    alone = [harmless(name) for number, name in enumerate(names) if number not in tied]
    if alone:
        said.append(MANNER.say(say("Nothing is known to tie {names}.", names=", ".join(alone))))
    return " ".join(said)


def _told(tie: Tie, names: Sequence[str], ways: Sequence[str]) -> str:
    told = to_say("{name} to {other}: {tie}.") if tie.directed else to_say("{name} and {other}: {tie}.")
    first, second = harmless(names[tie.first]), harmless(names[tie.second])
    return MANNER.say(say(told, name=first, other=second, tie=harmless(ways[tie.way])))


def _radius(count: int) -> float:
    return 70.0 + 9.0 * count


def _place(number: int, count: int, middle: float, radius: float) -> tuple[float, float]:
    """On the ring, the first on top; an ellipse, for names are wider than high."""
    turn = 2 * pi * number / count - pi / 2
    return WIDTH / 2 + (radius + 60) * cos(turn), middle + radius * sin(turn)


def _pen(way: int) -> Pen:
    pen: Pen = {"stroke": colour(way), "stroke_width": 2.0, "class_": f"{tone_class(way)} line"}
    if dashes := _DASHES[way % len(_DASHES)]:
        pen["stroke_dasharray"] = dashes
    return pen


def _letter(way: int) -> str:
    return chr(ord("a") + way % 26)


def _key(way: int, words: str, y: float) -> Svg:
    return tag(
        "g",
        line(8, y, 44, y, **_pen(way)),
        _badge(_letter(way), 26, y, way),
        text(words, 54, y + 4.5, size=_SIZE),
    )


def _tie(
    tie: Tie,
    places: Sequence[tuple[float, float]],
    names: Sequence[str],
    ways: Sequence[str],
    floor: float,
) -> Svg:
    (x1, y1), (x2, y2) = places[tie.first], places[tie.second]
    # a group has no area of its own: a wide clear line lets the pointer find its title
    area = line(x1, y1, x2, y2, stroke="transparent", stroke_width=12.0, class_="area")
    drawn = [area, line(x1, y1, x2, y2, **_pen(tie.way))]
    if tie.directed:
        drawn.append(_arrow((x1, y1), (x2, y2), tie.way))
    at = 0.36  # not in the middle, where lines across the ring meet
    badge = _badge(_letter(tie.way), x1 + (x2 - x1) * at, y1 + (y2 - y1) * at, tie.way)
    return _stop(_told(tie, names, ways), *drawn, badge, floor=floor)


def _arrow(start: tuple[float, float], end: tuple[float, float], way: int) -> Svg:
    """A head two thirds along, clear of the letter and of the name at the end."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    along, across = ((x2 - x1) / length, (y2 - y1) / length), (-(y2 - y1) / length, (x2 - x1) / length)
    x, y = x1 + (x2 - x1) * 0.68, y1 + (y2 - y1) * 0.68
    corners = [(10.0, 0.0), (-3.0, 5.0), (-3.0, -5.0)]
    points = " ".join(
        f"{x + a * along[0] + b * across[0]:.1f},{y + a * along[1] + b * across[1]:.1f}" for a, b in corners
    )
    return tag("polygon", points=points, fill=colour(way), class_=f"{tone_class(way)} fill")


def _badge(letter: str, x: float, y: float, way: int) -> Svg:
    ring: Pen = {"stroke": colour(way), "stroke_width": 1.5, "class_": f"{tone_class(way)} line paper"}
    return tag(
        "g",
        tag("circle", cx=x, cy=y, r=8.0, fill=PAPER, **ring),
        text(letter, x, y + 4, size=11, text_anchor="middle", font_weight="700"),
    )


def _name(name: str, place: tuple[float, float], floor: float) -> Svg:
    """A name in a box of its own; the whole of it is its title, however many lines are drawn."""
    x, y = place
    lines = wrapped(harmless(name), _SIZE, _ROOM)[:3]
    wide = min(max(width(row, _SIZE) for row in lines), _ROOM) + 16
    high = _LINE * len(lines) + 8
    left = min(max(x - wide / 2, 2.0), WIDTH - wide - 2)
    box: Pen = {"fill": PAPER, "stroke": FAINT, "stroke_width": 1.2, "rx": 6.0, "class_": "axis paper area"}
    return _stop(
        name,
        tag("rect", x=left, y=y - high / 2, width=wide, height=high, **box),
        *(
            text(row, left + wide / 2, y - high / 2 + 15 + _LINE * number, size=_SIZE, text_anchor="middle")
            for number, row in enumerate(lines)
        ),
        floor=floor,
    )


def _stop(words: str, *parts: Svg, floor: float) -> Svg:
    """What pointer or keyboard can stop at; its words are shown below the ring."""
    return named(words, *parts, x=8.0, y=floor, room=WIDTH - 16)
