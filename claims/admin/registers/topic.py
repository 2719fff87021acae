"""Topics, questions and how questions are related."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField, PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.domain.questions.scope import Temporality
from claims.models import Check, Following, Question, QuestionRelation, ScopeConfirmation, Topic, Unit
from claims.services.notifications.notifying import follow_topic
from claims.services.recording.questions import (
    confirm_scope,
    record_question,
    record_topic,
    relate_questions,
    set_aliases,
    unrelate_questions,
)
from claims.services.triage.triage import record_check
from claims.wording.states import CHECK_ITEMS
from claims.wording.terms import ANSWERS, RELATION_KINDS, TEMPORALITIES


class TopicForm(VerbForm):
    """A new topic."""

    done = _("Topic “{record}” recorded.")

    name = forms.CharField(max_length=200)
    slug = forms.SlugField(max_length=80)
    description = WordsField(required=False)

    def call(self, *, record: Any, by: User, now: datetime) -> Topic:
        data = self.cleaned_data
        return record_topic(
            by=by, now=now, slug=data["slug"], name=data["name"], description=data["description"]
        )


class QuestionForm(VerbForm):
    """A new question: the measurand, in fields."""

    done = _("“{record}” recorded as %(temporality)s.")
    groups = (
        (_("What is measured"), ("measure", "population", "place", "state", "base")),
        (_("How it is found"), ("aliases",)),
        (_("Type of answer"), ("answer", "unit", "temporality", "minimum", "additive")),
        (_("How differences are weighed"), ("exhaustive", "material_gap")),
    )

    topic = PickerField(Topic.objects.all())
    text = forms.CharField(max_length=300, label=_("Question"), help_text=_("As a reader would ask it."))
    slug = forms.SlugField(max_length=120)
    answer = forms.ChoiceField(choices=choices(ANSWERS))
    temporality = forms.ChoiceField(
        choices=[("", _("as its words show")), *choices(TEMPORALITIES)],
        required=False,
        label=_("Does it only ever grow?"),
        help_text=_("Died and destroyed are running totals, are and hold levels, in 2023 an amount."),
    )
    unit = forms.ModelChoiceField(Unit.objects.all(), required=False, help_text=_("For quantities."))
    minimum = forms.DecimalField(required=False, initial=Decimal(0), help_text=_("Blank: no lower limit."))
    additive = forms.BooleanField(
        required=False, initial=True, help_text=_("A part cannot exceed its whole.")
    )
    measure = forms.CharField(required=False, max_length=120)
    population = forms.CharField(required=False, max_length=120)
    place = forms.CharField(required=False, max_length=120)
    state = forms.CharField(required=False, max_length=120, help_text=_("e.g. killed, confirmed"))
    base = forms.CharField(
        required=False,
        max_length=120,
        help_text=_("The base of a percentage, or the price year of an amount of money."),
    )

    aliases = WordsField(
        required=False, label=_("Other wordings"), help_text=_("To find it by, in any language, one a line.")
    )
    exhaustive = forms.BooleanField(
        required=False,
        label=_("Its parts are all there are"),
        help_text=_("Disjoint parts that together fall short of the whole then contradict it."),
    )
    material_gap = forms.DecimalField(
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(1),
        label=_("Slight difference, as a share"),
        help_text=_("0.02 is 2 % of the larger figure, 0 if each one counts. Blank: the policy's."),
    )

    def call(self, *, record: Any, by: User, now: datetime) -> Question:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        unit = given.pop("unit")
        made = record_question(by=by, now=now, unit=unit.code if unit else None, **given)
        self.known_as = made.temporality
        return made

    def told(self, title: str) -> str:
        """With how it behaves in time, which may have been left to its words."""
        words = {"temporality": TEMPORALITIES[Temporality(self.known_as)].tag}
        return (str(self.done) % words).format(record=title)


class AliasesForm(VerbForm):
    """Other wordings of a question, by which it is found as well."""

    done = _("Other wordings recorded.")

    aliases = WordsField(
        required=False,
        label=_("Other wordings"),
        help_text=_("In any language, one a line, in place of those it has. Blank: none."),
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["aliases"].initial = self.record.aliases

    def call(self, *, record: Question, by: User, now: datetime) -> Question:
        return set_aliases(by=by, now=now, question=record, aliases=self.cleaned_data["aliases"])


class RelateForm(VerbForm):
    """How this question stands to another of its topic."""

    done = _("Relation recorded. Both questions have been compared again.")

    kind = forms.ChoiceField(label=_("This question"), choices=choices(RELATION_KINDS))
    second = PickerField(Question.objects.all(), label=_("of or with"))
    members_stay = forms.BooleanField(
        required=False,
        label=_("Members of the part stay in the whole"),
        help_text=_(
            "People vaccinated among inhabitants do; people who arrived among those present may not."
        ),
    )

    def call(self, *, record: Question, by: User, now: datetime) -> QuestionRelation:
        data = self.cleaned_data
        return relate_questions(
            by=by,
            now=now,
            first=record,
            second=data["second"],
            kind=data["kind"],
            members_stay=data["members_stay"],
        )


class ConfirmScopeForm(VerbForm):
    """A person has looked: the figures differ because the questions do."""

    done = _("Confirmed. You will not be asked about this pair again.")

    second = PickerField(Question.objects.all(), label=_("The other question"))
    reason = WordsField(required=False)

    def call(self, *, record: Question, by: User, now: datetime) -> ScopeConfirmation:
        data = self.cleaned_data
        return confirm_scope(by=by, now=now, first=record, second=data["second"], reason=data["reason"])


class CheckForm(VerbForm):
    """An item of the checklist, done for a question."""

    done = _("Checklist updated.")

    item = forms.ChoiceField(choices=choices(CHECK_ITEMS))
    note = WordsField(required=False)
    due_on = DayField(required=False, label=_("Due on"))

    def call(self, *, record: Question, by: User, now: datetime) -> Check:
        data = self.cleaned_data
        return record_check(
            by=by, now=now, question=record, item=data["item"], note=data["note"], due_on=data["due_on"]
        )


class FollowForm(VerbForm):
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

    verbs = (Verb(name="follow", label=_("Follow"), permission="claims.add_following", form=FollowForm),)

    list_display = ("name", "slug", "recorded_at")
    search_fields = ("name__icontains", "slug__istartswith")
    list_filter = ("recorded_at",)
    add_form, add_permission = TopicForm, "claims.add_topic"


@admin.register(Question)
class QuestionAdmin(BaseAdmin):
    """What is measured."""

    list_display = ("text", "topic", "answer", "unit", "temporality", "slug")
    list_filter = ("topic", "answer", "temporality")
    list_select_related = ("topic", "unit")
    search_fields = ("text__icontains", "slug__istartswith")
    add_form, add_permission = QuestionForm, "claims.add_question"
    verbs = (
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
        Verb(name="check", label=_("Update the checklist"), permission="claims.add_check", form=CheckForm),
    )

    def lookup_rows(self, request: HttpRequest) -> QuerySet[Question]:
        rows = self.get_queryset(request)
        topic = request.GET.get("topic", "")
        return rows.filter(topic__slug=topic) if topic.isascii() and topic else rows


class EndRelationForm(VerbForm):
    """A relation that was recorded wrongly; it stays readable for the days on which it held."""

    done = _("The relation has ended; the conflicts of both questions were detected again.")

    def call(self, *, record: QuestionRelation, by: User, now: datetime) -> QuestionRelation:
        return unrelate_questions(by=by, now=now, relation=record)


@admin.register(QuestionRelation)
class QuestionRelationAdmin(BaseAdmin):
    """How questions are related, and since when we know."""

    verbs = (
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

    list_display = ("first", "second", "confirmed_by", "confirmed_at", "reason")
    list_filter = ("topic",)
    list_select_related = ("first", "second", "confirmed_by")
    search_fields = ("first__text__icontains", "second__text__icontains")


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
