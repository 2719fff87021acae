"""Which picture belongs to what: claims as rows of a plot, weeks as a line, pairs of sources as a matrix."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.domain.figures.figure import Stance
from claims.reports import words
from claims.reports.layout.tables import past
from claims.reports.layout.truncation import drawn
from claims.reports.length_limits import DRAWN
from claims.reports.report import Disagreement, Report, ReportClaim, Span
from claims.wording import values
from claims.wording.plots import (
    MatrixPair,
    PlotRow,
    Svg,
    drawer,
    interval_plot,
    matrix_plot,
    sparkline,
)
from claims.wording.terms import stance_ends, stance_said

_STANCES = {Stance.DENIES: Decimal(0), Stance.AFFIRMS: Decimal(1)}


def interval_picture(one: Disagreement, number: int, *, on_a_page: bool = False) -> Svg:
    """The claims of a disagreement on one axis; empty text where none can be drawn.

    `number` makes the picture's ids unique on a page of several; `on_a_page`: with a second one for phones.
    """
    rows = tuple(_rows(one))
    if not rows:
        return Svg("")
    stances = one.positions and all(stance_said(said.figure) for at in one.positions for said in at.said)
    known = one.verified
    verified = known if known and known.standing == "verified" and known.span is not None else None
    return drawer(interval_plot, on_a_page=on_a_page)(
        rows,
        title=_("Who says what: {heading}{of_many}").format(
            heading=words.heading(one), of_many=_of_many(one, len(rows))
        ),
        unit=values.unit_name(one.unit),
        band=verified.span if verified else None,
        band_label=_("Verified: {text}").format(text=verified.text) if verified else "",
        names=stance_ends() if stances else None,
        id_=f"plot-{number}",
    )


WAYS = (
    gettext_lazy("contradiction"),
    gettext_lazy("scope"),
    gettext_lazy("time"),
    gettext_lazy("precision"),
    gettext_lazy("definition"),
)
_SOURCES = 12


def trail_picture(one: Disagreement, number: int) -> Svg:
    """The last weeks of a disagreement as a small line; empty text for one that is new."""
    measured = any(week.spread is not None for week in one.trail)
    return sparkline(
        [week.spread if measured else week.claims for week in one.trail],
        title=_("The last weeks: {heading}").format(heading=words.heading(one)),
        desc=past(one.trail),
        id_=f"spark-{number}",
    )


def matrix_picture(report: Report) -> Svg:
    """Disagreements between sources, of the sources that do so most; empty text where nobody does."""
    pairs: list[MatrixPair] = []
    names: set[str] = set()
    for pair in report.against:
        if len(names | {pair.first, pair.second}) <= _SOURCES:
            names |= {pair.first, pair.second}
            counts = (pair.contradiction, pair.scope, pair.time, pair.precision, pair.definition)
            pairs.append(MatrixPair(first=pair.first, second=pair.second, counts=counts))
    return (
        matrix_plot(pairs, [str(way) for way in WAYS], title=_("Disagreements between sources"))
        if pairs
        else Svg("")
    )


def _of_many(one: Disagreement, rows: int) -> str:
    told = {said.claim for at in one.positions for said in at.said} | {said.claim for said in one.also_said}
    return (
        _(" ({rows} of {claims} claims drawn)").format(rows=rows, claims=one.claims)
        if len(told) > DRAWN
        else ""
    )


def _rows(one: Disagreement) -> Iterator[PlotRow]:
    seen, room = set[str](), drawn(one)
    for tone, position in enumerate(one.positions):
        for said in position.said:
            # A claim that stands in two positions is drawn once, in the first.
            if said.claim in room and said.claim not in seen:
                seen.add(said.claim)
                yield from _row(said, tone)
    for said in one.also_said:
        if said.claim in room:
            yield from _row(said, None)


def _row(said: ReportClaim, tone: int | None) -> Iterator[PlotRow]:
    stance = stance_said(said.figure)
    point = Span(low=_STANCES[stance], high=_STANCES[stance]) if stance else None
    core, outer = said.core or point, said.outer or point
    if core is None or outer is None:
        return
    label = f"{said.source} · {said.question}" if said.question else said.source
    best = core.low if core.low == core.high else said.best
    yield PlotRow(label=label, value=said.figure, core=core, outer=outer, best=best, tone=tone)
