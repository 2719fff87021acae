"""The forms that correct a topic, a question, a relation, or end what was confirmed."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.correction_form import CorrectionForm
from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import VerbForm
from claimcheck.foundation.records.wording import choices
from claims.admin.registers.question_forms import QuestionForm
from claims.models import Question, QuestionRelation, ScopeConfirmation, Topic
from claims.services.correcting.questions import correct_question, correct_topic
from claims.services.correcting.relations import correct_relation, end_confirmation, end_relation
from claims.wording.terms import RELATION_KINDS, TEMPORALITIES


class CorrectTopicForm(CorrectionForm):
    """Another name or description; its short name stays."""

    name = forms.CharField(max_length=200)
    description = WordsField(required=False)

    def call(self, *, record: Topic, by: User, now: datetime) -> Topic:
        return correct_topic(by=by, now=now, topic=record, reason=self.why, **self.given())


class CorrectQuestionForm(CorrectionForm, QuestionForm):
    """What is measured, as it should have been recorded; its short name and address stay."""

    done = _("Corrected. Its claims have been compared again.")
    intro = _(
        "Where the unit, the minimum or whether parts add up is corrected, its claims are read again. If the "
        "claims answer another question, record that and move them there."
    )
    topic = None  # type: ignore[assignment]  # stays
    slug = None  # type: ignore[assignment]  # stays
    aliases = None  # type: ignore[assignment]  # has a form of its own

    def prepare(self) -> None:
        super().prepare()
        self.fields["temporality"] = forms.ChoiceField(
            choices=choices(TEMPORALITIES), label=_("How it behaves in time")
        )
        self.initial["unit"] = self.record.unit_id

    def call(self, *, record: Any, by: User, now: datetime) -> Question:
        given = self.given()
        if "unit" in given:
            given["unit"] = given["unit"] and given["unit"].code
        return correct_question(by=by, now=now, question=record, reason=self.why, **given)

    def told(self, title: str) -> str:
        return str(self.done)


class CorrectRelationForm(CorrectionForm):
    """How the two questions really stand to each other."""

    done = _("Corrected. Both questions have been compared again.")

    kind = forms.ChoiceField(label=_("The first question"), choices=choices(RELATION_KINDS))
    members_stay = forms.BooleanField(required=False, label=_("Members of the part stay in the whole"))

    def call(self, *, record: QuestionRelation, by: User, now: datetime) -> QuestionRelation:
        return correct_relation(by=by, now=now, relation=record, reason=self.why, **self.given())


class EndRelationForm(VerbForm):
    """A relation that was recorded wrongly; it stays readable for the days on which it held."""

    done = _("The relation has ended; the conflicts of both questions were detected again.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: QuestionRelation, by: User, now: datetime) -> QuestionRelation:
        return end_relation(by=by, now=now, relation=record, reason=self.cleaned_data["reason"])


class EndConfirmationForm(VerbForm):
    """Differences between the two questions are asked about once more."""

    done = _("Ended. Differences between the two questions are asked about again.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: ScopeConfirmation, by: User, now: datetime) -> ScopeConfirmation:
        return end_confirmation(by=by, now=now, confirmation=record, reason=self.cleaned_data["reason"])
