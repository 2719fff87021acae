"""Overruling what the rules make of two voices."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.wording import choices
from claims.services.correcting.overruling import lift_overrule, overrule_pair
from sources.models import Overrule, Source, Statement
from sources.wording import VERDICTS


class OverruleForm(VerbForm):
    """Two sources, or two statements, and what was found about them."""

    heading = _("Override how these sources are related")
    done = _("Recorded. The affected questions have been compared again.")
    groups = (
        (_("Either two sources, for all their claims"), ("first_source", "second_source")),
        (_("Or two statements"), ("first_statement", "second_statement")),
    )

    verdict = forms.ChoiceField(choices=choices(VERDICTS))
    reason = WordsField(help_text=_("What you established, and how."))
    first_source = PickerField(Source.objects.all(), required=False)
    second_source = PickerField(Source.objects.all(), required=False)
    first_statement = PickerField(Statement.objects.all(), required=False)
    second_statement = PickerField(Statement.objects.all(), required=False)

    def call(self, *, record: Any, by: User, now: datetime) -> Overrule:
        data = self.cleaned_data
        return overrule_pair(
            by=by,
            now=now,
            verdict=data["verdict"],
            reason=data["reason"],
            sources=self._pair("source"),
            statements=self._pair("statement"),
        )

    def _pair(self, kind: str) -> tuple[Any, Any] | None:
        """The two of a kind; None where neither is named."""
        first, second = self.cleaned_data[f"first_{kind}"], self.cleaned_data[f"second_{kind}"]
        if (first is None) != (second is None):
            missing = f"first_{kind}" if first is None else f"second_{kind}"
            raise Refused(missing, "", _now("name both {kind}s.").format(kind=kind))
        return None if first is None else (first, second)


class LiftForm(VerbForm):
    """Back to what the rules make of the two."""

    done = _("Lifted. The rules apply again.")
    intro = _("The rules apply again to these two. The finding stays on record.")

    def call(self, *, record: Overrule, by: User, now: datetime) -> Overrule:
        return lift_overrule(by=by, now=now, overrule=record)


@admin.register(Overrule)
class OverruleAdmin(BaseAdmin):
    """What people found about pairs of voices, and until when it counted."""

    list_display = ("pair", "verdict", "reason", "recorded_by", "recorded_at", "superseded_at")
    list_filter = ("verdict", ("superseded_at", admin.EmptyFieldListFilter))
    list_select_related = (
        "first_source",
        "second_source",
        "first_statement__source",
        "second_statement__source",
        "recorded_by",
    )
    search_fields = (
        "reason__icontains",
        "first_source__name__icontains",
        "second_source__name__icontains",
        "first_statement__source__name__icontains",
        "second_statement__source__name__icontains",
    )
    add_form, add_permission = OverruleForm, "sources.add_overrule"
    verbs = (
        Verb(
            name="lift",
            label=_("Lift"),
            permission="sources.change_overrule",
            form=LiftForm,
            offered=lambda overrule: overrule.superseded_at is None,
            tone="danger",
        ),
    )

    @admin.display(description=_("Between"))
    def pair(self, overrule: Overrule) -> str:
        """Who the two are."""
        return f"{_told(overrule, 'first')} / {_told(overrule, 'second')}"


def _told(overrule: Overrule, which: str) -> str:
    statement = getattr(overrule, f"{which}_statement")
    if statement is None:
        return str(getattr(overrule, f"{which}_source"))
    return f"{statement.source}, {statement}"
