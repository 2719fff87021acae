"""How a conflict is settled, in words: one dictionary an enumeration; and what an answer sets apart."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.answering.earlier_figure import EarlierFigure
from claims.domain.answering.methods import Method, Use
from claims.domain.grading import ConfidenceReason
from claims.wording import local

METHODS = {
    Method.REPORT_RANGE: Words(
        _("report range: the span of the credible claims"),
        short=_("report range"),
        sentence=_("the range of the credible claims"),
    ),
    Method.MOST_AUTHORITATIVE: Words(
        _("most authoritative: the best-graded source"),
        short=_("most authoritative"),
        sentence=_("the best-graded source"),
    ),
    Method.CONVERGENT: Words(
        _("convergent: the figure shared by most independent sources"),
        short=_("convergent"),
        sentence=_("the figure shared by most independent sources"),
    ),
    Method.PART_AND_WHOLE: Words(
        _("part and whole: publish both, as related figures"),
        short=_("part and whole"),
        sentence=_("part and whole, published side by side"),
    ),
    Method.UNDETERMINED: Words(
        _("undetermined: publish the disagreement itself"),
        short=_("undetermined"),
        sentence=_("undetermined: the disagreement itself is published"),
    ),
    Method.EDITORIAL_JUDGEMENT: Words(
        _("editorial judgement: our own, with a published reason"),
        short=_("editorial judgement"),
        sentence=_("the newsroom's own judgement"),
    ),
}
"""The label chooses, the sentence explains a published figure."""

USES = {
    Use.USED: Words(_("Used"), sentence=_("The published figure is based on this claim.")),
    Use.CONSIDERED: Words(_("Considered"), sentence=_("This claim was considered.")),
    Use.EXCLUDED: Words(_("Excluded"), sentence=_("This claim was excluded from the published figure.")),
    Use.OTHER_TIME: Words(
        _("Not for this time"), sentence=_("This claim is not for the time of the published figure.")
    ),
}
"""What part a claim plays in an answer."""

CONFIDENCE_REASONS = {
    ConfidenceReason.ONE_VOICE: Words(_("one independent source")),
    ConfidenceReason.SPREAD: Words(_("the sources differ")),
    ConfidenceReason.INDIRECT: Words(_("only at second hand")),
    ConfidenceReason.IMPRECISE: Words(_("the figures are imprecise")),
    ConfidenceReason.IMPUTED: Words(_("partly imputed")),
    ConfidenceReason.OWN_CALCULATION: Words(_("the newsroom's own calculation")),
}
"""What keeps confidence from being higher."""

EARLIER_FIGURES = {
    EarlierFigure.WAS_WRONG: Words(
        _("It was wrong: correct it, and notify whoever read it"),
        short=_("was wrong, and is corrected"),
    ),
    EarlierFigure.MOVED_ON: Words(
        _("The world has moved on: it stays as it is"), short=_("stays: the world has moved on")
    ),
}
"""What was published for another time, where an answer leaves it."""

_EARLIER = _("The answer for days up to {day} belongs to another conflict; this one is about later days.")
_LATER = _("Figures for days after {day} are another conflict; the answer to this one says nothing of them.")
_EARLIER_TAG, _LATER_TAG = _("after the answer up to {day}"), _("answered up to {day}")


def after_an_answer(day: date) -> str:
    """Of the conflict about later days; `day`: the last of the answer."""
    return str(_EARLIER).format(day=local.day(day))


def answered_up_to(day: date) -> str:
    """Of the conflict that was answered."""
    return str(_LATER).format(day=local.day(day))


def after_an_answer_tag(day: date) -> str:
    """The first of the two as a list has it."""
    return str(_EARLIER_TAG).format(day=local.day(day))


def answered_up_to_tag(day: date) -> str:
    """The second."""
    return str(_LATER_TAG).format(day=local.day(day))
