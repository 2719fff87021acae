"""Statements: acts of saying."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.records.wording import choices
from sources.admin.said_fields import SaidFields
from sources.domain.kinds import Basis
from sources.models import Source, Statement
from sources.services.recording import record_statement
from sources.wording import BASES


class StatementForm(SaidFields):
    """A new act of saying."""

    done = _("Statement recorded.")
    field_order = ("source", "said_on", "said_at", "said_zone")

    source = PickerField(Source.objects.all(), label=_("Source"))
    occasion = forms.CharField(
        required=False, max_length=300, help_text=_("e.g. briefing at the Security Council")
    )
    basis = forms.ChoiceField(
        label=_("How the source knows"),
        choices=choices(BASES),
        required=False,
    )

    def call(self, *, record: Any, by: User, now: datetime) -> Statement:
        given = self.cleaned_data
        said_on, said_at = self.said()
        return record_statement(
            by=by,
            now=now,
            source=given["source"],
            said_on=said_on,
            said_at=said_at,
            occasion=given["occasion"],
            basis=given["basis"] or Basis.UNKNOWN.value,
        )


@admin.register(Statement)
class StatementAdmin(BaseAdmin):
    """Who said something, when and on what occasion; the unit of independence."""

    list_display = ("source", "said_on", "said_at", "occasion", "basis", "recorded_at")
    list_filter = ("basis",)
    list_select_related = ("source",)
    search_fields = ("source__name__icontains", "occasion__icontains")
    ordering = ("-said_on", "-id")
    add_form, add_permission = StatementForm, "sources.add_statement"

    def lookup_rows(self, request: HttpRequest) -> QuerySet[Statement]:
        return self.get_queryset(request).select_related("source")

    def lookup_text(self, record: Statement) -> str:
        return f"{record.source.name}: {record}"
