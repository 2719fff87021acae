"""Topics, questions and how questions are related."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.corrections import CORRECTION_FIELDS, ShownCorrection, fields_of, shown
from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verb_pages import person
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.admin.making import confirm_verb, temporality_unsaid
from claims.admin.registers.contact import AskForm
from claims.admin.registers.question_corrections import (
    CorrectQuestionForm,
    CorrectRelationForm,
    CorrectTopicForm,
    EndConfirmationForm,
    EndRelationForm,
)
from claims.admin.registers.question_forms import (
    AliasesForm,
    CheckForm,
    ConfirmQuestionForm,
    ConfirmScopeForm,
    QuestionForm,
    RelateForm,
)
from claims.admin.registers.story_template import SaveStoryForm
from claims.admin.twice import READ_TWICE
from claims.domain.access import TAKES_ARCHIVES
from claims.models import (
    Check,
    Following,
    Question,
    QuestionCorrection,
    QuestionRelation,
    ScopeConfirmation,
    Topic,
    Unit,
)
from claims.services.access.roles import makes_drafts
from claims.services.notifications.notifying import follow_topic
from claims.services.recording.questions import confirm_topic, record_topic


class TopicForm(VerbForm):
    """A new topic."""

    done = _("Topic “{record}” recorded.")

    name = forms.CharField(max_length=200)
    slug = forms.SlugField(
        max_length=80,
        required=False,
        help_text=_("For addresses. Leave blank to have it made from the name."),
    )
    description = WordsField(required=False)

    def call(self, *, record: Any, by: User, now: datetime) -> Topic:
        data = self.cleaned_data
        return record_topic(
            by=by,
            now=now,
            slug=data["slug"],
            name=data["name"],
            description=data["description"],
            draft=makes_drafts(by),
        )


class ConfirmTopicForm(VerbForm):
    """A draft becomes a topic like any other."""

    done = _("Confirmed. Its questions are confirmed one by one.")

    def call(self, *, record: Topic, by: User, now: datetime) -> Topic:
        return confirm_topic(by=by, now=now, topic=record)


class FollowTopicForm(VerbForm):
    """Whether a person is told of what happens to a topic's figures; each for themselves."""

    done = _("Saved.")

    follows = forms.BooleanField(
        required=False,
        label=_("Follow this topic"),
        help_text=_("You are notified when one of its figures is challenged, and when it is restored."),
    )

    def prepare(self) -> None:
        chosen = Following.objects.filter(person=self.person, topic=self.record).first()
        self.initial.setdefault("follows", chosen is not None and chosen.follows)

    def call(self, *, record: Topic, by: User, now: datetime) -> Following:
        return follow_topic(by=by, now=now, topic=record, follows=self.cleaned_data["follows"])


@admin.register(Topic)
class TopicAdmin(BaseAdmin):
    """A desk's subjects."""

    verbs = (
        confirm_verb("claims.change_topic", ConfirmTopicForm),
        Verb(
            name="save-template",
            label=_("Save as a template"),
            permission="claims.add_storytemplate",
            form=SaveStoryForm,
        ),
        Verb(name="follow", label=_("Follow"), permission="claims.add_following", form=FollowTopicForm),
        Verb(name="correct", label=_("Correct"), permission="claims.change_topic", form=CorrectTopicForm),
        READ_TWICE,
    )

    list_display = ("name", "draft", "slug", "recorded_at")
    search_fields = ("name__icontains", "slug__istartswith")
    list_filter = ("draft", "recorded_at")
    add_form, add_permission = TopicForm, "claims.add_topic"

    def offered_verbs(self, request: HttpRequest, record: Topic) -> list[dict[str, Any]]:
        """With the archive of the topic for who may take it, as REST writes it."""
        offered = super().offered_verbs(request, record)
        if person(request).has_perm(TAKES_ARCHIVES):
            url = reverse("archives-detail", args=[record.slug])
            offered.append({"verb": {"label": _("Download as an archive"), "tone": ""}, "url": url})
        return offered

    def corrections_of(self, record: Any) -> list[ShownCorrection]:
        """Those of the topic, without those of its questions."""
        own = QuestionCorrection.objects.filter(topic=record, question=None).select_related("recorded_by")
        return shown(own.order_by("-number"), ())


