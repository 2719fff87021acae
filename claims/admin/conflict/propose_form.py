"""Proposing a resolution: the answer, what it rests on, and drafts for the parts of the question."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import DayField, WordsField
from claimcheck.foundation.desk.verbs import VerbForm
from claimcheck.foundation.records.wording import choices
from claims.admin.claim.marked_quote import marked_claim
from claims.admin.conflict.checklist import in_view
from claims.domain.answering.input_suggestions import suggested_uses
from claims.domain.answering.proposals import Proposal, Use, propose
from claims.domain.figures.numbers import InvalidFigure, read_number
from claims.domain.grading import Confidence
from claims.domain.questions.scope import Answer
from claims.models import Claim, Conflict, Question, Resolution
from claims.models.assertions import scope_of
from claims.models.dossier import Dossier, dossiers
from claims.models.ranges import to_day_range
from claims.services.review.draft import Draft, Input
from claims.services.review.resolution import propose_resolution
from claims.services.review.resolution_checks import current_claims
from claims.views.conflict import Evidence
from claims.wording import records
from claims.wording.answers import METHODS, USES
from claims.wording.terms import CONFIDENCES, STANCES

REVIEW_IN = timedelta(days=30)
ENDS = ("low", "best", "high")


class NumberField(forms.Field):
    """A number as people write it: "10,000", "10 000", "10.5"; refused with its remedy where it is none."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"maxlength": "60", "inputmode": "decimal"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_number(text[:200])
        except InvalidFigure as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def prepare_value(self, value: Any) -> Any:
        return records.number(value).replace("−", "-") if isinstance(value, Decimal) else value


