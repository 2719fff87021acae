"""The fields of a figure as its source words it, and of the days it was true."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField
from claimcheck.foundation.desk.verbs import VerbForm
from claims.admin.claim.described_fields import described
from claims.models.claim_field import Part
from claims.models.claim_fields import fields_where
from claims.services.recording.claim_recording import AsOf

FIGURE = fields_where(lambda field: field.desk, Part.FIGURE)
SHOWN_AS = ("modality", "value", "value_2", "unit", "best", "stance", "point_is_decimal")
"""The fields of a figure in the order in which a person fills them in."""
SAID, DAYS, UNTIL, UNKNOWN = "said", "days", "until", "unknown"
WHEN = [
    (SAID, _("the day it was said")),
    (DAYS, _("these days")),
    (UNTIL, _("up to the last day")),
    (UNKNOWN, _("not known")),
]


class FigureFields(VerbForm):
    """The figure as the source words it, and when it was true."""

    when = forms.ChoiceField(label=_("True on"), choices=WHEN, required=False)
    first_day = DayField(label=_("First day"), required=False)
    last_day = DayField(label=_("Last day"), required=False)

    def prepare(self) -> None:
        self.fields.update(described(FIGURE))

    def figure_given(self) -> dict[str, Any]:
        """The figure as the services take it."""
        data = self.cleaned_data
        unit = data.get("unit")
        given = {field.name: data.get(field.name) or field.default for field in FIGURE}
        return {**given, "unit": unit.code if unit else ""}

    def as_of_given(self, said_on: date | None) -> AsOf:
        """When it was true, as the services take it."""
        data = self.cleaned_data
        when, first, last = data.get("when") or SAID, data.get("first_day"), data.get("last_day")
        if first or (when == DAYS and last):
            return first or last, last or first
        if when == UNTIL:
            return None, last or said_on
        return (said_on, said_on) if when == SAID and said_on else None
