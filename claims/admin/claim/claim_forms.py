"""What a person may do to a claim: accept, reject, take back, grade, remark. Each calls one service."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, CredibilityGrade, Note
from claims.services.triage.triage import accept_claim, add_note, grade_claim, reconsider_claim, reject_claim
from claims.wording.terms import CREDIBILITIES


class AcceptClaimForm(VerbForm):
    """A person has read it."""

    done = _("Accepted. Resolutions can now be based on it.")
    intro = _("Accept only what you have read yourself: the quote is in the text and gives this figure.")

    reason = WordsField(required=False, label=_("Remark"), rows=2)

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        return accept_claim(by=by, now=now, claim=record, reason=self.cleaned_data["reason"])


class RejectForm(VerbForm):
    """Not a claim we go by."""

    done = _("Rejected. Conflicts that involved it have been checked again.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        return reject_claim(by=by, now=now, claim=record, reason=self.cleaned_data["reason"])


class ReconsiderForm(VerbForm):
    """Undo: back to triage, by a decision of its own."""

    done = _("Back in triage. The earlier decision stays on record.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: Claim, by: User, now: datetime) -> Claim:
        return reconsider_claim(by=by, now=now, claim=record, reason=self.cleaned_data["reason"])


class CredibilityForm(VerbForm):
    """An Admiralty number; assessors may differ."""

    done = _("Grade recorded.")

    code = forms.ChoiceField(label=_("Credibility"), choices=choices(CREDIBILITIES))
    reason = WordsField(label=_("Why"))

    def call(self, *, record: Claim, by: User, now: datetime) -> CredibilityGrade:
        data = self.cleaned_data
        return grade_claim(by=by, now=now, claim=record, code=data["code"], reason=data["reason"])


class NoteForm(VerbForm):
    """A remark on a record; @name calls a person's attention."""

    done = _("Note saved.")

    text = WordsField(label=_("Note"), help_text=_("Write @name to notify a person."))

    def call(self, *, record: Any, by: User, now: datetime) -> Note:
        return add_note(by=by, now=now, record=record, text=self.cleaned_data["text"])


def _live(claim: Claim, *states: ClaimState) -> bool:
    return claim.superseded_at is None and claim.state in states


CLAIM_VERBS = (
    Verb(
        name="accept",
        label=_("Accept"),
        permission="claims.change_claim",
        form=AcceptClaimForm,
        bulk=True,
        undone_by="reconsider",
        tone="primary",
        icon="check",
        offered=lambda claim: _live(claim, ClaimState.CANDIDATE),
    ),
    Verb(
        name="reject",
        label=_("Reject"),
        permission="claims.change_claim",
        form=RejectForm,
        bulk=True,
        undone_by="reconsider",
        tone="danger",
        icon="close",
        offered=lambda claim: _live(claim, ClaimState.CANDIDATE, ClaimState.ACCEPTED),
    ),
    Verb(
        name="reconsider",
        label=_("Back to triage"),
        permission="claims.change_claim",
        form=ReconsiderForm,
        bulk=True,
        icon="undo",
        offered=lambda claim: _live(claim, ClaimState.ACCEPTED, ClaimState.REJECTED),
    ),
    Verb(
        name="grade",
        label=_("Grade credibility"),
        permission="claims.change_claim",
        form=CredibilityForm,
        icon="star",
        offered=lambda claim: claim.superseded_at is None,
    ),
    Verb(name="note", label=_("Write a note"), permission="claims.add_note", form=NoteForm, icon="edit_note"),
)