class ProposeForm(VerbForm):
    """One answer, its reasons, and what part each claim played."""

    template = "desk/propose.html"
    whole = True
    done = gettext_lazy("Proposed. Another person has to approve it.")
    groups = (
        (gettext_lazy("Answer"), ("method", "low", "best", "high", "stance", "first_day", "last_day")),
        (
            gettext_lazy("Why"),
            ("rationale", "single_voice_reason", "confidence", "review_by", "without_count"),
        ),
    )

    method = forms.ChoiceField(choices=choices(METHODS))
    low, best, high = NumberField(), NumberField(), NumberField()
    stance = forms.ChoiceField(
        choices=[("", "–"), *((stance.value, words.text) for stance, words in STANCES.items())],
        required=False,
        label=gettext_lazy("Answer"),
    )
    first_day = DayField(required=False, label=gettext_lazy("As of, first day"))
    last_day = DayField(label=gettext_lazy("As of, last day"))
    rationale = WordsField(label=gettext_lazy("How the claims support the answer"))
    single_voice_reason = WordsField(
        required=False,
        rows=2,
        label=gettext_lazy("Why one source is enough"),
        help_text=gettext_lazy("Required if fewer than two independent sources support it."),
    )
    confidence = forms.ChoiceField(
        choices=choices(CONFIDENCES),
        help_text=gettext_lazy("Based on evidence and agreement; not a likelihood."),
    )
    review_by = DayField(
        label=gettext_lazy("Review by"),
        help_text=gettext_lazy("After this day the figure is marked as out of date."),
    )
    without_count = forms.BooleanField(
        required=False,
        label=gettext_lazy("Publish without the number of independent sources"),
        help_text=gettext_lazy("Only where claims that may not be shown lower it; otherwise it is given."),
    )

    def prepare(self) -> None:
        self.dossier: Dossier = dossiers([self.record])[0]
        self.question: Question = self.record.question
        self.proposals = proposals_of(self.dossier)
        self.chosen = _chosen(self.proposals, self.initial.get("method"))
        self.parts = _parts(self.dossier)
        self.rows = list(_rows(self.dossier))
        self._add_inputs()
        self._add_parts()
        self._drop_unfit()
        if not self.is_bound:
            self.initial = {**self._suggested(), **self.initial}

    def _add_inputs(self) -> None:
        for claim in self.rows:
            self.fields[f"use_{claim.pk}"] = forms.ChoiceField(choices=choices(USES), label=_("Role"))
            self.fields[f"why_{claim.pk}"] = forms.CharField(required=False, max_length=500, label=_("Why"))

    def _add_parts(self) -> None:
        for part in self.parts:
            self.fields[f"with_{part.pk}"] = forms.BooleanField(required=False, label=_("Answer this too"))
            for end in ENDS:
                self.fields[f"{end}_{part.pk}"] = NumberField(label=end.capitalize())
            self.fields[f"first_{part.pk}"] = DayField(required=False, label=_("As of, first day"))
            self.fields[f"last_{part.pk}"] = DayField(required=False, label=_("As of, last day"))

    def _drop_unfit(self) -> None:
        for name in ENDS if self.question.answer == Answer.YES_NO else ("stance",):
            del self.fields[name]

    # What is suggested ----------------------------------------------------------------------------

    def _suggested(self) -> dict[str, Any]:
        """The chosen proposal as initial values; a person may change all of it."""
        days = to_day_range(self.record.episode)
        found: dict[str, Any] = {
            "first_day": days.start if days else None,
            "last_day": days.end if days and days.end != date.max else None,
            "confidence": Confidence.LOW.value,
            "review_by": date.today() + REVIEW_IN,  # noqa: DTZ011 a suggestion; the service checks
        }
        uses: dict[Any, tuple[Use, str]] = {}
        if self.chosen is not None:
            found.update(_answer_of(self.chosen))
            found["rationale"] = "\n".join(filter(None, (self.chosen.text, *self.chosen.reasons)))
            uses = suggested_uses(self.chosen, self.dossier.answering)
            for part in self.chosen.parts:
                found.update(self._suggested_part(part))
        for claim in self.rows:
            use, why = uses.get(claim.pk, (Use.CONSIDERED, ""))
            found[f"use_{claim.pk}"], found[f"why_{claim.pk}"] = use.value, why
        return found

    def _suggested_part(self, part: Proposal) -> dict[str, Any]:
        days = [
            assertion.as_of
            for assertion in self.dossier.assertions
            if assertion.id in part.used and assertion.as_of
        ]
        first, last = (days[-1].start, days[-1].end) if days else (None, None)
        ends = {f"{end}_{part.question}": getattr(part, end) for end in ENDS}
        return {
            **ends,
            f"with_{part.question}": True,
            f"first_{part.question}": first,
            f"last_{part.question}": last,
        }

    # What is shown --------------------------------------------------------------------------------

    def grouped(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The answer and its reasons; parts and claims are laid out by the page itself."""
        return [group for group in super().grouped() if group[0]]

    def offers(self) -> list[tuple[Proposal, Any]]:
        """What the rules propose, each with the name of its method."""
        return [(proposal, METHODS[proposal.method]) for proposal in self.proposals]

    def input_rows(self) -> list[dict[str, Any]]:
        """Each current claim with the fields of its part."""
        return [
            {
                "claim": claim,
                "figure": records.claim_figure_with_unit(claim),
                "quote": marked_claim(claim),
                "use": self[f"use_{claim.pk}"],
                "why": self[f"why_{claim.pk}"],
            }
            for claim in self.rows
        ]

    def about(self) -> dict[str, Any]:
        """The checklist and the notes, in view while one proposes."""
        return in_view(self.question, [self.record.pk])

    def part_rows(self) -> list[dict[str, Any]]:
        """Each part of the question with the fields of its draft."""
        return [
            {
                "question": part,
                "with": self[f"with_{part.pk}"],
                "fields": [self[f"{end}_{part.pk}"] for end in (*ENDS, "first", "last")],
            }
            for part in self.parts
        ]

    # What is done ---------------------------------------------------------------------------------

    def call(self, *, record: Conflict, by: User, now: datetime) -> Resolution:
        taken = {part.pk for part in self.parts if self.cleaned_data.get(f"with_{part.pk}")}
        whole = [claim for claim in self.rows if claim.question_id not in taken]
        draft = self._draft(self.question, self._answer(), self._days("first_day", "last_day"), whole)
        parts = [self._part(part) for part in self.parts if part.pk in taken]
        return propose_resolution(by=by, now=now, conflict=record, draft=draft, parts=parts)

    def _answer(self) -> dict[str, Any]:
        names = ("stance",) if self.question.answer == Answer.YES_NO else ENDS
        return {name: self.cleaned_data.get(name) for name in names}

    def _days(self, first: str, last: str) -> tuple[date | None, date]:
        start, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        return start, end or self.cleaned_data["last_day"]

    def _part(self, part: Question) -> Draft:
        claims = [claim for claim in self.rows if claim.question_id == part.pk]
        ends = {end: self.cleaned_data.get(f"{end}_{part.pk}") for end in ENDS}
        return self._draft(part, ends, self._days(f"first_{part.pk}", f"last_{part.pk}"), claims)

    def _draft(
        self, question: Question, answer: dict[str, Any], days: tuple[date | None, date], claims: list[Claim]
    ) -> Draft:
        data = self.cleaned_data
        inputs = (Input(claim, data[f"use_{claim.pk}"], data[f"why_{claim.pk}"]) for claim in claims)
        return Draft(
            question=question,
            as_of=days,
            method=data["method"],
            rationale=data["rationale"],
            confidence=data["confidence"],
            review_by=data["review_by"],
            single_voice_reason=data["single_voice_reason"],
            without_count=data["without_count"],
            inputs=tuple(inputs),
            **answer,
        )


def proposals_of(dossier: Dossier | Evidence) -> tuple[Proposal, ...]:
    """What the rules propose over the accepted claims of a conflict."""
    accepted = [
        assertion
        for assertion in dossier.assertions
        if dossier.claims[UUID(str(assertion.id))].state == "accepted"
    ]
    names: dict[Any, str] = {}
    for claim in dossier.claims.values():
        names[claim.statement.source_id] = claim.statement.source.name
        names[claim.question_id] = claim.question.text
    return propose(scope_of(dossier.conflict.question), accepted, dossier.world, names)


def _chosen(proposals: tuple[Proposal, ...], asked: Any) -> Proposal | None:
    offered = [proposal for proposal in proposals if proposal.offered]
    return next((each for each in offered if each.method == asked), offered[0] if offered else None)


def _answer_of(proposal: Proposal) -> dict[str, Any]:
    ends = {end: getattr(proposal, end) for end in ENDS}
    return {
        **ends,
        "method": proposal.method.value,
        "stance": proposal.stance.value if proposal.stance else "",
    }


def _parts(dossier: Dossier) -> list[Question]:
    """The parts of the question that claims of the episode answer."""
    rows = (dossier.claims[each.id] for each in dossier.answering)
    found = {claim.question_id: claim.question for claim in rows}
    found.pop(dossier.conflict.question_id, None)
    return sorted(found.values(), key=lambda question: question.text)


def _rows(dossier: Dossier) -> Iterator[Claim]:
    """Every source's current claim, the question's own first."""
    own = dossier.conflict.question_id
    yield from sorted(current_claims(dossier), key=lambda claim: (claim.question_id != own, str(claim.pk)))
