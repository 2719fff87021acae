"""The interval plot: who says what, on one axis.

Each row is one claim. The thick bar is its core (what the words assert), the thin line with end
stops its outer interval (the widest fair reading), an arrow an end left open, the mark its best
value. Rows of one position share a colour and a shape. A verified figure is a band behind them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.wording.plots.axis import Reach, Scale, scale_over, ticks
from claims.wording.plots.manner import MANNER
from claims.wording.plots.marks import colour, mark, tone_class
from claims.wording.plots.svg import BAND, FAINT, RULE, Pen, Svg, line, named, picture, tag, text
from claims.wording.plots.text import harmless, width, wrapped

WIDTH = 640.0
_LEFT, _MARGIN = 14.0, 22.0
_LINE, _BAR, _BETWEEN = 18.0, 22.0, 11.0
_SIZE = 13.5
_BOLD = 1.1
"""How much wider bold letters are, and those of another face than ours."""
_TICK = 106.0
"""Room for a number on the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotRow:
    """One claim in the plot; `tone` numbers its position, None if it founds none."""

    label: str
    value: str
    core: Reach
    outer: Reach
    best: Decimal | None = None
    tone: int | None = None


@dataclass(frozen=True, slots=True)
class _Set:
    """A row with its lines of text and its place on the paper."""

    row: PlotRow
    label: tuple[str, ...]
    value_below: bool
    top: float

    @property
    def bar(self) -> float:
        return self.top + _LINE * (len(self.label) + self.value_below) + _BAR / 2

    @property
    def bottom(self) -> float:
        return self.bar + _BAR / 2 + _BETWEEN


def interval_plot(
    rows: Sequence[PlotRow],
    *,
    title: str,
    unit: str = "",
    band: Reach | None = None,
    band_label: str = "",
    names: tuple[str, str] | None = None,
    id_: str = "plot",
    wide: float = WIDTH,
) -> Svg:
    """The picture of the rows, `wide` pixels across. `names` are the words for 0 and 1 of a stance."""
    right = wide - _MARGIN
    reaches = [reach for row in rows for reach in (row.core, row.outer)]
    scale = (
        Scale(-0.3, 1.3, _LEFT, right)
        if names
        else scale_over([*reaches, band] if band else reaches, _LEFT, right)
    )
    top = 30.0 if band else 8.0
    placed = _placed(rows, top, right)
    bottom = placed[-1].bottom if placed else top
    numbers = (
        enumerate(names) if names else ((at, MANNER.grouped(at)) for at in ticks(scale, int(wide / _TICK)))
    )
    marks = [(scale.place(at), words) for at, words in numbers]
    return picture(
        *(line(place, top - 4, place, bottom, stroke=RULE, class_="rule") for place, _ in marks),
        *([_band(band, band_label, scale, bottom)] if band else []),
        *(_drawn(placed_row, scale, bottom) for placed_row in placed),
        _axis(marks, bottom, unit, right),
        size=(wide, bottom + 42),
        title=title,
        desc=described(rows, band_label),
        id_=id_,
    )


def described(rows: Sequence[PlotRow], band_label: str = "") -> str:
    """The picture in words: what a reader who cannot see it must know."""
    said = [f"{harmless(row.label)}: {harmless(row.value)}." for row in rows]
    return " ".join([*said, *([f"{harmless(band_label)}."] if band_label else [])])


def _placed(rows: Sequence[PlotRow], top: float, right: float) -> list[_Set]:
    placed: list[_Set] = []
    for row in rows:
        value = width(harmless(row.value), _SIZE * _BOLD)
        room = right - _LEFT - 18
        below = value > room * 0.5
        label = wrapped(harmless(row.label), _SIZE * _BOLD, room if below else room - value - 16)
        placed.append(_Set(row, label, below, top))
        top = placed[-1].bottom
    return placed


