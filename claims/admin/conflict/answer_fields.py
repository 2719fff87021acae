"""The fields and choices of an answer's form."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from claims.domain.answering.answer_ends import WORDED
from claims.domain.figures.numbers import InvalidFigure, read_number
from claims.wording import records
from claims.wording.terms import MODALITIES

WORDINGS = [
    ("", gettext_lazy("as the claims say")),
    *((each.value, MODALITIES[each].label) for each in sorted(WORDED)),
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
        return records.number(value).replace("−", "-") if isinstance(value, Decimal) else value
