"""A running total as a picture, and as a table where there are no pictures."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from claims.reports import words
from claims.reports.in_time import CurvePoint
from claims.reports.layout.tables import Row, Table
from claims.reports.length_limits import CURVE_DAYS
from claims.reports.report import Disagreement, Span
from claims.wording import values
from claims.wording.plots import Svg, drawer
from claims.wording.plots.curve import curve_plot
from claims.wording.plots.curves import Band, Curve, FlaggedDay, Point


def curve_picture(one: Disagreement, number: int, *, on_a_page: bool = False) -> Svg:
    """Each source's running total as a curve, its breaks marked, the published figure as a band; empty text
    where there is none. `number` makes the picture's ids unique on a page of several; `on_a_page`:
    with a second one for phones."""
    lines = [
        Curve(
            label=curve.source,
            tone=tone,
            points=[
                Point(day=point.day, core=Span(low=point.low, high=point.high), value=point.figure)
                for point in curve.points
            ],
        )
        for tone, curve in enumerate(one.curves)
    ]
    return drawer(curve_plot, on_a_page=on_a_page)(
        lines,
        title=_("Running total by source: {heading}").format(heading=words.heading(one)),
        unit=values.unit_name(one.unit),
        flagged=list(_flagged(one)),
        bands=list(_bands(one)),
        id_=f"curve-{number}",
    )


def curve_table(one: Disagreement) -> Table | None:
    """The last days of the running total, a column a source; None where there is none."""
    days = sorted({point.day for curve in one.curves for point in curve.points})
    if not days:
        return None
    said = [{point.day: point for point in curve.points} for curve in one.curves]
    rows: list[Row] = []
    for day in days[-CURVE_DAYS:]:
        rows.append((day, *(_cell(known.get(day)) for known in said)))
    return Table(
        key="curve",
        title=_("Running total by source")
        if len(days) <= CURVE_DAYS
        else _("Running total by source, last days"),
        head=(pgettext("column of days", "For"), *(curve.source for curve in one.curves)),
        rows=tuple(rows),
    )


def _cell(point: CurvePoint | None) -> str:
    if point is None:
        return ""
    return _("{figure} (to check)").format(figure=point.figure) if point.asked else point.figure


def _flagged(one: Disagreement) -> Iterator[FlaggedDay]:
    for tone, curve in enumerate(one.curves):
        for point in curve.points:
            if point.asked:
                asked = f"{curve.source}: {point.figure}. {point.asked}"
                yield FlaggedDay(day=point.day, tone=tone, asked=asked)


def _bands(one: Disagreement) -> Iterator[Band]:
    published = one.verified
    if published is not None and published.span is not None:
        label = _("Published: {text}, {days}").format(text=published.text, days=values.days(published.days))
        start, end = published.days.start, published.days.end
        yield Band(label=label, start=start, end=end, reach=published.span)