def _drawn(one: _Set, scale: Scale, bottom: float) -> Svg:
    row, first = one.row, one.top + 14
    lines = [
        text(words, _LEFT + 18, first + _LINE * number, size=_SIZE) for number, words in enumerate(one.label)
    ]
    value = (
        text(row.value, _LEFT + 18, first + _LINE * len(one.label), size=_SIZE, font_weight="600")
        if one.value_below
        else text(row.value, scale.stop, first, size=_SIZE, font_weight="600", text_anchor="end")
    )
    # A group has no area of its own: the clear rectangle lets the pointer find its title.
    area = tag("rect", x=0.0, y=one.top - 2, width=scale.stop + _MARGIN, height=one.bottom - one.top,
               fill="none", pointer_events="all", class_="area")  # fmt: skip
    return named(
        f"{row.label}: {row.value}",
        area,
        mark(row.tone, _LEFT + 5, first - 4.5),
        *lines,
        value,
        *_whisker(row, scale, one.bar),
        *_core(row, scale, one.bar),
        x=_LEFT, y=bottom + 35, room=scale.stop - _LEFT - 90,
    )  # fmt: skip


def _whisker(row: PlotRow, scale: Scale, y: float) -> list[Svg]:
    low, high = scale.end(row.outer.low, upper=False), scale.end(row.outer.high, upper=True)
    pen: Pen = {"stroke": colour(row.tone), "stroke_width": 1.6, "class_": f"{tone_class(row.tone)} line"}
    return [
        line(low, y, high, y, **pen),
        _stop(low, y, pen) if row.outer.low is not None else _arrow(low, y, -1, pen),
        _stop(high, y, pen) if row.outer.high is not None else _arrow(high, y, 1, pen),
    ]


def _stop(x: float, y: float, pen: Pen) -> Svg:
    return line(x, y - 5, x, y + 5, **pen)


def _arrow(x: float, y: float, way: int, pen: Pen) -> Svg:
    tip = x + 8 * way
    points = f"{x:.1f},{y - 5:.1f} {tip:.1f},{y:.1f} {x:.1f},{y + 5:.1f}"
    return tag("polyline", points=points, fill="none", **pen)


def _core(row: PlotRow, scale: Scale, y: float) -> list[Svg]:
    low, high = scale.end(row.core.low, upper=False), scale.end(row.core.high, upper=True)
    painted = {"fill": colour(row.tone), "class_": f"{tone_class(row.tone)} fill"}
    drawn = []
    if high > low:
        drawn.append(tag("rect", x=low, y=y - 4.5, width=high - low, height=9.0, rx=2.0,
                         fill_opacity="0.55", **painted))  # fmt: skip
    if row.best is not None:
        drawn.append(mark(row.tone, scale.place(row.best), y, 6.5))
    return drawn


def _band(band: Reach, label: str, scale: Scale, bottom: float) -> Svg:
    low, high = scale.end(band.low, upper=False), scale.end(band.high, upper=True)
    edge: Pen = {"stroke": BAND, "stroke_width": 1.5, "stroke_dasharray": "4 3", "class_": "band line"}
    words = harmless(label)
    half = width(words, 12.5) / 2
    middle = min(max((low + high) / 2, _LEFT + half), scale.stop - half)
    return tag(
        "g",
        tag("rect", x=low, y=22.0, width=max(high - low, 1.0), height=bottom - 22, fill=BAND,
            fill_opacity="0.14", class_="band fill"),
        line(low, 22, low, bottom, **edge),
        line(high, 22, high, bottom, **edge),
        text(words, middle, 15, size=12.5, text_anchor="middle", font_weight="600"),
    )  # fmt: skip


def _axis(marks: Sequence[tuple[float, str]], y: float, unit: str, right: float) -> Svg:
    words = []
    for place, label in marks:
        half = width(label, 12) / 2
        x = min(max(place, half), right + _MARGIN - half)
        words.append(text(label, x, y + 17, size=12, fill=FAINT, class_="faint", text_anchor="middle"))
    if unit:
        words.append(text(unit, right, y + 35, size=12, fill=FAINT, class_="faint",
                          text_anchor="end"))  # fmt: skip
    return tag("g", line(_LEFT, y, right, y, stroke=FAINT, class_="axis"), *words)
