"""An answer for another time that leaves the published figure: the proposer says whether that was wrong or
the world has moved on, and the approver signs it. Nothing is assumed."""

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused
from claims.domain.answering.earlier_figure import Departure, EarlierFigure, departure
from claims.domain.comparing.assertion import Assertion
from claims.domain.lifecycle import TAKEN_BACK
from claims.models import VerifiedFigure
from claims.models.assertions import assertion_of_answer
from claims.models.ranges import to_date_range, to_day_range
from claims.services.review.draft import Draft, days_of
from claims.wording import records

_LEAVES = {
    Departure.OUTSIDE: gettext_lazy("this answer lies outside of it"),
    Departure.LOWER: gettext_lazy("a running total cannot fall, and with this answer it would"),
    Departure.LEAP: gettext_lazy("this answer is out of all proportion to it"),
}
_ASKED = gettext_lazy(
    "{figure}, as of {days}, is published, and {leaves}. Was it wrong? Give was_wrong and an "
    "earlier_reason: it is corrected, and whoever read it is notified. Or has the world moved on? Give "
    "moved_on: it stays as it is."
)


FOR_ALL_DAYS = DateRange(None, None, "()")


def stored_days(draft: Draft) -> DateRange:
    """The days of a draft as its record has them."""
    days = days_of(draft)
    return FOR_ALL_DAYS if days is None else to_date_range(days)


def check_earlier_figure(draft: Draft, answer: Assertion | None) -> None:
    """Raise Refused where an answer leaves what is published and nobody said why, or says why of nothing."""
    if draft.earlier_figure and draft.earlier_figure not in list(EarlierFigure):
        remedy = _now("choose one of {choices}, or leave it empty.").format(choices=", ".join(EarlierFigure))
        raise Refused("earlier_figure", draft.earlier_figure, remedy)
    published = VerifiedFigure.objects.for_another_time(draft.question, stored_days(draft))
    if published is None:
        if draft.earlier_figure:
            remedy = _now("no figure is published for another time; leave it empty.")
            raise Refused("earlier_figure", draft.earlier_figure, remedy)
        return
    if draft.earlier_figure == EarlierFigure.WAS_WRONG and not draft.earlier_reason.strip():
        remedy = _now("say what was wrong with the earlier figure; it is published with its correction.")
        raise Refused("earlier_reason", draft.earlier_reason, remedy)
    if not draft.earlier_figure and answer is not None:
        _ask(answer, published)


def _ask(answer: Assertion, published: VerifiedFigure) -> None:
    signed = published.resolution
    theirs = assertion_of_answer(signed, published.question)
    if theirs is None:
        return
    leaves = departure(answer, theirs, _before(published))
    if leaves is None:
        return
    signed.question = published.question
    asked = _ASKED.format(
        figure=records.answer(signed), days=records.days(published.as_of), leaves=_LEAVES[leaves]
    )
    raise Refused("earlier_figure", "", asked)


def _before(published: VerifiedFigure) -> list[Assertion]:
    """What was published for the times before this one, oldest first, as it stands today."""
    versions = VerifiedFigure.objects.filter(topic=published.topic_id, question=published.question_id)
    newest = versions.select_related("question").newest_versions()
    rows = (version for version in newest if version.standing not in TAKEN_BACK)
    days = to_day_range(published.as_of)
    dated = []
    for assertion in (assertion_of_answer(row, row.question) for row in rows):
        if (
            days is not None
            and assertion is not None
            and assertion.as_of is not None
            and assertion.as_of.end < days.end
        ):
            dated.append((assertion.as_of.end, assertion))
    return [assertion for _, assertion in sorted(dated, key=lambda pair: pair[0])]
