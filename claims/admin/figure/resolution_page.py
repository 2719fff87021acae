"""What an approver sees: the answer, what it rests on, and how it differs from what is published now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.claim.marked_quote import marked_claim
from claims.admin.conflict.answer_plot import answer_plot
from claims.admin.conflict.checklist import in_view
from claims.domain.answering.earlier_figure import EarlierFigure
from claims.domain.answering.methods import Method, Use
from claims.domain.grading import Confidence, ConfidenceReason
from claims.domain.lifecycle import ResolutionState
from claims.models import Claim, Resolution, ResolutionInput, Transition, VerifiedFigure
from claims.services.review.hidden_counts import counts_of
from claims.views.independence import Counts
from claims.wording import local, records, values
from claims.wording.answers import CONFIDENCE_REASONS, EARLIER_FIGURES, METHODS, USES
from claims.wording.states import RESOLUTION_STATES
from claims.wording.terms import CONFIDENCES


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of the comparison with what is published now."""

    name: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the proposal says something else."""
        return self.before != self.after


def context_of(resolution: Resolution) -> dict[str, Any]:
    """All that the page of a resolution shows; drafts for parts stand below the whole."""
    drafts = [resolution, *resolution.parts.select_related("question__unit").order_by("pk")]
    inputs = _inputs(drafts)
    record_ids = [pk for pk in (resolution.pk, resolution.conflict_id) if pk]
    withheld = any(draft.count_withheld for draft in drafts) and resolution.conflict_id is not None
    found = counts_of(resolution, now=timezone.now()) if withheld else {}
    return {
        "drafts": [_draft(draft, inputs.get(draft.pk, []), found) for draft in drafts],
        "transitions": _moves(resolution),
        **in_view(resolution.question, record_ids),
    }


def _inputs(drafts: list[Resolution]) -> dict[Any, list[dict[str, Any]]]:
    rows = list(ResolutionInput.objects.filter(topic=drafts[0].topic_id, resolution__in=drafts))
    claims = {
        claim.pk: claim
        for claim in Claim.objects.filter(pk__in=[row.claim_id for row in rows]).with_provenance()
    }
    order = list(Use)
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (order.index(Use(row.use)), str(row.claim_id))):
        claim = claims[row.claim_id]
        found.setdefault(row.resolution_id, []).append(
            {
                "use": row.use,
                "said": USES[Use(row.use)].label,
                "why": row.reason,
                "claim": claim,
                "figure": records.claim_figure_with_unit(claim),
                "quote": marked_claim(claim),
                "superseded": claim.superseded_at is not None,
            }
        )
    return found


def _voices(one: Resolution, found: dict[Any, Counts]) -> str:
    """How many independent sources stand behind it; both numbers where hidden claims lower the count."""
    told = values.independent_sources(one.independent_count, one.independent_exact)
    counted = found.get(one.pk)
    if counted is None or not one.count_withheld:
        return told
    both = _("%(visible)d counting visible claims, %(known)d counting all: published without the count")
    return f"{told} ({both % {'visible': counted.visible.count, 'known': counted.known.count}})"


def _draft(one: Resolution, inputs: list[dict[str, Any]], found: dict[Any, Counts]) -> dict[str, Any]:
    mine = one.figures.order_by("version").first()
    published = None if mine else _published(one)
    return {
        "resolution": one,
        "answer": records.answer(one),
        "as_of": records.days(one.as_of),
        "voices": _voices(one, found),
        "method": METHODS[Method(one.method)].text,
        "confidence_reasons": ", ".join(
            str(CONFIDENCE_REASONS[ConfidenceReason(reason)]) for reason in one.confidence_reasons
        ),
        "earlier": EARLIER_FIGURES[EarlierFigure(one.earlier_figure)].tag if one.earlier_figure else "",
        "inputs": inputs,
        "plot": answer_plot(
            one.question,
            [row["claim"] for row in inputs if row["claim"].question_id == one.question_id],
            *(one.low, one.best, one.high),
        ),
        "published": published,
        "mine": mine,
        "lines": list(_lines(one, published)),
    }


def _published(one: Resolution) -> VerifiedFigure | None:
    """What stands published for the same days, else the question's newest figure; not this very answer."""
    versions = VerifiedFigure.objects.filter(topic=one.topic_id, question=one.question_id).exclude(
        resolution=one
    )
    same = versions.filter(as_of=one.as_of).order_by("-version").first()
    return (
        same or VerifiedFigure.objects.filter(topic=one.topic_id, question=one.question_id).current().first()
    )


def _moves(resolution: Resolution) -> Iterator[tuple[Transition, str]]:
    for move in Transition.objects.of(resolution).select_related("by"):
        yield move, RESOLUTION_STATES[ResolutionState(move.to_state)].tag


def _lines(one: Resolution, published: VerifiedFigure | None) -> Iterator[ComparedLine]:
    rows: tuple[tuple[str, Any], ...] = (
        (_("Figure"), records.answer),
        (_("As of"), lambda each: records.days(each.as_of)),
        (_("Method"), lambda each: METHODS[Method(each.method)].tag),
        (_("Confidence"), lambda each: str(CONFIDENCES[Confidence(each.confidence)])),
        (
            _("Independent sources"),
            lambda each: values.independent_sources(each.independent_count, each.independent_exact),
        ),
        (_("Review by"), lambda each: local.day(each.review_by)),
    )
    for name, said in rows:
        yield ComparedLine(name, said(published) if published else "", said(one))
