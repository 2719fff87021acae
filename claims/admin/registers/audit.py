"""What happened: transitions, notes, assignments, detections. All of it append-only, all of it to be read."""

from types import MappingProxyType

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claims.admin.claim.flag_forms import ASK_AGAIN
from claims.domain.lifecycle import RecordKind
from claims.models import (
    Assignment,
    CredibilityGrade,
    Detection,
    Duplicate,
    Note,
    PullCount,
    RelayHop,
    SettledFlag,
    Transition,
)
from claims.wording.states import RECORD_KINDS, STATES_OF
from claims.wording.values import days


class OnRecordAdmin(BaseAdmin):
    """Rows that name the record they are about by its kind and id."""

    @admin.display(description=_("About"))
    def record(self, row: Model) -> str:
        """A link to the record."""
        kind, key = row.record_kind, row.record_id  # type: ignore[attr-defined]  # a row of the register
        return format_html(
            '<a href="{}">{}</a>', reverse(f"admin:claims_{kind}_change", args=[key]), RECORD_KINDS[kind]
        )


@admin.register(Transition)
class TransitionAdmin(OnRecordAdmin):
    """Every change of state, with who, when and why."""

    list_display = ("at", "record", "before", "after", "by", "how", "reason")
    shown_as = MappingProxyType(
        {"record_kind": "record", "record_id": "", "from_state": "before", "to_state": "after"}
    )
    list_filter = ("record_kind", "to_state", "act", "topic")
    list_select_related = ("by",)
    search_fields = ("reason__icontains", "act_detail__startswith")
    ordering = ("-at", "-id")

    @admin.display(description=_("Before"))
    def before(self, row: Transition) -> str:
        """In which state it was; new records were in none."""
        return _state(row, row.from_state) if row.from_state else str(_("new"))

    @admin.display(description=_("After"), ordering="to_state")
    def after(self, row: Transition) -> str:
        """In which state it is."""
        return _state(row, row.to_state)

    @admin.display(description=_("How"))
    def how(self, row: Transition) -> str:
        """In a session, by a token, a command or a job."""
        return row.how()


def _state(row: Transition, state: str) -> str:
    return STATES_OF[RecordKind(row.record_kind)][state].tag


@admin.register(Note)
class NoteAdmin(OnRecordAdmin):
    """What people told each other about a record."""

    list_display = ("written_at", "record", "written_by", "text")
    shown_as = MappingProxyType({"record_kind": "record", "record_id": ""})
    list_filter = ("record_kind", "topic")
    list_select_related = ("written_by",)
    search_fields = ("text__icontains",)
    ordering = ("-written_at", "-id")


@admin.register(Assignment)
class AssignmentAdmin(BaseAdmin):
    """Who had which conflict, from when to when."""

    list_display = ("conflict_question", "assignee", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter), "topic")
    list_select_related = ("conflict__question", "assignee")
    search_fields = ("conflict__question__text__icontains", "assignee__username__istartswith")
    ordering = ("-recorded_at", "-id")

    @admin.display(description=_("Conflict"))
    def conflict_question(self, row: Assignment) -> str:
        """The question of the conflict."""
        return str(row.conflict.question.text)


@admin.register(Duplicate)
class DuplicateAdmin(BaseAdmin):
    """What was merged with what, and whether it still is."""

    list_display = ("claim", "question", "was", "recorded_by", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter), "topic")
    list_select_related = ("claim__question", "recorded_by")
    search_fields = ("claim__question__text__icontains", "reason__icontains")
    ordering = ("-recorded_at", "-id")

    @admin.display(description=_("Question"))
    def question(self, row: Duplicate) -> str:
        """What the claim answers."""
        return str(row.claim.question.text)


@admin.register(SettledFlag)
class SettledFlagAdmin(BaseAdmin):
    """What was asked about claims, and what people found."""

    list_display = ("claim", "question", "flag", "verdict", "reason", "recorded_by", "recorded_at")
    list_filter = ("flag", "verdict", ("superseded_at", admin.EmptyFieldListFilter), "topic")
    list_select_related = ("claim__question", "recorded_by")
    search_fields = ("claim__question__text__icontains", "reason__icontains")
    ordering = ("-recorded_at", "-id")
    verbs = (ASK_AGAIN,)

    @admin.display(description=_("Question"))
    def question(self, row: SettledFlag) -> str:
        """What the claim answers."""
        return str(row.claim.question.text)


@admin.register(Detection)
class DetectionAdmin(BaseAdmin):
    """What detection found of a conflict, each time it changed."""

    list_display = (
        "detected_at",
        "conflict_question",
        "kind",
        "reason",
        "severity",
        "claim_count",
        "source_count",
    )
    shown_as = MappingProxyType({"episode": "days_of_it", "witnesses": ""})
    list_filter = ("kind", "severity", "topic")
    list_select_related = ("conflict__question",)
    search_fields = ("conflict__question__text__icontains",)
    ordering = ("-detected_at", "-id")

    @admin.display(description=_("Days of the conflict"))
    def days_of_it(self, row: Detection) -> str:
        """The days that it is about."""
        return days(row.episode)

    @admin.display(description=_("Conflict"))
    def conflict_question(self, row: Detection) -> str:
        """The question of the conflict."""
        return str(row.conflict.question.text)


@admin.register(PullCount)
class PullCountAdmin(BaseAdmin):
    """Whose figures are pulled most; it weighs in the order of the queue."""

    list_display = ("question", "pulls", "counted")
    list_filter = ("topic",)
    list_select_related = ("question",)
    search_fields = ("question__text__icontains",)
    ordering = ("-pulls", "id")


@admin.register(CredibilityGrade)
class CredibilityGradeAdmin(BaseAdmin):
    """Every grade ever given to a claim, by whom and why."""

    list_display = ("claim", "code", "reason", "graded_at", "graded_by")
    list_filter = ("code", "topic")
    list_select_related = ("claim", "graded_by")
    search_fields = ("claim__quote__icontains",)
    ordering = ("-graded_at", "-id")


@admin.register(RelayHop)
class RelayHopAdmin(BaseAdmin):
    """Who passed a claim on; an empty source is an unnamed hop."""

    list_display = ("claim", "position", "source")
    list_filter = ("topic",)
    list_select_related = ("claim", "source")
    search_fields = ("source__name__icontains",)
    ordering = ("claim", "position")
