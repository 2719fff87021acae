"""The curve: how each source's figure for one question moved from day to day.

Time runs to the right, the value upwards, a line a source. A bar at a point is what its words assert, where
that is a range; a point open to one side has an arrow. Where a line leaps, falls or stands still, a numbered
flag asks, and is told below. A chosen day is a line from top to floor, a published figure a band over the
days it holds for.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from claims.domain.saying import say_count
from claims.wording.plots.curves import Band, Curve, FlaggedDay, Point
from claims.wording.plots.days_and_values import (
    FLOOR,
    LEFT,
    TOP,
    WIDTH,
    PlotSheet,
    calendar,
    grid,
    sheet_over,
    tip,
)
from claims.wording.plots.listed import entry
from claims.wording.plots.manner import MANNER
from claims.wording.plots.marks import colour, mark, tone_class
from claims.wording.plots.svg import BAND, INK, Pen, Svg, line, named, picture, tag, text
from claims.wording.plots.text import harmless

_MARKED = 40
"""Points of a line that each get their mark; of more only the last has one, the others would touch."""

_OPEN = 16.0
_NUMBER = 18.0
"""Pixels that the number of a break takes."""


def curve_plot(
    curves: Sequence[Curve],
    *,
    title: str,
    unit: str = "",
    flagged: Sequence[FlaggedDay] = (),
    bands: Sequence[Band] = (),
    chosen: date | None = None,
    id_: str = "curve",
    wide: float = WIDTH,
) -> Svg:
    """The picture of the curves; empty text where no source has two days."""
    if not any(len(curve.points) > 1 for curve in curves):
        return Svg("")
    sheet = _sheet(curves, bands, chosen, wide)
    told, bottom = _told(curves, flagged, bands, sheet.right)
    return picture(
        grid(sheet, unit),
        *(_band(band, sheet) for band in bands),
        *([_chosen(chosen, sheet)] if chosen else []),
        *(_curve(curve, sheet) for curve in curves),
        *_flags(flagged, curves, sheet),
        calendar(sheet),
        *told,
        size=(wide, bottom),
        title=title,
        desc=" ".join(_described(curves, flagged, bands)),
        id_=id_,
    )


def _sheet(curves: Sequence[Curve], bands: Sequence[Band], chosen: date | None, wide: float) -> PlotSheet:
    days = [point.day for curve in curves for point in curve.points]
    days += [day for band in bands for day in (band.start, band.end) if day is not None]
    reaches = [point.core for curve in curves for point in curve.points] + [band.reach for band in bands]
    return sheet_over([*days, chosen] if chosen else days, reaches, wide)


def _curve(curve: Curve, sheet: PlotSheet) -> Svg:
    pen: Pen = {"stroke": colour(curve.tone), "class_": f"{tone_class(curve.tone)} line"}
    placed = [(sheet.x(point.day), point) for point in curve.points]
    path = " ".join(
        f"{across:.1f},{sheet.values.place(point.middle):.1f}"
        for across, point in placed
        if point.middle is not None
    )
    marked = placed if len(placed) <= _MARKED else placed[-1:]
    return tag(
        "g",
        tag("polyline", points=path, fill="none", stroke_width=1.8, **pen),
        *(_point(curve, across, point, sheet, pen) for across, point in marked),
    )


def _point(curve: Curve, x: float, point: Point, sheet: PlotSheet, pen: Pen) -> Svg:
    top, bottom = _ends(point, sheet)
    parts = [line(x, top, x, bottom, stroke_width=1.6, **pen)]
    for end, y, way in ((point.core.high, top, -1), (point.core.low, bottom, 1)):
        if end is None:
            parts.append(tip(x, y, way, pen))
    if point.middle is not None:
        parts.append(mark(curve.tone, x, sheet.values.place(point.middle), 4))
    name = f"{MANNER.short_day(point.day)}: {curve.label}, {point.value}"
    return named(name, *parts, x=LEFT, y=12, room=sheet.room)


def _ends(point: Point, sheet: PlotSheet) -> tuple[float, float]:
    """The upper and the lower end on paper; an open one is near, for many side by side would be a wall."""
    top, bottom = sheet.span(point.core)
    if point.core.high is None:
        top = max(TOP, bottom - _OPEN)
    if point.core.low is None:
        bottom = min(FLOOR, top + _OPEN)
    return top, bottom


def _flags(flagged: Sequence[FlaggedDay], curves: Sequence[Curve], sheet: PlotSheet) -> Iterator[Svg]:
    """Each with its number; numbers that would stand on one another stand side by side."""
    taken: list[float] = []
    for number, flag in enumerate(flagged, 1):
        at = sheet.x(flag.day)
        while any(abs(at - other) < _NUMBER for other in taken):
            at += _NUMBER
        taken.append(at)
        yield _flag(number, flag, at, curves, sheet)


def _flag(number: int, flag: FlaggedDay, at: float, curves: Sequence[Curve], sheet: PlotSheet) -> Svg:
    x = sheet.x(flag.day)
    heights = [
        sheet.values.place(point.middle)
        for curve in curves
        if curve.tone == flag.tone
        for point in curve.points
        if point.day == flag.day and point.middle is not None
    ]
    y = min(heights, default=TOP + 20)
    pen: Pen = {"stroke": colour(flag.tone), "class_": f"{tone_class(flag.tone)} line"}
    return named(
        f"{MANNER.short_day(flag.day)}: {flag.asked}",
        line(x, y - 7, x, TOP + 2, stroke_dasharray="2 3", **pen),
        text(f"?{number}", at, TOP - 2, size=11.5, text_anchor="middle", font_weight="600"),
        x=LEFT, y=12, room=sheet.room,
    )  # fmt: skip


def _chosen(day: date, sheet: PlotSheet) -> Svg:
    x = sheet.x(day)
    return tag("g", line(x, TOP - 10, x, FLOOR, stroke=INK, stroke_width=1.5, class_="chosen"),
               tag("title", MANNER.short_day(day)))  # fmt: skip


def _band(band: Band, sheet: PlotSheet) -> Svg:
    top, bottom = sheet.span(band.reach)
    # wide and high enough to be seen around the marks of the figures that it rests on
    left = sheet.x(band.start) - 9 if band.start else LEFT
    right = sheet.x(band.end) + 9 if band.end else sheet.right
    middle, height = (top + bottom) / 2, max(bottom - top, 16.0)
    return named(
        band.label,
        tag("rect", x=left, y=middle - height / 2, width=right - left, height=height, fill=BAND,
            fill_opacity="0.2", stroke=BAND, stroke_dasharray="4 3", class_="band fill line area"),
        x=LEFT, y=12, room=sheet.room,
    )  # fmt: skip


def _told(
    curves: Sequence[Curve], flagged: Sequence[FlaggedDay], bands: Sequence[Band], right: float
) -> tuple[list[Svg], float]:
    """What lines, flags and bands stand for, below the picture, and where that ends."""
    entries: list[tuple[Svg | None, str, str, str]] = []
    for curve in curves:
        last = curve.points[-1]
        entries.append(
            (mark(curve.tone, 45, 0), "", f"{curve.label}, {MANNER.short_day(last.day)}", last.value)
        )
    swatch = tag("rect", x=38.0, y=-6.0, width=14.0, height=11.0, fill=BAND, fill_opacity="0.2", stroke=BAND,
                 stroke_dasharray="4 3", class_="band fill line")  # fmt: skip
    entries += [(swatch, "", band.label, "") for band in bands]
    entries += [
        (None, f"?{number}", f"{MANNER.short_day(flag.day)}: {flag.asked}", "")
        for number, flag in enumerate(flagged, 1)
    ]
    lines, y = [], FLOOR + 48
    for sign, number, words, value in entries:
        first = (
            text(number, 45, y, size=13, text_anchor="middle", font_weight="600") if sign is None else sign
        )
        lines.append(first if sign is None else tag("g", first, transform=f"translate(0 {y - 4.5:.1f})"))
        parts, y = entry(words, value, y, right)
        lines += parts
    return lines, y


def _described(
    curves: Sequence[Curve], flagged: Sequence[FlaggedDay], bands: Sequence[Band]
) -> Iterator[str]:
    """The picture in words: what a reader who cannot see it must know."""
    for curve in curves:
        first, last = curve.points[0], curve.points[-1]
        told = say_count(
            "{label}, {days}: from {first} to {last}, {count} figure.",
            "{label}, {days}: from {first} to {last}, {count} figures.",
            count=len(curve.points),
            label=harmless(curve.label),
            days=MANNER.short_days(first.day, last.day),
            first=harmless(first.value),
            last=harmless(last.value),
        )
        yield MANNER.say(told)
    yield from (f"{harmless(band.label)}." for band in bands)
    yield from (f"{MANNER.short_day(flag.day)}: {harmless(flag.asked)}" for flag in flagged)