@admin.register(Question)
class QuestionAdmin(BaseAdmin):
    """What is measured."""

    list_display = ("text", "topic", "answer", "unit", "temporality", "draft", "slug")
    list_filter = ("draft", "topic", "answer", "temporality")
    list_select_related = ("topic", "unit")
    search_fields = ("text__icontains", "slug__istartswith")
    add_form, add_permission = QuestionForm, "claims.add_question"
    named = (Question,)
    verbs = (
        confirm_verb("claims.change_question", ConfirmQuestionForm),
        Verb(
            name="relate",
            label=_("Relate to another question"),
            permission="claims.add_questionrelation",
            form=RelateForm,
        ),
        Verb(
            name="aliases",
            label=_("Other wordings"),
            permission="claims.change_question",
            form=AliasesForm,
        ),
        Verb(
            name="confirm-scope",
            label=_("Confirm a difference of scope"),
            permission="claims.change_conflict",
            form=ConfirmScopeForm,
        ),
        Verb(
            name="correct",
            label=_("Correct"),
            permission="claims.change_question",
            form=CorrectQuestionForm,
        ),
        Verb(name="check", label=_("Update the checklist"), permission="claims.add_check", form=CheckForm),
        Verb(name="ask", label=_("Log a contact"), permission="claims.add_contact", form=AskForm),
    )

    def offered_verbs(self, request: HttpRequest, record: Question) -> list[dict[str, Any]]:
        """Its verbs, and its live board."""
        live = {"label": _("Live board"), "icon": "monitoring"}
        url = reverse("desk:claims_question_board", args=[record.pk])
        board = [{"verb": live, "url": url}] if request.user.has_perm("claims.view_claim") else []
        return [*board, *super().offered_verbs(request, record)]

    def lookup_unsaid(self, typed: str) -> str:
        return temporality_unsaid(typed)

    def lookup_rows(self, request: HttpRequest) -> QuerySet[Question]:
        rows = self.get_queryset(request)
        topic = request.GET.get("topic", "")
        return rows.filter(topic__slug=topic) if topic.isascii() and topic else rows


@admin.register(QuestionRelation)
class QuestionRelationAdmin(BaseAdmin):
    """How questions are related, and since when we know."""

    verbs = (
        Verb(
            name="correct",
            label=_("Correct"),
            permission="claims.change_questionrelation",
            form=CorrectRelationForm,
            offered=lambda relation: relation.superseded_at is None,
        ),
        Verb(
            name="end",
            label=_("End the relation"),
            permission="claims.change_questionrelation",
            form=EndRelationForm,
            offered=lambda relation: relation.superseded_at is None,
        ),
    )

    list_display = ("first", "kind", "second", "topic", "recorded_at", "superseded_at")
    list_filter = ("topic", "kind", ("superseded_at", admin.EmptyFieldListFilter))
    list_select_related = ("first", "second", "topic")
    search_fields = ("first__text__icontains", "second__text__icontains")


@admin.register(ScopeConfirmation)
class ScopeConfirmationAdmin(BaseAdmin):
    """Pairs of questions whose difference a person has confirmed."""

    verbs = (
        Verb(
            name="end",
            label=_("Ask again"),
            permission="claims.change_conflict",
            form=EndConfirmationForm,
            offered=lambda confirmation: confirmation.superseded_at is None,
        ),
    )

    list_display = ("first", "second", "confirmed_by", "confirmed_at", "reason", "superseded_at")
    list_filter = ("topic", ("superseded_at", admin.EmptyFieldListFilter))
    list_select_related = ("first", "second", "confirmed_by")
    search_fields = ("first__text__icontains", "second__text__icontains")


@admin.register(QuestionCorrection)
class QuestionCorrectionAdmin(BaseAdmin):
    """What was corrected of topics and questions; what they were is on their pages."""

    list_display = ("about", "corrected", "reason", "recorded_by", "recorded_at")
    list_filter = ("topic",)
    list_select_related = ("topic", "question", "recorded_by")
    search_fields = ("reason__icontains", "question__text__icontains")
    fields = ("topic", "question", *CORRECTION_FIELDS)

    @admin.display(description=_("Record"))
    def about(self, correction: QuestionCorrection) -> str:
        """The question, or the topic itself."""
        return str(correction.question or correction.topic)

    @admin.display(description=_("Corrected"))
    def corrected(self, correction: QuestionCorrection) -> str:
        """Which of its fields."""
        return fields_of(correction)


@admin.register(Check)
class CheckAdmin(BaseAdmin):
    """What was ticked on the checklists."""

    list_display = ("item", "question", "note", "due_on", "checked_at", "checked_by")
    list_filter = ("item", "topic")
    list_select_related = ("question", "checked_by")
    search_fields = ("question__text__icontains", "note__icontains")


@admin.register(Unit)
class UnitAdmin(BaseAdmin):
    """The register of units."""

    list_display = ("code", "name", "dimension")
    list_filter = ("dimension",)
    search_fields = ("code__istartswith", "name__icontains")
    ordering = ("dimension", "code")
