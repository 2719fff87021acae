"""The timeline: how the figures for one question moved over the days they hold for.

Time runs to the right, the value upwards. Each claim is a numbered column: the bar is its core,
the thin line its outer interval, an arrow an open end, the foot the days it holds for. The
numbers are read below, with the words and figures beside them; a verified figure is a band.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.wording.plots.axis import Reach
from claims.wording.plots.days_and_values import (
    FLOOR,
    LEFT,
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
from claims.wording.plots.svg import BAND, Pen, Svg, line, named, picture, tag, text
from claims.wording.plots.text import harmless

_APART = 17.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A claim, or with `verified` a published figure, and the days it holds for."""

    label: str
    value: str
    start: date
    end: date
    core: Reach
    outer: Reach
    best: Decimal | None = None
    tone: int | None = None
    verified: bool = False


def timeline_plot(
    events: Sequence[Event], *, title: str, unit: str = "", id_: str = "timeline", wide: float = WIDTH
) -> Svg:
    """The picture of the events in the order of their days, numbered as listed below it."""
    ordered = sorted(events, key=lambda event: (event.end, event.start, event.verified))
    sheet = _sheet(ordered, wide)
    claims = [event for event in ordered if not event.verified]
    listed, bottom = _list([*claims, *(event for event in ordered if event.verified)], sheet.right)
    return picture(
        grid(sheet, unit),
        *(_verified(event, sheet) for event in ordered if event.verified),
        *_columns(claims, sheet),
        calendar(sheet),
        *listed,
        size=(wide, bottom),
        title=title,
        desc=" ".join(
            f"{MANNER.short_days(event.start, event.end)}: {harmless(event.label)}, {harmless(event.value)}."
            for event in ordered
        ),
        id_=id_,
    )


def _sheet(events: Sequence[Event], wide: float) -> PlotSheet:
    return sheet_over(
        (day for event in events for day in (event.start, event.end)),
        [reach for event in events for reach in (event.core, event.outer)],
        wide,
    )


def _columns(events: Sequence[Event], sheet: PlotSheet) -> list[Svg]:
    """The claims in their order; one that would cover the one before it steps aside."""
    apart = min(_APART, (sheet.room - 6) / max(1, len(events) - 1))
    return [
        _column(number, event, place, sheet, apart)
        for number, (event, place) in enumerate(zip(events, _places(events, sheet, apart), strict=True), 1)
    ]


def _places(events: Sequence[Event], sheet: PlotSheet, apart: float) -> list[float]:
    """Where the columns stand: at the middle of their days, as far as there is room, and `apart` at least."""
    places, taken = [], float("-inf")
    for event in events:
        taken = max((sheet.x(event.start) + sheet.x(event.end)) / 2, taken + apart)
        places.append(taken)
    last = len(places) - 1
    return [min(place, sheet.right - 6 - (last - at) * apart) for at, place in enumerate(places)]


def _column(number: int, event: Event, x: float, sheet: PlotSheet, room: float) -> Svg:
    pen: Pen = {"stroke": colour(event.tone), "class_": f"{tone_class(event.tone)} line"}
    painted = {"fill": colour(event.tone), "class_": f"{tone_class(event.tone)} fill"}
    (top, bottom), (high, low) = sheet.span(event.outer), sheet.span(event.core)
    parts = [
        line(sheet.x(event.start), FLOOR + 3, max(sheet.x(event.end), sheet.x(event.start) + 3),
             FLOOR + 3, stroke_width=3.0, stroke_opacity="0.7", **pen),
        line(x, top, x, bottom, stroke_width=1.6, **pen),
        *([tip(x, top, -1, pen)] if event.outer.high is None else []),
        *([tip(x, bottom, 1, pen)] if event.outer.low is None else []),
    ]  # fmt: skip
    if low > high:
        parts.append(tag("rect", x=x - 4, y=high, width=8.0, height=low - high, rx=2.0,
                         fill_opacity="0.55", **painted))  # fmt: skip
    if event.best is not None:
        parts.append(mark(event.tone, x, sheet.values.place(event.best), 5.5))
    parts.append(text(str(number), x, top - 9, size=11.5, text_anchor="middle", font_weight="600"))
    area = tag("rect", x=x - room / 2, y=top - 20, width=room, height=FLOOR - top + 20, fill="none",
               pointer_events="all", class_="area")  # fmt: skip
    return named(f"{number}. {event.label}: {event.value}", area, *parts, x=LEFT, y=12, room=sheet.room)


def _verified(event: Event, sheet: PlotSheet) -> Svg:
    top, bottom = sheet.span(event.core)
    left, right = sheet.x(event.start) - 5, sheet.x(event.end) + 5
    return named(
        f"{event.label}: {event.value}",
        tag("rect", x=left, y=top, width=right - left, height=max(bottom - top, 2.0), fill=BAND,
            fill_opacity="0.2", stroke=BAND, stroke_dasharray="4 3", class_="band fill line area"),
        x=LEFT, y=12, room=sheet.room,
    )  # fmt: skip


def _list(events: Sequence[Event], right: float) -> tuple[list[Svg], float]:
    """What the numbers stand for, one entry a claim, and where the list ends."""
    lines, y = [], FLOOR + 48
    for number, event in enumerate(events, 1):
        lines.append(_key(number, event, y))
        days = MANNER.short_days(event.start, event.end)
        told, y = entry(f"{days} · {harmless(event.label)}", event.value, y, right)
        lines += told
    return lines, y


def _key(number: int, event: Event, y: float) -> Svg:
    if event.verified:
        return tag("rect", x=38.0, y=y - 10, width=14.0, height=11.0, fill=BAND,
                   fill_opacity="0.2", stroke=BAND, stroke_dasharray="4 3",
                   class_="band fill line")  # fmt: skip
    digits = text(str(number), 30, y, size=13, text_anchor="end", font_weight="600")
    return tag("g", digits, mark(event.tone, 45, y - 4.5))
