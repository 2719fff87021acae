"""The fields of a figure as its source words it, and of the days it was true."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField
from claimcheck.foundation.records.wording import choices
from claims.models import Unit
from claims.services.recording.claim_recording import AsOf
from claims.wording.terms import MODALITIES, STANCES

READ_FROM_QUOTE = [("", _("read it from the quote"))]
FIGURE = ("modality", "value", "value_2", "best", "unit", "stance")
SAID, DAYS, UNTIL, UNKNOWN = "said", "days", "until", "unknown"
WHEN = [
    (SAID, _("the day it was stated")),
    (DAYS, _("these days")),
    (UNTIL, _("up to the last day")),
    (UNKNOWN, _("not known")),
]


class FigureFields(forms.Form):
    """The figure as the source words it, and when it was true."""

    modality = forms.ChoiceField(
        label=_("Wording"), choices=[*READ_FROM_QUOTE, *choices(MODALITIES)], required=False
    )
    value = forms.CharField(
        label=_("Value"),
        required=False,
        max_length=60,
        help_text=_("The number as the source wrote it. Leave blank to read it from the quote."),
    )
    value_2 = forms.CharField(
        label=_("To"), required=False, max_length=60, help_text=_("The upper end of a range.")
    )
    best = forms.CharField(label=_("Best estimate"), required=False, max_length=60)
    unit = forms.ModelChoiceField(
        Unit.objects.all(), required=False, empty_label=_("the question's"), label=_("Unit as written")
    )
    stance = forms.ChoiceField(label=_("Yes or no"), choices=[("", "–"), *choices(STANCES)], required=False)
    point_is_decimal = forms.BooleanField(
        label=_("The point is a decimal point"),
        required=False,
        help_text=_("Only for numbers that can be read both ways, such as 1.234"),
    )
    when = forms.ChoiceField(label=_("Refers to"), choices=WHEN, required=False)
    first_day = DayField(label=_("First day"), required=False)
    last_day = DayField(label=_("Last day"), required=False)

    def figure_given(self) -> dict[str, Any]:
        """The figure as the services take it."""
        data = self.cleaned_data
        unit = data.get("unit")
        texts = {name: data.get(name) or "" for name in ("modality", "value", "value_2", "best", "stance")}
        return {
            **texts,
            "unit": unit.code if unit else "",
            "point_is_decimal": bool(data.get("point_is_decimal")),
        }

    def as_of_given(self, said_on: date | None) -> AsOf:
        """When it was true, as the services take it."""
        data = self.cleaned_data
        when, first, last = data.get("when") or SAID, data.get("first_day"), data.get("last_day")
        if first or (when == DAYS and last):
            return first or last, last or first
        if when == UNTIL:
            return None, last or said_on
        return (said_on, said_on) if when == SAID and said_on else None
