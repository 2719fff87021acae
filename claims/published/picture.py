"""The interval plot of a published figure: who says what, and the figure as a band behind it."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from claims.domain.questions.scope import Answer
from claims.models import Claim
from claims.models.ranges import rounded, to_interval
from claims.published.figure import FigureVersion, PublishedInput
from claims.published.input_claims import Behind, said_by
from claims.wording import values
from claims.wording.plots import PlotRow, Svg, drawer, interval_plot
from claims.wording.terms import stance_ends

MOST_ROWS = 40


def picture(figure: FigureVersion, shown: Behind, *, banded: bool = True, on_a_page: bool = False) -> Svg:
    """Empty text where nothing can be drawn: for dates, and where no claim may be shown.

    `banded`: with our figure, while it may be printed; `on_a_page`: with a second one for phones, beside
    words that say how the figure stands. A picture alone says that itself, unless it is a copy that nobody
    can call back, which is not banded.
    """
    slug = figure.body["question"]["slug"]
    own = [(used, claim) for used, claim in shown.shown(figure) if used.question == slug]
    if figure.answer is Answer.DATE or not own:
        return Svg("")
    stances = figure.answer is Answer.YES_NO
    standing = _standing(figure) if banded and not on_a_page else ""
    banded = banded and figure.may_be_printed and not stances
    title = ": ".join(part for part in (figure.invented, _("Who says what"), figure.question) if part)
    unit = ", ".join(part for part in (values.unit_name(figure.unit), figure.invented) if part)
    return drawer(interval_plot, on_a_page=on_a_page)(
        [_row(figure, used, claim) for used, claim in own[:MOST_ROWS]],
        title=" ".join(part for part in (title, standing) if part),
        unit=" · ".join(part for part in (unit, standing) if part),
        band=figure.reach if banded else None,
        band_label=_("Verified: {text}").format(text=figure.said) if banded and figure.reach else "",
        names=stance_ends() if stances else None,
        id_="plot",
    )


def _standing(figure: FigureVersion) -> str:
    """That it may not be printed, or is being checked; empty where there is nothing to warn of."""
    return figure.note if figure.may_be_printed else figure.headline


def _row(figure: FigureVersion, used: PublishedInput, claim: Claim) -> PlotRow:
    core, outer = to_interval(claim.core), to_interval(claim.outer)
    two_sided = outer.low is not None and outer.high is not None
    best = core.low if core.is_point else (claim.best if two_sided else None)
    return PlotRow(
        label=used.source,
        value=said_by(used, claim),
        core=core,
        outer=outer,
        best=_decimal(best),
        tone=_tone(figure, used, claim),
    )


def _tone(figure: FigureVersion, used: PublishedInput, claim: Claim) -> int | None:
    """The number of the first published position in which the claim's source and its reading both are."""
    outer = to_interval(claim.outer)
    for number, position in enumerate(figure.body["positions"]):
        low, high = (None if position[end] is None else Decimal(position[end]) for end in ("low", "high"))
        inside = (low is None or outer.contains(low)) and (high is None or outer.contains(high))
        if used.source in position["sources"] and inside:
            return number
    return None


def _decimal(value: Decimal | Fraction | None) -> Decimal | None:
    if isinstance(value, Fraction):
        return rounded(value, ROUND_HALF_EVEN)
    return value
