"""A running total in time: a curve a source, what its breaks ask, what was published, and the day picked."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from claims.admin.conflict.evidence import newest_versions
from claims.domain.comparing.series_breaks import Break
from claims.domain.questions.scope import Temporality
from claims.models import Conflict, VerifiedFigure
from claims.models.ranges import to_day_range, to_interval
from claims.views.audience import desk
from claims.views.series import Dated, QuestionSeries, SourceSeries, series_of
from claims.wording import records, values
from claims.wording.flags import FLAGS
from claims.wording.newsroom import newsroom_day
from claims.wording.plots import Svg, in_two_widths
from claims.wording.plots.curve import curve_plot
from claims.wording.plots.curves import Band, Curve, FlaggedDay, Point

MOST_POINTS = 120
"""Of one source; of more every second, third … is drawn, with those that are asked about and the last."""


def running_total(
    conflict: Conflict,
    figures: Sequence[VerifiedFigure],
    *,
    now: datetime,
    picked: date | None,
    propose_url: str,
) -> dict[str, Any]:
    """`curve`: the picture, empty for a question that is no running total or has no two days of one source;
    `on_day`: what each source said last by the picked day; `days`: those to pick from."""
    question = conflict.question
    if question.temporality != Temporality.CUMULATIVE or question.unit_id is None:
        return {"curve": Svg("")}
    found = series_of(question, desk(now))
    curve = in_two_widths(
        curve_plot,
        [_curve(series, tone, found) for tone, series in enumerate(found.sources)],
        title=_("Each source's running total"),
        unit=values.unit_name(question.unit_id),
        flagged=list(_flagged(found)),
        bands=_bands(figures, newsroom_day(now)),
        chosen=picked,
        id_="curve",
    )
    ends = sorted({figure.day for series in found.sources for figure in series.figures})
    return {
        "curve": curve,
        "whole_curve": found.whole,
        "picked": picked,
        "first_day": ends[0] if ends else None,
        "last_day": ends[-1] if ends else None,
        "on_day": list(_on(found, picked)) if picked else [],
        "propose_on_day": f"{propose_url}?{urlencode({'day': picked.isoformat()})}" if picked else "",
    }


def _curve(series: SourceSeries, tone: int, found: QuestionSeries) -> Curve:
    asked = {series_break.claim.id for series_break in found.breaks}
    step = -(-len(series.figures) // MOST_POINTS)
    last = len(series.figures) - 1
    drawn = [
        figure
        for place, figure in enumerate(series.figures)
        if place % step == 0 or place == last or figure.claim.id in asked
    ]
    return Curve(label=series.source, tone=tone, points=[_point(figure, found) for figure in drawn])


def _point(figure: Dated, found: QuestionSeries) -> Point:
    row = found.rows[figure.claim.id]
    return Point(
        day=figure.day,
        core=to_interval(row.core),
        value=records.claim_figure_with_unit(row),
    )


def _flagged(found: QuestionSeries) -> Iterator[FlaggedDay]:
    places = {
        figure.claim.id: (figure.day, tone)
        for tone, series in enumerate(found.sources)
        for figure in series.figures
    }
    for series_break in found.breaks:
        day, tone = places[series_break.claim.id]
        yield FlaggedDay(day=day, tone=tone, asked=_asked(series_break, found))


def _asked(each: Break, found: QuestionSeries) -> str:
    row, words = found.rows[each.claim.id], FLAGS[each.flag]
    said = f"{row.statement.source.name}: {words.label}, {records.claim_figure_with_unit(row)}"
    if each.before is not None:
        said = _("%(said)s after %(before)s") % {
            "said": said,
            "before": records.claim_figure_with_unit(found.rows[each.before.id]),
        }
    return f"{said}. {words.sentence}"


def _bands(figures: Sequence[VerifiedFigure], today: date) -> list[Band]:
    return [band for figure in newest_versions(figures) if (band := _band(figure, today)) is not None]


def _band(figure: VerifiedFigure, today: date) -> Band | None:
    days = to_day_range(figure.as_of)
    reach = records.reach(figure)
    if reach is None:
        return None
    told = {"answer": records.answer(figure), "days": records.days(figure.as_of)}
    stands = records.stands(figure, today)
    label = _("Published: %(answer)s, %(days)s") % told
    return Band(
        label=label if stands.printable else f"{stands.words}: {told['answer']}, {told['days']}",
        start=days.start if days else None,
        end=days.end if days else None,
        reach=reach,
    )


def _on(found: QuestionSeries, picked: date) -> Iterator[dict[str, Any]]:
    """What each source had said last for this day or one before it."""
    for series in found.sources:
        known = [figure for figure in series.figures if figure.day <= picked]
        if known:
            row = found.rows[known[-1].claim.id]
            yield {
                "source": series.source,
                "figure": records.claim_figure_with_unit(row),
                "days": records.days(row.as_of),
                "claim": row.pk,
            }
