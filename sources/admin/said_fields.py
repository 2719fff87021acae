"""When something was said: a day, and where known the hour in a time zone."""

from datetime import date, time

from django import forms
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField
from claimcheck.foundation.desk.verbs import VerbForm
from claimcheck.foundation.records.errors import Refused
from sources.domain.clock import NoOneHour, in_utc, zones


class SaidFields(VerbForm):
    """The day and the hour, kept in UTC."""

    said_on = DayField(required=False, label=_("Stated on"))
    said_at = forms.TimeField(
        required=False,
        label=_("At"),
        help_text=_("The hour, if known, in the time zone beside it. It is kept in UTC."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    said_zone = forms.ChoiceField(required=False, label=_("In the time of"))

    def prepare(self) -> None:
        ours = settings.NEWSROOM_TIME_ZONE
        names = [ours, *(name for name in zones() if name != ours)]
        field = self.fields["said_zone"]
        field.choices = [(name, name.replace("_", " ")) for name in names]  # type: ignore[attr-defined]  # of a choice field
        self.initial.setdefault("said_zone", ours)
        super().prepare()

    def said(self) -> tuple[date | None, time | None]:
        """The day and the hour in UTC; without an hour the day as it was given."""
        day, hour = self.cleaned_data["said_on"], self.cleaned_data["said_at"]
        if hour is None:
            return day, None
        if day is None:
            raise Refused("said_on", "", _now("give the day of this hour."))
        zone = self.cleaned_data["said_zone"] or settings.NEWSROOM_TIME_ZONE
        try:
            return in_utc(day, hour, zone)
        except NoOneHour as problem:
            raise Refused("said_at", f"{hour:%H:%M}", _why(problem)) from problem


def _why(problem: NoOneHour) -> str:
    """Why no hour in UTC is meant, in the reader's words."""
    if problem.twice:
        told = _now("on {day} this hour came twice in {zone}, as clocks were set back; give it in UTC.")
    else:
        told = _now("on {day} this hour did not come in {zone}, as clocks were set forward; give it in UTC.")
    return told.format(day=date_format(problem.day, "DATE_FORMAT"), zone=problem.zone)
