"""Documents and the texts of them that we captured."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import MomentField, PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from sources.models import Document, Snapshot, Source, Syndication
from sources.services.recording import capture_snapshot, record_document
from sources.wording import DOCUMENT_KINDS


class DocumentForm(VerbForm):
    """A new document."""

    done = _("“{record}” recorded.")
    groups = ((_("Optional details"), ("syndicated_from", "embargo_until", "internal")),)

    title = forms.CharField(max_length=300)
    kind = forms.ChoiceField(choices=choices(DOCUMENT_KINDS))
    url = forms.URLField(required=False, max_length=2000, label=_("Address"), assume_scheme="https")
    publisher = PickerField(Source.objects.all(), required=False)
    language = forms.CharField(required=False, max_length=35, help_text=_("e.g. en, ko, uk"))
    published_at = MomentField(required=False, label=_("Published at"), help_text=_("UTC"))
    syndicated_from = PickerField(
        Document.objects.all(),
        required=False,
        label=_("Copied from"),
        help_text=_("The wire text that it copies."),
    )
    embargo_until = MomentField(required=False, label=_("Embargo until"), help_text=_("UTC"))
    internal = forms.BooleanField(required=False, help_text=_("Never appears in any output."))

    def call(self, *, record: Any, by: User, now: datetime) -> Document:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return record_document(by=by, now=now, **given)


class SnapshotForm(VerbForm):
    """The text of a document as it stands now, or stood at a moment."""

    done = _("Text of “{record}” captured.")

    text = WordsField(rows=14, strip=False, help_text=_("The whole text, as it was read."))
    captured_at = MomentField(
        required=False, label=_("Captured at"), help_text=_("UTC. Leave blank for now.")
    )

    def call(self, *, record: Document, by: User, now: datetime) -> Snapshot:
        return capture_snapshot(
            by=by,
            now=now,
            document=record,
            text=self.cleaned_data["text"],
            captured_at=self.cleaned_data["captured_at"],
        )


@admin.register(Document)
class DocumentAdmin(BaseAdmin):
    """What was read."""

    list_display = ("title", "kind", "publisher", "published_at", "language", "internal", "embargo_until")
    list_filter = ("kind", "internal", "language")
    list_select_related = ("publisher",)
    search_fields = ("title__icontains", "url__istartswith")
    ordering = ("-published_at", "title")
    add_form, add_permission = DocumentForm, "sources.add_document"
    verbs: tuple[Verb, ...] = (
        Verb(
            name="capture", label=_("Capture its text"), permission="sources.add_snapshot", form=SnapshotForm
        ),
    )


@admin.register(Snapshot)
class SnapshotAdmin(BaseAdmin):
    """Each text of a document that we captured; a second one makes a silent edit visible."""

    list_display = ("document", "captured_at", "short_hash", "recorded_by")
    list_select_related = ("document", "recorded_by")
    search_fields = ("document__title__icontains", "sha256__istartswith")
    ordering = ("-captured_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        rows = super().get_queryset(request)
        view = (request.resolver_match and request.resolver_match.url_name) or ""
        listed = view.endswith(("_changelist", "_lookup"))
        return rows.defer("text") if listed else rows  # a text may have two million characters

    def lookup_text(self, record: Snapshot) -> str:
        return f"{record.document.title} ({record.captured_at:%Y-%m-%d %H:%M})"

    def lookup_rows(self, request: HttpRequest) -> QuerySet[Snapshot]:
        return self.get_queryset(request).select_related("document")

    @admin.display(description="SHA-256")
    def short_hash(self, snapshot: Snapshot) -> str:
        """The beginning of its hash."""
        return snapshot.sha256[:12]


@admin.register(Syndication)
class SyndicationAdmin(BaseAdmin):
    """Which document was taken from which."""

    list_display = ("copy", "original", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter),)
    list_select_related = ("copy", "original")
    search_fields = ("copy__title__icontains", "original__title__icontains")
