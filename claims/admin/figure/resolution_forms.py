"""What a person may do to a proposed resolution: approve, send back, take back, remark."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.admin.claim.claim_forms import NoteForm
from claims.admin.figure.resolution_page import context_of
from claims.domain.lifecycle import ResolutionState
from claims.models import Resolution, VerifiedFigure
from claims.services.review.resolution import approve_resolution, return_resolution, withdraw_resolution


class ApproveForm(VerbForm):
    """The second person's word: it is published in the same transaction."""

    template = "desk/approve.html"
    done = _("Approved and published, with both names.")
    intro = _(
        "Your name is published with the proposer's. Approval fails if anything has changed since "
        "the proposal."
    )

    without_count = forms.BooleanField(
        required=False,
        label=_("Publish without the number of independent sources"),
        help_text=_("Needed where the proposal withholds it, because claims that may not be shown lower it."),
    )

    def about(self) -> dict[str, Any]:
        """The proposal, what it rests on, and how it differs from what is published."""
        return context_of(self.record)

    def remedy(self) -> tuple[Any, str] | None:
        """The checklist, where an item of it is missing."""
        if self.refused is None or self.refused.field != "checklist":
            return None
        url = reverse("admin:claims_question_check", args=[self.record.question_id])
        back = reverse("admin:claims_resolution_approve", args=[self.record.pk])
        return _("Update the checklist"), f"{url}?back={back}"

    def call(self, *, record: Resolution, by: User, now: datetime) -> VerifiedFigure:
        chosen = self.cleaned_data["without_count"]
        return approve_resolution(by=by, now=now, resolution=record, seen=record.basis, without_count=chosen)


class ReturnForm(VerbForm):
    """Back to whoever proposed it, with a comment."""

    done = _("Sent back with your comment. The conflict is in review again.")

    comment = WordsField(label=_("What is missing"))

    def call(self, *, record: Resolution, by: User, now: datetime) -> Resolution:
        return return_resolution(by=by, now=now, resolution=record, comment=self.cleaned_data["comment"])


class WithdrawProposalForm(VerbForm):
    """Take back one's own proposal."""

    done = _("Taken back.")

    reason = WordsField(label=_("Why"))

    def call(self, *, record: Resolution, by: User, now: datetime) -> Resolution:
        return withdraw_resolution(by=by, now=now, resolution=record, reason=self.cleaned_data["reason"])


def _waiting(resolution: Resolution) -> bool:
    return resolution.state == ResolutionState.PROPOSED and resolution.whole_id is None


APPROVE = Verb(
    name="approve",
    label=_("Approve and publish"),
    permission="claims.approve_resolution",
    form=ApproveForm,
    tone="primary",
    icon="verified",
    offered=_waiting,
)
RETURN = Verb(
    name="return",
    label=_("Send back"),
    permission="claims.return_resolution",
    form=ReturnForm,
    icon="undo",
    offered=_waiting,
)
WITHDRAW = Verb(
    name="withdraw",
    label=_("Take back"),
    permission="claims.add_resolution",
    form=WithdrawProposalForm,
    icon="close",
    offered=_waiting,
)
NOTE = Verb(
    name="note", label=_("Write a note"), permission="claims.add_note", form=NoteForm, icon="edit_note"
)
