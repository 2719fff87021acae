"""The fields of a figure as its source words it, and of the days it was true."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField
from claims.domain.figures.figure import Stance
from claims.models import Unit
from claims.services.recording.claim_recording import AsOf

READ_FROM_QUOTE = [("", _("as the quote has it"))]
MODALITIES = [
    *READ_FROM_QUOTE,
    ("stated", _("a bare number")),
    ("exactly", _("exactly")),
    ("approx", _("about")),
    ("nearly", _("nearly")),
    ("just_over", _("just over")),
    ("at_least", _("at least")),
    ("more_than", _("more than")),
    ("at_most", _("at most")),
    ("less_than", _("less than")),
    ("up_to", _("up to")),
    ("range", _("from … to …")),
    ("none", _("none (denies)")),
    ("uncountable", _("dozens, hundreds, thousands")),
]
STANCES = [("", "–"), (Stance.AFFIRMS.value, _("affirms")), (Stance.DENIES.value, _("denies"))]
FIGURE = ("modality", "value", "value_2", "best", "unit", "stance")
SAID, DAYS, UNTIL, UNKNOWN = "said", "days", "until", "unknown"
WHEN = [
    (SAID, _("the day it was said")),
    (DAYS, _("these days")),
    (UNTIL, _("up to the last day")),
    (UNKNOWN, _("not known")),
]


class FigureFields(forms.Form):
    """The figure as the source words it, and when it was true."""

    modality = forms.ChoiceField(label=_("Worded as"), choices=MODALITIES, required=False)
    value = forms.CharField(
        label=_("Value"), required=False, max_length=60, help_text=_("As written; empty: read.")
    )
    value_2 = forms.CharField(
        label=_("To"), required=False, max_length=60, help_text=_("The upper end of a range.")
    )
    best = forms.CharField(label=_("Best within the range"), required=False, max_length=60)
    unit = forms.ModelChoiceField(
        Unit.objects.all(), required=False, empty_label=_("the question's"), label=_("Unit as written")
    )
    stance = forms.ChoiceField(label=_("Yes or no"), choices=STANCES, required=False)
    point_is_decimal = forms.BooleanField(
        label=_("A point is a decimal point"),
        required=False,
        help_text=_("Only asked where it could be either: 1.234"),
    )
    when = forms.ChoiceField(label=_("True on"), choices=WHEN, required=False)
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
