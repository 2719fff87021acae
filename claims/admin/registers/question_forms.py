"""The forms of a question: recorded, worded otherwise, related, compared, checked."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import DayField, PickerField, WordsField
from claimcheck.foundation.desk.verbs import VerbForm
from claimcheck.foundation.records.wording import choices
from claims.admin.making import new_or_known
from claims.admin.unit_field import UnitField
from claims.domain.questions.scope import Temporality
from claims.models import Check, Question, QuestionRelation, ScopeConfirmation, Topic, Unit
from claims.services.access.roles import makes_drafts
from claims.services.recording.made_along import NewTopic, known_topic
from claims.services.recording.questions import (
    apart_in_time,
    confirm_question,
    confirm_scope,
    record_question,
    relate_questions,
    set_aliases,
)
from claims.services.triage.triage import record_check
from claims.wording.states import CHECK_ITEMS
from claims.wording.terms import ANSWERS, RELATION_KINDS, TEMPORALITIES, TEMPORALITIES_ASKED


class QuestionForm(VerbForm):
    """A new question: the measurand, in fields."""

    done = _("“{record}” recorded as %(temporality)s.")
    groups = (
        (_("What is measured"), ("measure", "population", "place", "state", "base")),
        (_("How it is found"), ("aliases",)),
        (_("Type of answer"), ("answer", "unit", "temporality", "minimum", "additive")),
        (_("How differences are weighed"), ("exhaustive", "material_gap")),
    )

    topic = PickerField(Topic.objects.all(), makes=True)
    text = forms.CharField(max_length=300, label=_("Question"), help_text=_("As a reader would ask it."))
    slug = forms.SlugField(
        max_length=120,
        required=False,
        help_text=_("For addresses. Leave blank to have it made from the text."),
    )
    answer = forms.ChoiceField(choices=choices(ANSWERS))
    temporality = forms.ChoiceField(
        choices=TEMPORALITIES_ASKED,
        required=False,
        label=_("How does it behave over time?"),
        help_text=_("Died and destroyed are running totals, are and hold levels, in 2023 an amount."),
    )
    unit = UnitField(Unit.objects.all(), required=False, help_text=_("For quantities."))
    minimum = forms.DecimalField(
        required=False,
        initial=Decimal(0),
        help_text=_("Blank: no lower limit. Changes and temperatures have none."),
    )
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
        required=False,
        label=_("Other wordings"),
        help_text=_("To find it by, in any language, one per line."),
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

    @transaction.atomic
    def call(self, *, record: Any, by: User, now: datetime) -> Question:
        given = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        for name in {"minimum", "additive"}.difference(self.changed_data):
            del given[name]  # left as the form offers it: as the unit has it
        unit, draft = given.pop("unit"), makes_drafts(by)
        given["topic"] = known_topic(new_or_known(given["topic"], NewTopic), by=by, now=now, draft=draft)
        made = record_question(by=by, now=now, unit=unit.code if unit else None, draft=draft, **given)
        self.known_as = made.temporality
        return made

    def told(self, title: str) -> str:
        """With how it behaves in time, which may have been left to its words."""
        words = {"temporality": TEMPORALITIES[Temporality(self.known_as)].tag}
        return (str(self.done) % words).format(record=title)


class ConfirmQuestionForm(VerbForm):
    """A draft becomes a question like any other."""

    done = _("Confirmed. What was recorded on it can be published and reported.")
    intro = _("Its topic is confirmed with it, if that is a draft.")

    def call(self, *, record: Question, by: User, now: datetime) -> Question:
        return confirm_question(by=by, now=now, question=record)


class AliasesForm(VerbForm):
    """Other wordings of a question, by which it is found as well."""

    done = _("Other wordings recorded.")

    aliases = WordsField(
        required=False,
        label=_("Other wordings"),
        help_text=_("In any language, one per line, in place of those it has. Blank: none."),
    )

    def prepare(self) -> None:
        super().prepare()
        self.fields["aliases"].initial = self.record.aliases

    def call(self, *, record: Question, by: User, now: datetime) -> Question:
        return set_aliases(by=by, now=now, question=record, aliases=self.cleaned_data["aliases"])


class RelateForm(VerbForm):
    """How this question stands to another of its topic."""

    done = _("Relation recorded. Both questions have been compared again.")
    apart = _(
        "Relation recorded. Figures on the two are not compared: one question is %(first)s, the other "
        "%(second)s. If that is wrong, correct the temporality of one of them."
    )

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
        self.made = relate_questions(
            by=by,
            now=now,
            first=record,
            second=data["second"],
            kind=data["kind"],
            members_stay=data["members_stay"],
        )
        return self.made

    def told(self, title: str) -> str:
        """With a word where nothing of the two is compared."""
        apart = apart_in_time(self.made)
        if apart is None:
            return super().told(title)
        first, second = (TEMPORALITIES[way].tag for way in apart)
        return str(self.apart) % {"first": first, "second": second}


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
