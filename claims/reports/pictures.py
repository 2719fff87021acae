"""Which picture belongs to a disagreement: its claims as rows of an interval plot."""

from collections.abc import Iterator
from decimal import Decimal

from claims.plots import Row, Svg, interval_plot
from claims.reports import words
from claims.reports.report import Disagreement, Said, Span

_STANCES = {"denies": Decimal(0), "affirms": Decimal(1)}


def interval_picture(one: Disagreement, number: int) -> Svg:
    """The claims of a disagreement on one axis; empty text where none can be drawn.

    `number` makes the picture's ids unique on a page of several.
    """
    rows = tuple(_rows(one))
    if not rows:
        return Svg("")
    stances = one.positions and all(said.figure in _STANCES for at in one.positions for said in at.said)
    verified = one.verified if one.verified and one.verified.standing == "verified" else None
    return interval_plot(
        rows,
        title=f"Who says what: {words.heading(one)}",
        unit=words.units(one.unit),
        band=verified.span if verified else None,
        band_label=f"Verified: {verified.text}" if verified else "",
        names=("denied", "affirmed") if stances else None,
        id_=f"plot-{number}",
    )


def _rows(one: Disagreement) -> Iterator[Row]:
    drawn: set[str] = set()
    for tone, position in enumerate(one.positions):
        for said in position.said:
            # A claim that stands in two positions is drawn once, in the first.
            if said.claim not in drawn:
                drawn.add(said.claim)
                yield from _row(said, tone)
    for said in one.also_said:
        yield from _row(said, None)


def _row(said: Said, tone: int | None) -> Iterator[Row]:
    stance = _STANCES.get(said.figure)
    point = Span(low=stance, high=stance) if stance is not None else None
    core, outer = said.core or point, said.outer or point
    if core is None or outer is None:
        return
    label = f"{said.source} · {said.question}" if said.question else said.source
    best = core.low if core.low == core.high else said.best
    yield Row(label=label, value=said.figure, core=core, outer=outer, best=best, tone=tone)
