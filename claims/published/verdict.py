"""What we say of a claim that was reviewed: how it stands to the figure that we publish."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.domain.figures.figure import Modality
from claims.domain.questions.scope import Answer
from claims.domain.questions.times import TimeOrder, compare
from claims.domain.weighing.track_record import Ran, ran_against
from claims.models import Claim
from claims.models.ranges import to_day_range, to_interval
from claims.published.figure import FigureVersion, PublishedInput
from claims.wording import values
from claims.wording.answers import USES
from claims.wording.states import AGAINST_THE_FIGURE, STANDINGS

UNDECIDED = gettext_lazy("Not comparable with the verified figure")


def verdict(figure: FigureVersion, claim: Claim) -> str:
    """A short phrase: how the claim stands to the figure, or why nothing can be said of it today."""
    if not figure.may_be_printed:
        return _("Verdict: {lower}").format(lower=STANDINGS[figure.condition].tag.lower())
    found = _stood(figure, claim)
    if found is None:
        return _of_another_time(figure, claim) or str(UNDECIDED)
    if figure.answer is Answer.YES_NO and found is not Ran.HELD:
        return _("Contradicts the verified answer")
    return str(AGAINST_THE_FIGURE[found])


def explanation(figure: FigureVersion, used: PublishedInput) -> str:
    """One to three sentences: what we publish, and what part the claim played in it."""
    told = _("Published: {said}.").format(said=figure.said) if figure.may_be_printed else figure.warning
    return " ".join(text for text in (told, figure.note, USES[used.use].text, used.reason) if text)


def _of_another_time(figure: FigureVersion, claim: Claim) -> str:
    """The days of both where these are why nothing is said of the claim; else nothing."""
    own = to_day_range(claim.as_of)
    if own is None or figure.days is None or compare(own, figure.days, figure.temporality) is TimeOrder.SAME:
        return ""
    told = {"days": values.days(own), "others": values.days(figure.days)}
    return _("For {days}; the verified figure is for {others}").format(**told)


def _stood(figure: FigureVersion, claim: Claim) -> Ran | None:
    """How its widest fair reading stands to the figure; None if it has none, or is of another time."""
    ours = figure.reach
    if ours is None or claim.modality == Modality.UNCOUNTABLE:
        return None
    if compare(to_day_range(claim.as_of), figure.days, figure.temporality) is not TimeOrder.SAME:
        return None
    return ran_against(to_interval(claim.outer), ours)
