"""The paper of a picture in time: days across, values up, each with its axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.wording.plots.axis import Reach, Scale, scale_over, ticks
from claims.wording.plots.manner import MANNER
from claims.wording.plots.svg import FAINT, RULE, Pen, Svg, line, tag, text
from claims.wording.plots.text import width

WIDTH = 640.0
LEFT, TOP, FLOOR = 64.0, 30.0, 260.0
_MARGIN = 16.0
_LETTERS = 12.0
_DAY = 80.0
"""The room that the name of a day takes."""


@dataclass(frozen=True, slots=True)
class PlotSheet:
    """Both scales of the picture: days (as ordinals) across, values up."""

    days: Scale
    values: Scale

    @property
    def right(self) -> float:
        """Where the days end."""
        return self.days.stop

    @property
    def room(self) -> float:
        """From the first day to the last."""
        return self.days.stop - self.days.start

    def x(self, day: date) -> float:
        """Where a day lies."""
        return self.days.place(day.toordinal())

    def span(self, reach: Reach) -> tuple[float, float]:
        """The upper and the lower end on paper."""
        return self.values.end(reach.high, upper=True), self.values.end(reach.low, upper=False)


def sheet_over(days: Iterable[date], reaches: Iterable[Reach], wide: float = WIDTH) -> PlotSheet:
    """A sheet that shows every day and every finite end, so `wide` with its margins."""
    ordinals = [day.toordinal() for day in days] or [date(2000, 1, 1).toordinal()]
    first, last = min(ordinals), max(ordinals)
    room = max(1.0, (last - first) * 0.04)
    return PlotSheet(Scale(first - room, last + room, LEFT, wide - _MARGIN), scale_over(reaches, FLOOR, TOP))


def grid(sheet: PlotSheet, unit: str) -> Svg:
    """The values, with their unit above."""
    lines = []
    for number in ticks(sheet.values, 5):
        y = sheet.values.place(number)
        lines.append(line(LEFT, y, sheet.right, y, stroke=RULE, class_="rule"))
        lines.append(text(MANNER.grouped(number), LEFT - 8, y + 4, size=12, fill=FAINT,
                          class_="faint", text_anchor="end"))  # fmt: skip
    return tag("g", *lines, text(unit, 8, 16, size=12, fill=FAINT, class_="faint"))


def calendar(sheet: PlotSheet) -> Svg:
    """Days on the floor, as many as have room, each a whole number of days apart."""
    first, last = int(sheet.days.low) + 1, int(sheet.days.high)
    step = max(1, -(-(last - first) // int(sheet.room / _DAY)))
    one_year = date.fromordinal(first).year == date.fromordinal(last).year
    named_day = MANNER.day_and_month if one_year else MANNER.short_day
    words, taken = [], 0.0
    for day in range(first, last + 1, step):
        name = named_day(date.fromordinal(day))
        half = width(name, _LETTERS) / 2
        x = min(sheet.days.place(day), sheet.right + _MARGIN - half)
        if x - half >= taken:
            words.append(text(name, x, FLOOR + 18, size=_LETTERS, fill=FAINT, class_="faint",
                              text_anchor="middle"))  # fmt: skip
            taken = x + half
    return tag("g", line(LEFT, FLOOR, sheet.right, FLOOR, stroke=FAINT, class_="axis"), *words)


def tip(x: float, y: float, way: int, pen: Pen) -> Svg:
    """The arrow of an open end: upwards with -1, downwards with 1."""
    points = f"{x - 4:.1f},{y:.1f} {x:.1f},{y + 7 * way:.1f} {x + 4:.1f},{y:.1f}"
    return tag("polyline", points=points, fill="none", stroke_width=1.6, **pen)
