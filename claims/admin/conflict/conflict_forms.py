"""What a person may do to a conflict: take, assign, dismiss, reopen, schedule, confirm, remark, propose."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import MomentField, WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.admin.claim.claim_forms import NoteForm
from claims.domain.lifecycle import ConflictState
from claims.models import Assignment, Conflict
from claims.models.conflict import IN_HAND
from claims.services.triage.assignment import release_conflict, take_conflict
from claims.services.triage.triage import (
    assign_conflict,
    confirm_conflict,
    dismiss_conflict,
    reopen_conflict,
    schedule_conflict,
)

DISMISSALS = (
    ("explained", _("Explained: the figures answer different questions or times")),
    ("same", _("No real difference: only rounding or wording")),
    ("misread", _("A claim was misread or recorded wrongly; it has been corrected")),
    ("immaterial", _("Too small to matter for publication")),
    ("unusable", _("None of the claims is usable")),
    ("other", _("Another reason, explained below")),
)


class TakeConflictForm(VerbForm):
    """Take a conflict oneself."""

    done = _("Assigned to you.")
    intro = _("The conflict moves to your list and its state becomes “in review”.")

    def call(self, *, record: Conflict, by: User, now: datetime) -> Assignment:
        return take_conflict(by=by, now=now, conflict=record)


class ReleaseForm(VerbForm):
    """Give it back to the queue."""

    done = _("Returned to the queue.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: Conflict, by: User, now: datetime) -> Conflict:
        return release_conflict(by=by, now=now, conflict=record, reason=self.cleaned_data["reason"])


class AssignForm(VerbForm):
    """Give a conflict to a colleague."""

    done = _("Assigned.")

    assignee = forms.ModelChoiceField(User.objects.none(), label=_("Assignee"))

    def prepare(self) -> None:
        may = Q(groups__permissions__codename="change_conflict") | Q(is_superuser=True)
        people = User.objects.filter(may, is_active=True).distinct().order_by("username")
        self.fields["assignee"].queryset = people  # type: ignore[attr-defined]  # of a choice of records

    def call(self, *, record: Conflict, by: User, now: datetime) -> Assignment:
        return assign_conflict(by=by, now=now, conflict=record, assignee=self.cleaned_data["assignee"])


class DismissConflictForm(VerbForm):
    """Close a conflict without an answer, with a reason from the list and words where they are needed."""

    done = _("Dismissed. A relevant new claim will reopen it.")

    ground = forms.ChoiceField(label=_("Why"), choices=DISMISSALS, widget=forms.RadioSelect)
    words = WordsField(label=_("Explanation"), required=False, help_text=_("Stored with the decision."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("ground") == "other" and not (data.get("words") or "").strip():
            self.add_error("words", _("Enter a reason."))
        return data

    def call(self, *, record: Conflict, by: User, now: datetime) -> Conflict:
        ground, words = self.cleaned_data["ground"], self.cleaned_data["words"].strip()
        listed = "" if ground == "other" else str(dict(DISMISSALS)[ground])
        reason = ". ".join(part for part in (listed, words) if part)
        return dismiss_conflict(by=by, now=now, conflict=record, reason=reason)


class ReopenForm(VerbForm):
    """Open a closed conflict again."""

    done = _("Reopened. The earlier decision stays on record.")

    reason = WordsField(label=_("Why"))

    def call(self, *, record: Conflict, by: User, now: datetime) -> Conflict:
        return reopen_conflict(by=by, now=now, conflict=record, reason=self.cleaned_data["reason"])


class ScheduleForm(VerbForm):
    """When it is due, and how urgent it is."""

    done = _("Scheduled.")

    due_at = MomentField(required=False, label=_("Due at"), help_text=_("UTC. Leave blank for no date."))
    priority = forms.TypedChoiceField(
        coerce=int, choices=[(0, _("normal")), (1, _("high")), (2, _("urgent")), (-1, _("low"))]
    )

    def prepare(self) -> None:
        if self.record is not None:
            self.initial = {"due_at": self.record.due_at, "priority": self.record.priority}

    def call(self, *, record: Conflict, by: User, now: datetime) -> Conflict:
        data = self.cleaned_data
        return schedule_conflict(
            by=by, now=now, conflict=record, due_at=data["due_at"], priority=data["priority"]
        )


class ConfirmConflictForm(VerbForm):
    """A person has confirmed what detection suggested."""

    done = _("Confirmed.")
    intro = _("You confirm that the finding is correct.")

    def call(self, *, record: Conflict, by: User, now: datetime) -> Conflict:
        return confirm_conflict(by=by, now=now, conflict=record)


def _in_hand(conflict: Conflict) -> bool:
    return conflict.state in IN_HAND and conflict.merged_into_id is None


def _before_proposal(conflict: Conflict) -> bool:
    return conflict.state in (ConflictState.OPEN, ConflictState.IN_REVIEW) and conflict.merged_into_id is None


def _closed(conflict: Conflict) -> bool:
    return conflict.state not in IN_HAND and conflict.merged_into_id is None


MAY = "claims.change_conflict"

TAKE = Verb(
    name="take",
    label=_("Take"),
    permission=MAY,
    form=TakeConflictForm,
    bulk=True,
    undone_by="release",
    tone="primary",
    icon="back_hand",
    offered=_before_proposal,
)
ASSIGN = Verb(
    name="assign",
    label=_("Assign"),
    permission=MAY,
    form=AssignForm,
    bulk=True,
    undone_by="release",
    icon="person_add",
    offered=_in_hand,
)
RELEASE = Verb(
    name="release",
    label=_("Return to queue"),
    permission=MAY,
    form=ReleaseForm,
    bulk=True,
    icon="undo",
    offered=lambda conflict: conflict.state == ConflictState.IN_REVIEW and conflict.merged_into_id is None,
)
DISMISS = Verb(
    name="dismiss",
    label=_("Dismiss"),
    permission=MAY,
    form=DismissConflictForm,
    bulk=True,
    tone="danger",
    icon="block",
    undone_by="reopen",
    offered=_before_proposal,
)
REOPEN = Verb(
    name="reopen",
    label=_("Reopen"),
    permission=MAY,
    form=ReopenForm,
    bulk=True,
    icon="replay",
    offered=_closed,
)
SCHEDULE = Verb(
    name="schedule",
    label=_("Due date, priority"),
    permission=MAY,
    form=ScheduleForm,
    bulk=True,
    icon="event",
    offered=_in_hand,
)
CONFIRM = Verb(
    name="confirm",
    label=_("Confirm the finding"),
    permission=MAY,
    form=ConfirmConflictForm,
    icon="thumb_up",
    offered=lambda conflict: _in_hand(conflict) and not conflict.confirmed,
)
NOTE = Verb(
    name="note", label=_("Write a note"), permission="claims.add_note", form=NoteForm, icon="edit_note"
)
