"""An answer across the claims that it is held against, on one axis."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from claims.domain.figures.numbers import InvalidFigure, read_number
from claims.domain.questions.scope import Answer
from claims.models import Claim, Question
from claims.models.ranges import to_interval
from claims.wording import records, values
from claims.wording.plots import PlotRow, Svg, in_two_widths, interval_plot

MOST = 16


def answer_plot(question: Question, claims: Iterable[Claim], low: Any, best: Any, high: Any) -> Svg:
    """The claims as rows and the answer as a band behind them; nothing where one of them is no quantity.

    The ends are numbers, or what somebody has typed for them.
    """
    drawn = [claim for claim in claims if not claim.stance][:MOST]
    if question.answer != Answer.QUANTITY or not drawn:
        return Svg("")
    first, middle, last = map(_number, (low, best, high))
    reach = values.ends(middle if first is None else first, middle if last is None else last)
    unit = question.unit_id or ""
    told = values.short_span(reach, unit)
    return in_two_widths(
        interval_plot,
        [
            PlotRow(
                label=claim.statement.source.name,
                value=records.claim_figure_with_unit(claim),
                core=to_interval(claim.core),
                outer=to_interval(claim.outer),
                best=claim.best,
            )
            for claim in drawn
        ],
        title=_("The answer across the claims"),
        unit=values.unit_name(unit),
        band=reach or None,
        band_label=_("Answer: %(answer)s") % {"answer": told} if reach else "",
        id_=f"answer-{question.pk}",
    )


def _number(given: Any) -> Decimal | None:
    if given is None or isinstance(given, Decimal):
        return given
    try:
        return read_number(str(given)[:60]) if str(given).strip() else None
    except InvalidFigure:
        return None
