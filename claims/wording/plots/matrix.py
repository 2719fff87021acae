"""The matrix: who disagrees with whom, source by source.

Each cell of two sources holds a mark for every way in which they differ, with the number of disagreements:
the mark's place, shape and colour say the way, so that none of them is needed alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.domain.saying import say
from claims.wording.plots.manner import MANNER
from claims.wording.plots.marks import mark
from claims.wording.plots.svg import FAINT, RULE, Svg, line, named, picture, tag, text
from claims.wording.plots.text import harmless, shortened, width

CELL, _NAMES, _LEGEND = 46.0, 250.0, 30.0
_WIDTH = 640.0
_SIZE = 12.5


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPair:
    """Two sources and how often they differ in each of the ways, in the order of the ways."""

    first: str
    second: str
    counts: tuple[int, ...]


def matrix_plot(pairs: Sequence[MatrixPair], ways: Sequence[str], *, title: str, id_: str = "matrix") -> Svg:
    """The picture of the pairs, at most six ways; sources that differ most stand first."""
    weight: dict[str, int] = {}
    for pair in pairs:
        for name in (pair.first, pair.second):
            weight[name] = weight.get(name, 0) + sum(pair.counts)
    names = sorted(weight, key=lambda name: (-weight[name], name))
    right = _NAMES + CELL * len(names)
    bottom = _LEGEND + 26 + CELL * len(names)
    return picture(
        *_legend(ways),
        *(_row(name, number, right, bottom) for number, name in enumerate(names)),
        *(_cells(pair, names, ways, bottom) for pair in pairs),
        size=(max(right + 6, _WIDTH), bottom + 24),
        title=title,
        desc=" ".join(_told(pair, ways) for pair in pairs),
        id_=id_,
    )


def _told(pair: MatrixPair, ways: Sequence[str]) -> str:
    counted = ", ".join(f"{way} {count}" for way, count in zip(ways, pair.counts, strict=True) if count)
    names = {"name": harmless(pair.first), "other": harmless(pair.second)}
    return MANNER.say(say("{name} and {other}: {differences}.", **names, differences=counted))


def _legend(ways: Sequence[str]) -> list[Svg]:
    drawn, x = [], 8.0
    for tone, way in enumerate(ways):
        drawn += [mark(tone, x, 12, 5), text(way, x + 10, 16, size=_SIZE)]
        x += 26 + width(way, _SIZE)
    return drawn


def _row(name: str, number: int, right: float, bottom: float) -> Svg:
    y = _LEGEND + 26 + CELL * number
    column = _NAMES + CELL * (number + 0.5)
    return named(
        name,
        line(0, y, right, y, stroke=RULE, class_="rule"),
        text(str(number + 1), 16, y + CELL / 2 + 4, size=_SIZE, text_anchor="end", font_weight="600"),
        text(shortened(name, _SIZE, _NAMES - 34), 24, y + CELL / 2 + 4, size=_SIZE),
        text(str(number + 1), column, _LEGEND + 18, size=_SIZE, text_anchor="middle", font_weight="600"),
        tag("rect", x=_NAMES + CELL * number + 2, y=y + 2, width=CELL - 4, height=CELL - 4, fill=FAINT,
            fill_opacity="0.12", class_="tone-none fill"),
        tag("rect", x=0.0, y=y, width=_NAMES, height=CELL, fill="none", pointer_events="all", class_="area"),
        x=8, y=bottom + 18, room=max(right, _WIDTH) - 16,
    )  # fmt: skip


def _cells(pair: MatrixPair, names: Sequence[str], ways: Sequence[str], bottom: float) -> Svg:
    """The pair on both sides of the diagonal, so that a source is read along its row."""
    one, other = names.index(pair.first), names.index(pair.second)
    right = _NAMES + CELL * len(names)
    return named(
        _told(pair, ways),
        *_cell(pair, one, other),
        *_cell(pair, other, one),
        x=8, y=bottom + 18, room=max(right, _WIDTH) - 16,
    )  # fmt: skip


def _cell(pair: MatrixPair, column: int, row: int) -> list[Svg]:
    x, y = _NAMES + CELL * column, _LEGEND + 26 + CELL * row
    drawn: list[Svg] = [
        tag("rect", x=x, y=y, width=CELL, height=CELL, fill="none", pointer_events="all", class_="area")
    ]
    first, step = (13, CELL / 2) if len(pair.counts) <= 4 else (9, CELL / 3.2)
    for tone, count in enumerate(pair.counts):
        if count:
            left, top = x + 9 + (CELL / 2) * (tone % 2), y + first + step * (tone // 2)
            drawn += [mark(tone, left, top, 4.5), text(str(count), left + 7, top + 4, size=11)]
    return drawn
