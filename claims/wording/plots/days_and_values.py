"""The paper of a picture in time: days across, values up, each with its axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.wording.plots.axis import Reach, Scale, scale_over, ticks
from claims.wording.plots.manner import MANNER
from claims.wording.plots.svg import FAINT, RULE, Pen, Svg, line, tag, text

WIDTH = 640.0
LEFT, RIGHT, TOP, FLOOR = 64.0, WIDTH - 16.0, 30.0, 260.0


@dataclass(frozen=True, slots=True)
class PlotSheet:
    """Both scales of the picture: days (as ordinals) across, values up."""

    days: Scale
    values: Scale

    def x(self, day: date) -> float:
        """Where a day lies."""
        return self.days.place(day.toordinal())

    def span(self, reach: Reach) -> tuple[float, float]:
        """The upper and the lower end on paper."""
        return self.values.end(reach.high, upper=True), self.values.end(reach.low, upper=False)


def sheet_over(days: Iterable[date], reaches: Iterable[Reach]) -> PlotSheet:
    """A sheet that shows every day and every finite end."""
    ordinals = [day.toordinal() for day in days] or [date(2000, 1, 1).toordinal()]
    first, last = min(ordinals), max(ordinals)
    room = max(1.0, (last - first) * 0.04)
    return PlotSheet(Scale(first - room, last + room, LEFT, RIGHT), scale_over(reaches, FLOOR, TOP))


def grid(sheet: PlotSheet, unit: str) -> Svg:
    """The values, with their unit above."""
    lines = []
    for number in ticks(sheet.values, 5):
        y = sheet.values.place(number)
        lines.append(line(LEFT, y, RIGHT, y, stroke=RULE, class_="rule"))
        lines.append(text(MANNER.grouped(number), LEFT - 8, y + 4, size=12, fill=FAINT,
                          class_="faint", text_anchor="end"))  # fmt: skip
    return tag("g", *lines, text(unit, 8, 16, size=12, fill=FAINT, class_="faint"))


def calendar(sheet: PlotSheet) -> Svg:
    """Days on the floor, at most eight of them, each a whole number of days apart."""
    first, last = int(sheet.days.low) + 1, int(sheet.days.high)
    step = max(1, -(-(last - first) // 7))
    one_year = date.fromordinal(first).year == date.fromordinal(last).year
    named_day = MANNER.day_and_month if one_year else MANNER.short_day
    words = [
        text(named_day(date.fromordinal(day)), sheet.days.place(day), FLOOR + 18, size=12, fill=FAINT,
             class_="faint", text_anchor="middle")
        for day in range(first, last + 1, step)
    ]  # fmt: skip
    return tag("g", line(LEFT, FLOOR, RIGHT, FLOOR, stroke=FAINT, class_="axis"), *words)


def tip(x: float, y: float, way: int, pen: Pen) -> Svg:
    """The arrow of an open end: upwards with -1, downwards with 1."""
    points = f"{x - 4:.1f},{y:.1f} {x:.1f},{y + 7 * way:.1f} {x + 4:.1f},{y:.1f}"
    return tag("polyline", points=points, fill="none", stroke_width=1.6, **pen)
