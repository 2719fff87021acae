"""Resolutions: proposed by one person, approved by another."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.screens import screen
from claims.admin.figure.resolution_forms import APPROVE, NOTE, RETURN, WITHDRAW
from claims.admin.figure.resolution_page import context_of
from claims.models import Resolution, ResolutionInput
from claims.wording.records import answer, days


@admin.register(Resolution)
class ResolutionAdmin(BaseAdmin):
    """Proposed answers, and what a second person decided."""

    list_display = (
        "question",
        "said",
        "as_of_days",
        "state",
        "method",
        "confidence",
        "proposed_by",
        "proposed_at",
    )
    list_filter = ("state", "method", "topic")
    list_select_related = ("question__unit", "proposed_by")
    search_fields = ("question__text__icontains", "rationale__icontains")
    ordering = ("-proposed_at", "-id")
    verbs = (APPROVE, RETURN, WITHDRAW, NOTE)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        related = (
            "question__unit",
            "question__topic",
            "proposed_by",
            "approved_by",
            "returned_by",
            "conflict",
        )
        return super().get_queryset(request).select_related(*related)

    def title_of(self, record: Any) -> str:
        return str(record.question.text)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "GET":
            return super().change_view(request, object_id, form_url, extra_context)  # refused there
        resolution = self.found(request, object_id)
        context = {
            **context_of(resolution),
            "resolution": resolution,
            "own": resolution.proposed_by_id == request.user.pk,
            "verbs": self._verbs(request, resolution),
            "opts": self.opts,
            "list_url": self.list_url(),
        }
        return screen(request, "desk/resolution.html", context, title=resolution.question.text)

    def _verbs(self, request: HttpRequest, resolution: Resolution) -> list[dict[str, Any]]:
        own = resolution.proposed_by_id == request.user.pk
        return [
            offered_verb
            for offered_verb in self.offered_verbs(request, resolution)
            if offered_verb["verb"] is not WITHDRAW or own
        ]

    @admin.display(description=_("Answer"))
    def said(self, resolution: Resolution) -> str:
        """The answer in words."""
        return answer(resolution)

    @admin.display(description=_("As of"))
    def as_of_days(self, resolution: Resolution) -> str:
        """The days it holds for."""
        return days(resolution.as_of)


@admin.register(ResolutionInput)
class ResolutionInputAdmin(BaseAdmin):
    """What part each claim played in a resolution."""

    list_display = ("claim", "use", "resolution_question", "reason")
    list_filter = ("use", "topic")
    list_select_related = ("claim", "resolution__question")
    search_fields = ("resolution__question__text__icontains", "reason__icontains")

    @admin.display(description=_("Resolution"))
    def resolution_question(self, row: ResolutionInput) -> str:
        """The question that the resolution answers."""
        return str(row.resolution.question.text)
