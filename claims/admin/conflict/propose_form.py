"""Proposing a resolution: the answer, what it rests on, and drafts for the parts of the question."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.desk.form_fields import DayField
from claimcheck.foundation.records.wording import choices
from claims.admin.claim.marked_quote import marked_claim
from claims.admin.conflict.answer_fields import (
    ENDS,
    MOST_DAYS,
    REVIEW_IN,
    WORDS,
    NumberField,
    ProposedAnswerForm,
    earlier_field,
)
from claims.admin.conflict.answer_plot import answer_plot
from claims.admin.conflict.checklist import in_view
from claims.admin.conflict.offered_answers import (
    accepted_in,
    days_typed,
    in_reader_s_words,
    input_claims,
    parts_of,
    proposals_of,
)
from claims.domain.answering.input_suggestions import suggested_uses
from claims.domain.answering.methods import Proposal, Use
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ResolutionState
from claims.domain.questions.scope import Answer
from claims.domain.questions.times import DayRange
from claims.models import Claim, Conflict, Question, Resolution, VerifiedFigure
from claims.models.ranges import to_day_range
from claims.services.review.draft import Draft, Input
from claims.services.review.resolution import propose_resolution
from claims.services.review.resolution_checks import claims_for
from claims.views.dossier import Dossier, dossiers
from claims.wording import records, values
from claims.wording.answers import METHODS, USES
from claims.wording.plots import Svg
from claims.wording.sentences import in_newsroom_words

KEPT = (
    *("method", "low", "best", "high", "low_modality", "high_modality", "stance", "rationale"),
    *("judgement_reason", "single_voice_reason", "confidence", "confidence_reason", "review_by"),
    *("earlier_figure", "earlier_reason"),
)
"""What a proposal that was sent back gives to the next."""


class ProposeAnswerForm(ProposedAnswerForm):
    """One answer, its reasons, and what part each claim played."""

    template = "desk/propose.html"
    whole = True
    done = gettext_lazy("Proposed. Another person has to approve it.")

    def prepare(self) -> None:
        self.dossier: Dossier = dossiers([self.record])[0]
        self.question: Question = self.record.question
        self.waiting_claims = 0 if accepted_in(self.dossier) else len(self.dossier.claims)
        self.picked = self._picked_days()
        self.proposals = proposals_of(self.dossier, self.picked)
        self.chosen = _chosen(self.proposals, self.initial.get("method"))
        self.as_of = self.picked or (self.chosen or self.proposals[0]).as_of
        self.parts = parts_of(self.dossier)
        self.for_this_time = {claim.pk for claim in claims_for(self.dossier, {}, self.as_of)}
        self.rows = list(input_claims(self.dossier, self.proposals[0], self.as_of))
        self._add_inputs()
        self._add_parts()
        self._ask_of_earlier()
        self._drop_unfit()
        self.sent_back = None
        if not self.is_bound:
            typed = {} if self.initial.keys() & {"method", "day"} else self._sent_back()
            self.initial = {**self._suggested(), **typed, **self.initial}

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

    def _ask_of_earlier(self) -> None:
        """Fields on what is published for another time, where there is such a figure."""
        asked = {"earlier_figure": self.question, **{f"earlier_{part.pk}": part for part in self.parts}}
        for name, question in asked.items():
            published = VerifiedFigure.objects.for_another_time(question, None)
            if published is not None:
                self.fields[name] = earlier_field(published)
        if self.fields.keys().isdisjoint(asked):
            del self.fields["earlier_reason"]

    def _picked_days(self) -> DayRange | None:
        """The days that a reviewer has picked; None leaves them to the rules."""
        if self.is_bound:
            return days_typed(self.data.get("first_day"), self.data.get("last_day"))
        picked = self.initial.get("day")
        return days_typed(picked, picked)

    def _drop_unfit(self) -> None:
        if self.as_of is None:
            self.fields["last_day"].required = False
        for name in (*ENDS, *WORDS) if self.question.answer == Answer.YES_NO else ("stance",):
            del self.fields[name]

    # What is suggested ----------------------------------------------------------------------------

    def _suggested(self) -> dict[str, Any]:
        """The chosen proposal as initial values; a person may change all of it."""
        days = self.as_of
        found: dict[str, Any] = {
            "first_day": days.start if days else None,
            "last_day": days.end if days else None,
            "confidence": Confidence.LOW.value,
            "review_by": date.today() + REVIEW_IN,  # noqa: DTZ011 a suggestion; the service checks
        }
        uses: dict[Any, tuple[Use, str]] = {}
        if self.chosen is not None:
            found.update(_answer_of(self.chosen))
            told = map(in_newsroom_words, (self.chosen.text, *self.chosen.reasons))
            found["rationale"] = "\n".join(filter(None, told))
            uses = suggested_uses(self.chosen, accepted_in(self.dossier), self.dossier.world.graph)
            for part in self.chosen.parts:
                found.update(self._suggested_part(part))
        for claim in self.rows:
            other = Use.CONSIDERED if claim.pk in self.for_this_time else Use.OTHER_TIME
            use, why = uses.get(claim.pk, (other, ""))
            found[f"use_{claim.pk}"], found[f"why_{claim.pk}"] = use.value, why
        return found

    def _sent_back(self) -> dict[str, Any]:
        """What was proposed last, where it was sent back: whoever goes on begins with those words."""
        last = self.record.resolutions.filter(whole__isnull=True).order_by("-proposed_at").first()
        if last is None or last.state != ResolutionState.RETURNED:
            return {}
        self.sent_back = last
        days = to_day_range(last.as_of)
        found: dict[str, Any] = {name: getattr(last, name) for name in KEPT if name in self.fields}
        found |= {"first_day": days.start if days else None, "last_day": days.end if days else None}
        for row in last.inputs.all():
            if f"use_{row.claim_id}" in self.fields:
                found |= {f"use_{row.claim_id}": row.use, f"why_{row.claim_id}": row.reason}
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
        return [(in_reader_s_words(proposal), METHODS[proposal.method]) for proposal in self.proposals]

    def days(self) -> list[date]:
        """Other days that claims on the question are for, the newest first, ten at most."""
        own = (claim for claim in self.dossier.answering if claim.question.id == self.question.pk)
        ends = {claim.as_of.end for claim in own if claim.as_of is not None}
        chosen = None if self.as_of is None else self.as_of.end
        return sorted((day for day in ends - {chosen} if day is not None), reverse=True)[:MOST_DAYS]

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

    def as_of_days(self) -> str:
        """The time of the suggestions."""
        return values.days(self.as_of)

    def plot(self) -> Svg:
        """The claims of the time on one axis; across them, in red, the answer as it stands in the form."""
        claims = [row for row in self.rows if row.question_id == self.question.pk]
        ends = (self[end].value() if end in self.fields else None for end in ENDS)
        return answer_plot(self.question, claims, *ends)

    def about(self) -> dict[str, Any]:
        """The checklist and the notes, in view while one proposes."""
        return in_view(self.question, [self.record.pk])

    def part_rows(self) -> list[dict[str, Any]]:
        """Each part of the question with the fields of its draft."""
        return [
            {
                "question": part,
                "with": self[f"with_{part.pk}"],
                "fields": [
                    self[name]
                    for field in (*ENDS, "first", "last", "earlier")
                    if (name := f"{field}_{part.pk}") in self.fields
                ],
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
        names = ("stance",) if self.question.answer == Answer.YES_NO else (*ENDS, *WORDS)
        given = {name: self.cleaned_data.get(name) for name in names}
        return {**given, "earlier_figure": self.cleaned_data.get("earlier_figure", "")}

    def _days(self, first: str, last: str) -> tuple[date | None, date] | None:
        start, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        end = end or self.cleaned_data["last_day"]
        return None if end is None else (start, end)

    def _part(self, part: Question) -> Draft:
        claims = [claim for claim in self.rows if claim.question_id == part.pk]
        ends = {end: self.cleaned_data.get(f"{end}_{part.pk}") for end in ENDS}
        ends["earlier_figure"] = self.cleaned_data.get(f"earlier_{part.pk}", "")
        return self._draft(part, ends, self._days(f"first_{part.pk}", f"last_{part.pk}"), claims)

    def _draft(
        self,
        question: Question,
        answer: dict[str, Any],
        days: tuple[date | None, date] | None,
        claims: list[Claim],
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
            judgement_reason=data["judgement_reason"],
            confidence_reason=data["confidence_reason"],
            earlier_reason=data.get("earlier_reason", "") if answer["earlier_figure"] else "",
            inputs=tuple(inputs),
            **answer,
        )


def _chosen(proposals: tuple[Proposal, ...], asked: Any) -> Proposal | None:
    offered = [proposal for proposal in proposals if proposal.offered]
    return next(
        (proposal for proposal in offered if proposal.method == asked), offered[0] if offered else None
    )


def _answer_of(proposal: Proposal) -> dict[str, Any]:
    ends = {end: getattr(proposal, end) for end in ENDS}
    return {
        **ends,
        "method": proposal.method.value,
        "stance": proposal.stance.value if proposal.stance else "",
    }
