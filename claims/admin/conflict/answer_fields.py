"""The fields and choices of an answer's form."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import DayField, WordsField
from claimcheck.foundation.desk.verbs import VerbForm
from claimcheck.foundation.records.wording import choices
from claims.domain.answering.answer_ends import WORDED
from claims.domain.figures.numbers import InvalidFigure, read_number
from claims.models import VerifiedFigure
from claims.wording import records
from claims.wording.answers import EARLIER_FIGURES, METHODS
from claims.wording.sentences import in_language
from claims.wording.terms import CONFIDENCES, MODALITIES, STANCES

WORDINGS = [
    ("", gettext_lazy("as the claims say")),
    *((modality.value, MODALITIES[modality].label) for modality in sorted(WORDED)),
]
REVIEW_IN = timedelta(days=30)
ENDS = ("low", "best", "high")
MOST_DAYS = 10
WORDS = ("low_modality", "high_modality")


class NumberField(forms.Field):
    """A number as people write it: "10,000", "10 000", "10.5"; refused with its remedy where it is none."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"maxlength": "60", "inputmode": "decimal"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_number(text[:200])
        except InvalidFigure as refusal:
            raise forms.ValidationError(f"“{refusal.value}”: {in_language(refusal.remedy)}") from refusal

    def prepare_value(self, value: Any) -> Any:
        return records.number(value).replace("−", "-") if isinstance(value, Decimal) else value


class ProposedAnswerForm(VerbForm):
    """What every proposed answer is asked for."""

    published = (
        *(
            "method",
            "low_modality",
            "low",
            "best",
            "high_modality",
            "high",
            "stance",
            "first_day",
            "last_day",
        ),
        *("rationale", "judgement_reason", "single_voice_reason", "confidence", "confidence_reason"),
        *("review_by", "earlier_reason"),
    )
    groups = (
        (
            gettext_lazy("Answer"),
            (
                *("method", "low_modality", "low", "best", "high_modality", "high", "stance"),
                *("first_day", "last_day", "earlier_figure", "earlier_reason"),
            ),
        ),
        (
            gettext_lazy("Why"),
            (
                *("rationale", "judgement_reason", "single_voice_reason"),
                *("confidence", "confidence_reason", "review_by", "without_count"),
            ),
        ),
    )

    method = forms.ChoiceField(choices=choices(METHODS))
    low, best, high = NumberField(), NumberField(), NumberField()
    low_modality = forms.ChoiceField(
        choices=WORDINGS, required=False, label=gettext_lazy("Words of the low end")
    )
    high_modality = forms.ChoiceField(
        choices=WORDINGS, required=False, label=gettext_lazy("Words of the high end")
    )
    stance = forms.ChoiceField(
        choices=[("", "–"), *((stance.value, words.text) for stance, words in STANCES.items())],
        required=False,
        label=gettext_lazy("Answer"),
    )
    first_day = DayField(required=False, label=gettext_lazy("As of, first day"))
    last_day = DayField(label=gettext_lazy("As of, last day"))
    rationale = WordsField(label=gettext_lazy("How the claims support the answer"))
    single_voice_reason = WordsField(
        required=False,
        rows=2,
        label=gettext_lazy("Why without two independent sources"),
        help_text=gettext_lazy("Required if fewer than two independent sources support it."),
    )
    judgement_reason = WordsField(
        required=False,
        rows=2,
        label=gettext_lazy("Why our judgement differs from the rules"),
        help_text=gettext_lazy("Needed for an editorial judgement. It is published."),
    )
    confidence_reason = WordsField(
        required=False,
        rows=2,
        label=gettext_lazy("Why the confidence is higher than the evidence gives"),
        help_text=gettext_lazy("Needed only where it is higher. It is published."),
    )
    confidence = forms.ChoiceField(
        choices=choices(CONFIDENCES),
        help_text=gettext_lazy("Based on evidence and agreement; not a likelihood."),
    )
    review_by = DayField(
        label=gettext_lazy("Review by"),
        help_text=gettext_lazy("After this day the figure is marked as out of date."),
    )
    without_count = forms.BooleanField(
        required=False,
        label=gettext_lazy("Publish without the number of independent sources"),
        help_text=gettext_lazy("Only where claims that may not be shown lower it; otherwise it is given."),
    )
    earlier_reason = WordsField(
        required=False,
        rows=2,
        label=gettext_lazy("What was wrong with the earlier figure"),
        help_text=gettext_lazy("Required if it was wrong. It is published with its correction."),
    )


def earlier_field(published: VerifiedFigure) -> forms.ChoiceField:
    """Whether a figure that is published for another time was wrong; needed where the answer leaves it."""
    figure, days = records.answer(published.resolution), records.days(published.as_of)
    return forms.ChoiceField(
        choices=[("", gettext_lazy("This answer does not replace it")), *choices(EARLIER_FIGURES)],
        required=False,
        label=gettext_lazy("Published so far"),
        help_text=_("%(figure)s, as of %(days)s.") % {"figure": figure, "days": days},
    )
