"""Imports: handed in, previewed, recorded, undone; each with the fate of every row of its file."""

from typing import Any
from urllib.parse import quote

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.screens import screen, strictly
from claimcheck.foundation.desk.verbs import Verb
from claims.admin.imports.import_forms import HandInForm, ReadAgainForm, SaveMappingForm, StartForm, UndoForm
from claims.admin.imports.import_page import context_of
from claims.domain.importing import Fate, ImportState
from claims.intake.formats.row import Unreadable
from claims.intake.imports.handing_in import may_read_again
from claims.intake.imports.reading import rejects_file
from claims.models import Import, ImportFile
from claims.services.imports.undoing import OVER
from claims.views.audience import desk
from claims.views.imports import standing_of, work_of
from claims.wording.imports import FATES, STATES


@admin.register(Import)
class ImportAdmin(BaseAdmin):
    """Files read into claims: one's own, and everybody's for who may undo them."""

    list_display = ("file_name", "standing", "progress", "fates", "recorded_at", "recorded_by")
    list_filter = ("state",)
    list_select_related = ("recorded_by",)
    search_fields = ("file_name__icontains", "sha256__startswith")
    ordering = ("-recorded_at", "-id")
    add_form, add_permission = HandInForm, "claims.add_import"
    verbs = (
        Verb(
            name="start",
            label=_("Record"),
            permission="claims.add_import",
            form=StartForm,
            tone="primary",
            icon="play_arrow",
            offered=lambda record: record.state == ImportState.PREVIEWED,
        ),
        Verb(
            name="again",
            label=_("Read the file again"),
            permission="claims.add_import",
            form=ReadAgainForm,
            icon="refresh",
            offered=may_read_again,
        ),
        Verb(
            name="save-mapping",
            label=_("Save how it is read"),
            permission="claims.add_import",
            form=SaveMappingForm,
            icon="bookmark_add",
            offered=lambda record: bool(record.mapping or record.declared),
        ),
        Verb(
            name="undo",
            label=_("Undo"),
            permission="claims.change_import",
            form=UndoForm,
            tone="danger",
            icon="undo",
            offered=lambda record: standing_of(record) in OVER,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Import]:
        person: Any = request.user
        return Import.objects.seen_by(person).with_work().order_by(*self.ordering)

    def get_urls(self) -> list[Any]:
        own = path(
            "<uuid:object_id>/rejects/",
            self.admin_site.admin_view(self.rejects_view),
            name="claims_import_rejects",
        )
        return [own, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "GET":
            refused: HttpResponse = super().change_view(request, object_id, form_url, extra_context)
            return refused
        record = self.found(request, object_id)
        after = request.GET.get("after", "")
        context = {
            **context_of(record, request.GET.get("fate", ""), int(after) if after.isdecimal() else 0),
            "verbs": self.offered_verbs(request, record),
            "can_mend": request.user.has_perm("claims.add_import") and not record.holds_fact_checks,
            "list_url": self.list_url(),
        }
        return screen(request, "desk/import.html", context, title=record.file_name)

    def rejects_view(self, request: HttpRequest, object_id: Any) -> HttpResponse:
        """The invalid rows with the reasons, as a file to mend and hand in."""
        record = self.found(request, object_id)
        try:
            name, content = rejects_file(record, desk(timezone.now()))
        except (ImportFile.DoesNotExist, Unreadable) as problem:
            raise Http404 from problem
        answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        return strictly(answer)

    @admin.display(description=_("State"))
    def standing(self, record: Import) -> str:
        """Where it stands."""
        return str(STATES[standing_of(record)])

    @admin.display(description=_("Progress"))
    def progress(self, record: Import) -> str:
        """How far it is."""
        work = work_of(record)
        return "" if work is None else f"{work.done:,} / {record.total or '?'} {work.what}"

    @admin.display(description=_("Rows"))
    def fates(self, record: Import) -> str:
        """How many rows have which fate."""
        counts = record.counts
        return ", ".join(f"{counts[fate]:,} {FATES[fate]}" for fate in Fate if fate in counts)
