"""Saved mappings at the desk: how files of a kind are read."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import SavedMapping
from claims.services.imports.mappings import forget_mapping


class ForgetForm(VerbForm):
    """It is offered no more."""

    done = _("No longer offered.")

    def call(self, *, record: Any, by: User, now: datetime) -> None:
        return forget_mapping(by=by, now=now, saved=record)


@admin.register(SavedMapping)
class SavedMappingAdmin(BaseAdmin):
    """Saved from an import, and offered wherever a file is handed in."""

    list_display = ("name", "recorded_by", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter),)
    list_select_related = ("recorded_by",)
    search_fields = ("name__icontains",)
    verbs = (
        Verb(
            name="forget",
            label=_("Stop offering it"),
            permission="claims.add_import",
            form=ForgetForm,
            offered=lambda saved: saved.superseded_at is None,
        ),
    )
