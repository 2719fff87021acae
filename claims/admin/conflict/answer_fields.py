"""The fields and choices of an answer's form."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from claims.admin import wording
from claims.domain.answering.answer_ends import WORDED
from claims.domain.answering.methods import Method, Use
from claims.domain.figures.figure import Stance
from claims.domain.figures.numbers import InvalidFigure, read_number

METHODS = {
    Method.REPORT_RANGE: gettext_lazy("report range: the span of the credible claims"),
    Method.MOST_AUTHORITATIVE: gettext_lazy("most authoritative: the best-graded source"),
    Method.CONVERGENT: gettext_lazy("convergent: what most independent voices share"),
    Method.PART_AND_WHOLE: gettext_lazy("part and whole: publish both, related"),
    Method.UNDETERMINED: gettext_lazy("undetermined: publish the disagreement itself"),
    Method.EDITORIAL_JUDGEMENT: gettext_lazy("editorial judgement: our own, with a published reason"),
}
STANCES = [
    ("", "–"),
    (Stance.AFFIRMS.value, gettext_lazy("affirmed")),
    (Stance.DENIES.value, gettext_lazy("denied")),
]
USES = [
    (Use.USED.value, gettext_lazy("used")),
    (Use.CONSIDERED.value, gettext_lazy("considered")),
    (Use.EXCLUDED.value, gettext_lazy("excluded")),
    (Use.OTHER_TIME.value, gettext_lazy("not for this time")),
]
WORDINGS = [
    ("", gettext_lazy("as the claims say")),
    *((each.value, each.value.replace("_", " ")) for each in sorted(WORDED)),
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
            raise forms.ValidationError(str(refusal)) from refusal

    def prepare_value(self, value: Any) -> Any:
        return wording.number(value).replace("−", "-") if isinstance(value, Decimal) else value
