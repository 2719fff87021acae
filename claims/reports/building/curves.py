"""The curves of a running total: of each source what stands, and the breaks in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.series_breaks import breaks
from claims.domain.comparing.standing import standing
from claims.domain.questions.scope import Answer, Temporality
from claims.models.assertions import scope_of
from claims.reports.building.claim_view import span
from claims.reports.building.visibility import Shown
from claims.reports.in_time import CurvePoint, SourceCurve
from claims.reports.length_limits import CURVES, POINTS
from claims.wording.flags import FLAGS
from claims.wording.records import claim_figure_with_unit
from sources.domain.independence import Id


def curves(shown: Shown) -> tuple[SourceCurve, ...]:
    """Those of the sources with the most figures; none of another question than a running total, and none
    where no source has two days."""
    scope, graph = scope_of(shown.standing.conflict.question), shown.world.graph
    if scope.temporality is not Temporality.CUMULATIVE or scope.answer is not Answer.QUANTITY:
        return ()
    own = [claim for claim in shown.assertions if claim.question.id == scope.id]
    asked = {
        series_break.claim.id: FLAGS[series_break.flag].text for series_break in breaks(scope, own, graph)
    }
    by_source: dict[Id, dict[date, Assertion]] = defaultdict(dict)
    for claim in sorted(standing(own, graph), key=lambda each: each.said_key):
        if claim.as_of is not None and claim.speaks and not claim.figure.out_of_range:
            by_source[graph.identity(claim.voice.source)][claim.as_of.end] = claim
    made = [_curve(said.values(), shown, asked) for said in by_source.values()]
    drawn = sorted(made, key=lambda one: (-len(one.points), one.source))[:CURVES]
    return tuple(drawn) if any(len(curve.points) > 1 for curve in drawn) else ()


def _curve(claims: Iterable[Assertion], shown: Shown, asked: dict[Id, str]) -> SourceCurve:
    in_order = sorted(claims, key=lambda claim: claim.as_of.end if claim.as_of else date.min)[-POINTS:]
    name = shown.rows[in_order[-1].id].statement.source.name
    return SourceCurve(source=name, points=tuple(_point(claim, shown, asked) for claim in in_order))


def _point(claim: Assertion, shown: Shown, asked: dict[Id, str]) -> CurvePoint:
    core = span(claim.figure.core)
    return CurvePoint(
        day=claim.as_of.end if claim.as_of else date.min,
        figure=claim_figure_with_unit(shown.rows[claim.id]),
        low=core.low if core else None,
        high=core.high if core else None,
        asked=asked.get(claim.id, ""),
    )
