"""The contact log at the desk: whom we asked what, by when an answer was due, and what came of it."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.correction_form import CorrectionForm
from claimcheck.foundation.desk.form_fields import MomentField, PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.admin.registers.evidence import stands
from claims.domain.contacts import is_overdue
from claims.models import Contact, Question
from claims.models.evidence.contact import LONGEST_ADDRESSEE, LONGEST_WORDS
from claims.services.recording.contacts import correct_contact, record_contact, withdraw_contact
from claims.wording.kept import CHANNELS, OUTCOMES
from sources.models import Source

MAY_CORRECT = "claims.change_contact"
NOTHING_YET = ("", _("nothing yet"))
DESK_ONLY = _("Stays at the desk.")
MOMENTS = ("asked_at", "due_at", "answered_at")


class ContactDetailsForm(VerbForm):
    """Whom, when, by what channel, what, and by when."""

    published = ("reply",)
    groups = (
        (_("What came of it"), ("outcome", "answered_at", "answer", "note")),
        (_("Right of reply"), ("printed", "reply")),
    )

    source = PickerField(Source.objects.all(), label=_("Whom"))
    addressee = forms.CharField(
        required=False, max_length=LONGEST_ADDRESSEE, label=_("Person or office"), help_text=DESK_ONLY
    )
    channel = forms.ChoiceField(choices=choices(CHANNELS), label=_("How"))
    asked_at = MomentField(required=False, label=_("When"), help_text=_("UTC. Leave blank for now."))
    asked = WordsField(label=_("What we asked"), max_length=LONGEST_WORDS, help_text=DESK_ONLY)
    due_at = MomentField(required=False, label=_("Answer due by"), help_text=_("UTC"))
    outcome = forms.ChoiceField(
        required=False, choices=[NOTHING_YET, *choices(OUTCOMES)], label=_("What came of it")
    )
    answered_at = MomentField(required=False, label=_("Since when"), help_text=_("UTC"))
    answer = WordsField(
        required=False, label=_("Answer"), max_length=LONGEST_WORDS, help_text=_("Whole. Stays at the desk.")
    )
    note = WordsField(required=False, label=_("Note"), rows=2, max_length=LONGEST_WORDS, help_text=DESK_ONLY)
    printed = forms.BooleanField(
        required=False,
        label=_("Print it beside the figure"),
        help_text=_(
            "Whom we asked, on which day, what came of it and the reply, from the next publication on."
        ),
    )
    reply = WordsField(
        required=False, label=_("Reply as it is printed"), max_length=LONGEST_WORDS, help_text=_("Public.")
    )


class ContactForm(ContactDetailsForm):
    """A new entry of the contact log."""

    done = _("Recorded. It comes up in the queue when the answer is due.")

    question = PickerField(Question.objects.all(), label=_("About the question"))
    field_order = ("question",)

    def call(self, *, record: Any, by: User, now: datetime) -> Contact:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return record_contact(by=by, now=now, **given)


class AskForm(ContactForm):
    """A new entry about the question whose page it is."""

    question = None  # type: ignore[assignment]  # the page's

    def call(self, *, record: Question, by: User, now: datetime) -> Contact:
        self.cleaned_data["question"] = record
        return super().call(record=None, by=by, now=now)


class CorrectContactForm(CorrectionForm, ContactDetailsForm):
    """What was recorded wrong, or has come since."""

    def as_it_stands(self) -> dict[str, Any]:
        whole = {name: getattr(self.record, name) for name in MOMENTS}
        cut = {name: moment and moment.replace(second=0, microsecond=0) for name, moment in whole.items()}
        return {**super().as_it_stands(), **cut, "source": self.record.source_id}

    def call(self, *, record: Contact, by: User, now: datetime) -> Contact:
        self.made = correct_contact(by=by, now=now, contact=record, reason=self.why, **self.given())
        return self.made

    def leads_to(self) -> Contact:
        """The new version."""
        return self.made


class ContactAnswerForm(CorrectContactForm):
    """What came of a question."""

    done = _("Recorded. What is printed of it is published with the figure's next version.")

    source = addressee = channel = asked_at = asked = due_at = reason = None  # type: ignore[assignment]  # stay

    def prepare(self) -> None:
        self.fields["outcome"].required = True
        self.initial = {**self.as_it_stands(), **self.initial}

    @property
    def why(self) -> str:
        """Why there is a new version."""
        return str(_("What came of it."))


class WithdrawContactForm(VerbForm):
    """It should not have been recorded."""

    done = _("Withdrawn. What it said is kept at the desk.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: Contact, by: User, now: datetime) -> Contact:
        return withdraw_contact(by=by, now=now, contact=record, reason=self.cleaned_data["reason"])


def _waits(contact: Contact) -> bool:
    return stands(contact) and not contact.outcome


@admin.register(Contact)
class ContactAdmin(BaseAdmin):
    """Whom we asked; superseded versions stay readable."""

    list_display = (
        "asked",
        "source",
        "question",
        "channel",
        "asked_at",
        "due_at",
        "how_it_stands",
        "printed",
    )
    list_filter = (
        ("superseded_at", admin.EmptyFieldListFilter),
        "outcome",
        "channel",
        "printed",
        "withdrawn",
    )
    list_select_related = ("source", "question")
    search_fields = ("asked__icontains", "source__name__icontains", "question__text__icontains")
    ordering = ("-asked_at", "-id")
    add_form, add_permission = ContactForm, "claims.add_contact"
    verbs = (
        Verb(
            name="answer",
            label=_("Record what came of it"),
            permission="claims.add_contact",
            form=ContactAnswerForm,
            tone="primary",
            offered=_waits,
        ),
        Verb(
            name="correct",
            label=_("Correct"),
            permission=MAY_CORRECT,
            form=CorrectContactForm,
            offered=stands,
        ),
        Verb(
            name="withdraw",
            label=_("Withdraw"),
            permission=MAY_CORRECT,
            form=WithdrawContactForm,
            offered=stands,
        ),
    )

    @admin.display(description=_("What came of it"))
    def how_it_stands(self, contact: Contact) -> str:
        """The outcome, or whether one is overdue."""
        if contact.outcome:
            return str(contact.get_outcome_display())
        late = is_overdue(contact.due_at, contact.outcome, timezone.now())
        return str(_("overdue") if late else NOTHING_YET[1])
