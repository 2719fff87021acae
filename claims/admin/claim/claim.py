"""Claims: what was said, as read; triaged here, corrected by new versions, never edited."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verbs import Verb
from claims.admin.claim.again_form import AGAIN
from claims.admin.claim.claim_forms import CLAIM_VERBS
from claims.admin.claim.claim_page import context_of
from claims.admin.claim.correct_form import CorrectForm
from claims.admin.claim.flag_forms import SETTLE_FLAG
from claims.admin.claim.merge_form import MERGE, SEPARATE
from claims.admin.claim.move_form import MOVE
from claims.admin.claim.record_form import RecordClaimForm
from claims.admin.twice import READ_TWICE, is_list
from claims.models import Claim
from claims.views.readings.blind import without_closed
from claims.wording.records import claim_figure_with_unit, days

CORRECT = Verb(
    name="correct",
    label=_("Correct"),
    permission="claims.change_claim",
    form=CorrectForm,
    icon="edit",
    offered=lambda claim: claim.superseded_at is None,
)


class VersionFilter(admin.SimpleListFilter):
    """The versions in force, unless all are asked for."""

    title = _("versions")
    parameter_name = "versions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("all", _("including superseded"))]

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] if choice["query_string"] != "?" else _("current")}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        return queryset if self.value() == "all" else queryset.filter(superseded_at__isnull=True)


@admin.register(Claim)
class ClaimAdmin(BaseAdmin):
    """One line a claim: figure, who, which question, when."""

    list_display = ("figure", "source", "question", "as_of_days", "said_on", "state", "recorded_at")
    list_filter = ("state", VersionFilter, "topic", "modality", "internal", "rank")
    list_select_related = ("question", "statement__source", "written_unit")
    search_fields = ("quote__icontains", "statement__source__name__icontains", "question__text__icontains")
    ordering = ("-recorded_at", "-id")
    add_form, add_permission = RecordClaimForm, "claims.add_claim"
    verbs = (*CLAIM_VERBS, AGAIN, MERGE, SEPARATE, SETTLE_FLAG, CORRECT, MOVE, READ_TWICE)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        claims: QuerySet[Claim] = super().get_queryset(request)
        if is_list(request):
            claims = without_closed(claims, request.user)
        return claims.select_related("question__unit", "topic", "statement__source")

    def title_of(self, record: Any) -> str:
        return f"{record.statement.source.name}: {claim_figure_with_unit(record)}"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "GET":
            refused: HttpResponse = super().change_view(request, object_id, form_url, extra_context)
            return refused
        claim = self.found(request, object_id)
        about = context_of(claim)
        idle = {MERGE: not about["copies"], SEPARATE: about["original"] is None}
        context = {
            **about,
            "claim": claim,
            "verbs": [
                offered_verb
                for offered_verb in self.offered_verbs(request, claim)
                if not idle.get(offered_verb["verb"])
            ],
            "list_url": self.list_url(),
        }
        return screen(request, "desk/claim.html", context, title=self.title_of(claim))

    @admin.display(description=_("Figure"))
    def figure(self, claim: Claim) -> str:
        """The figure as written."""
        return claim_figure_with_unit(claim)

    @admin.display(description=_("Source"))
    def source(self, claim: Claim) -> str:
        """Who said it."""
        return claim.statement.source.name

    @admin.display(description=_("Stated on"), ordering="statement__said_on")
    def said_on(self, claim: Claim) -> Any:
        """The day it was said."""
        return claim.statement.said_on

    @admin.display(description=_("As of"))
    def as_of_days(self, claim: Claim) -> str:
        """When it was true."""
        return days(claim.as_of)
