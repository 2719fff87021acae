"""They measure two things: some claims move to a question of their own, and back again."""

from datetime import datetime
from types import MappingProxyType

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claimcheck.foundation.records.wording import choices
from claims.models import Claim, Conflict, QuestionSplit
from claims.models.conflict import IN_HAND
from claims.services.correcting.two_measures import KINDS, join_question, split_question
from claims.wording import records
from claims.wording.terms import RELATION_KINDS


class SplitForm(VerbForm):
    """Which claims answer another question, which one, and how it stands to this one."""

    done = _("Split. The claims answer their own question now, and both have been compared again.")
    intro = _(
        "Use this if the sources do not mean the same thing. The claims you choose move to a new question; "
        "a published figure that used one of them is marked “Does it stand?”."
    )

    claims = forms.MultipleChoiceField(
        label=_("Claims that measure another thing"), widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(max_length=300, label=_("The question they answer"))
    kind = forms.ChoiceField(
        label=_("The new question"),
        choices=choices({kind: RELATION_KINDS[kind] for kind in KINDS}),
        help_text=_("In relation to the question of this conflict."),
    )
    reason = WordsField(help_text=_("What you established, and how."))

    def prepare(self) -> None:
        self.rows = {str(claim.pk): claim for claim in _of(self.record)}
        self.fields["claims"].choices = [  # type: ignore[attr-defined]  # of a choice
            (key, _worded(claim)) for key, claim in self.rows.items()
        ]

    def call(self, *, record: Conflict, by: User, now: datetime) -> QuestionSplit:
        data = self.cleaned_data
        chosen = [self.rows[key] for key in data["claims"]]
        given = {name: data[name] for name in ("text", "kind", "reason")}
        return split_question(by=by, now=now, question=record.question, claims=chosen, **given)


class JoinForm(VerbForm):
    """Undo: the claims go back to the question that they came from."""

    done = _("The claims have gone back, and both questions have been compared again.")
    intro = _("The claims go back as they stand now. The other question stays; the split stays on record.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: QuestionSplit, by: User, now: datetime) -> QuestionSplit:
        return join_question(by=by, now=now, split=record, reason=self.cleaned_data["reason"])


def _of(conflict: Conflict | None) -> list[Claim]:
    """The open claims on the conflict's own question, the latest said first."""
    if conflict is None:
        return []
    rows = Claim.objects.open().filter(topic=conflict.topic_id, question=conflict.question_id)
    return list(rows.with_provenance().order_by("-statement__said_on", "-recorded_at", "pk")[:MOST])


def _worded(claim: Claim) -> str:
    figure = records.claim_figure_with_unit(claim)
    return f"{claim.statement.source.name}: {figure} ({records.days(claim.as_of)})"


MOST = 200
"""Claims of a question that are offered; there are more only where a feed is imported."""

SPLIT = Verb(
    name="split",
    label=_("They measure two things"),
    permission="claims.add_questionsplit",
    form=SplitForm,
    icon="call_split",
    offered=lambda conflict: conflict.state in IN_HAND and conflict.merged_into_id is None,
)


@admin.register(QuestionSplit)
class QuestionSplitAdmin(BaseAdmin):
    """Which claims moved to which question, found by whom and why, and until when."""

    list_display = ("question", "other", "moved", "reason", "recorded_by", "recorded_at", "superseded_at")
    shown_as = MappingProxyType({"claims": "moved"})
    list_filter = ("topic", ("superseded_at", admin.EmptyFieldListFilter))
    list_select_related = ("question", "other", "recorded_by")
    search_fields = ("question__text__icontains", "other__text__icontains", "reason__icontains")
    verbs = (
        Verb(
            name="join",
            label=_("Move the claims back"),
            permission="claims.change_questionsplit",
            form=JoinForm,
            offered=lambda split: split.superseded_at is None,
            icon="merge",
        ),
    )

    @admin.display(description=_("Claims"))
    def moved(self, split: QuestionSplit) -> int:
        """How many moved."""
        return len(split.claims)
