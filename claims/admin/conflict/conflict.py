"""Conflicts: the cases that people close."""

from datetime import date
from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verbs import Verb
from claims.admin.conflict.conflict_forms import (
    ASSIGN,
    CONFIRM,
    DISMISS,
    NOTE,
    RELEASE,
    REOPEN,
    SCHEDULE,
    TAKE,
)
from claims.admin.conflict.conflict_page import context_of
from claims.admin.conflict.propose_form import ProposeAnswerForm
from claims.admin.conflict.split_form import SPLIT
from claims.admin.linked_tags import linked_tags
from claims.admin.queue.presets import by_heat, unassigned
from claims.admin.twice import is_list
from claims.domain.lifecycle import ConflictState
from claims.models import Conflict
from claims.models.conflict import ConflictQuerySet
from claims.views.readings.blind import without_closed
from claims.wording import kinds
from claims.wording.records import days
from claims.wording.states import CONFLICT_STATES

PROPOSE = Verb(
    name="propose",
    label=_("Propose an answer"),
    permission="claims.add_resolution",
    form=ProposeAnswerForm,
    tone="primary",
    icon="gavel",
    offered=lambda conflict: (
        conflict.state in (ConflictState.OPEN, ConflictState.IN_REVIEW) and conflict.merged_into_id is None
    ),
)
KEYS = {"take": "t", "propose": "p", "dismiss": "d", "confirm": "c"}


@admin.register(Conflict)
class ConflictAdmin(BaseAdmin):
    """One line a case; its page is a screen of our own."""

    list_display = (
        "question",
        "kind_title",
        "severity",
        "episode_days",
        "linked_to",
        "state",
        "assignee",
        "claim_count",
        "changed_at",
    )
    list_filter = ("state", "kind", "severity", "topic", "confirmed")
    list_select_related = ("question",)
    search_fields = ("question__text__icontains", "question__slug__istartswith")
    ordering = ("-severity", "-priority", "changed_at", "id")
    verbs = (TAKE, PROPOSE, ASSIGN, RELEASE, CONFIRM, SPLIT, SCHEDULE, NOTE, DISMISS, REOPEN)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conflict]:
        rows = cast(ConflictQuerySet, super().get_queryset(request))
        if is_list(request):
            rows = without_closed(rows, request.user)
        return rows.select_related("question__unit", "topic").with_assignee()

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """With what each conflict of the page is linked to."""
        shown = super().get_changelist_instance(request)
        rows = list(shown.result_list)
        linked = linked_tags([row.pk for row in rows], timezone.now())
        for row in rows:
            row.linked = linked.get(row.pk, ())
        shown.result_list = rows
        return shown

    def title_of(self, record: Any) -> str:
        return str(record.question.text)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "GET":
            return super().change_view(request, object_id, form_url, extra_context)  # refused there
        conflict = self.found(request, object_id)
        now = timezone.now()
        context = {
            **context_of(
                conflict,
                now,
                picked=_day(request.GET.get("day")),
                propose_url=self.verb_url(PROPOSE, conflict),
            ),
            "conflict": conflict,
            "verbs": [
                {**offered_verb, "key": KEYS.get(offered_verb["verb"].name, "")}
                for offered_verb in self.offered_verbs(request, conflict)
            ],
            "note_url": self.verb_url(NOTE, conflict) if NOTE.allowed(request) else "",
            "may_confirm_scope": request.user.has_perm("claims.change_conflict"),
            "may_check": request.user.has_perm("claims.add_check"),
            "may_overrule": request.user.has_perm("sources.add_overrule"),
            "ask_url": reverse("admin:claims_question_ask", args=[conflict.question_id])
            if request.user.has_perm("claims.add_contact")
            else "",
            "propose_url": self.verb_url(PROPOSE, conflict) if PROPOSE.allowed(request, conflict) else "",
            "record_url": f"{reverse('admin:claims_claim_add')}?question={conflict.question_id}"
            if request.user.has_perm("claims.add_claim")
            else "",
            "may_accept": request.user.has_perm("claims.change_claim"),
            "list_url": self.list_url(),
            "steps": _steps(conflict),
            **_neighbours(request, conflict, now),
        }
        return screen(request, "desk/conflict.html", context, title=conflict.question.text)

    @admin.display(description=_("Kind"), ordering="kind")
    def kind_title(self, conflict: Conflict) -> str:
        """What it is, in words."""
        return kinds.title(conflict.kind, conflict.reason)

    @admin.display(description=_("Days"))
    def episode_days(self, conflict: Conflict) -> str:
        """The days it covers."""
        return days(conflict.episode) if conflict.episode.upper else "–"

    @admin.display(description=_("Other days"))
    def linked_to(self, conflict: Any) -> str:
        """Which conflicts an answer has set apart from it."""
        return "; ".join(tag.label for tag in conflict.linked) or "–"

    @admin.display(description=_("Assigned to"))
    def assignee(self, conflict: Any) -> str:
        """Who has taken it."""
        return conflict.assignee_name or "–"


def _steps(conflict: Conflict) -> list[dict[str, Any]]:
    """The states of a conflict in their order: which are done, and which is the current one."""
    way = [ConflictState.OPEN, ConflictState.IN_REVIEW, ConflictState.PROPOSED, ConflictState.RESOLVED]
    if conflict.state == ConflictState.DISMISSED:
        way = [ConflictState.OPEN, ConflictState.DISMISSED]
    at = way.index(ConflictState(conflict.state))
    return [
        {"label": CONFLICT_STATES[step].tag, "done": place < at, "here": place == at}
        for place, step in enumerate(way)
    ]


def _neighbours(request: HttpRequest, conflict: Conflict, now: Any) -> dict[str, str]:
    """The next and the previous conflict of the queue of those that nobody has."""
    near = list(by_heat(unassigned(request.user, now), now).values_list("pk", flat=True)[:100])
    if conflict.pk in near:
        at = near.index(conflict.pk)
        after, before = near[at + 1 : at + 2], near[at - 1 : at] if at else []
    else:
        after, before = near[:1], []
    return {
        name: reverse("admin:claims_conflict_change", args=keys) if keys else ""
        for name, keys in (("next_url", after), ("previous_url", before))
    }


def _day(written: str | None) -> date | None:
    """The day of the query, as the browser's date field writes it; None for anything else."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
