"""What an approver sees: the answer, what it rests on, and how it differs from what is published now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from claims.admin import wording
from claims.admin.conflict.checklist import in_view
from claims.domain.answering.proposals import Use
from claims.models import Claim, Resolution, ResolutionInput, Transition, VerifiedFigure
from claims.reports import words
from claims.reports.answer_words import CONFIDENCE_REASONS

USES = {
    Use.USED: _("Used"),
    Use.CONSIDERED: _("Considered"),
    Use.EXCLUDED: _("Excluded"),
    Use.OTHER_TIME: _("Not for this time"),
}


@dataclass(frozen=True, slots=True)
class Line:
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
    return {
        "drafts": [_draft(each, inputs.get(each.pk, [])) for each in drafts],
        "transitions": Transition.objects.of(resolution).select_related("by"),
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
                "said": USES[Use(row.use)],
                "why": row.reason,
                "claim": claim,
                "figure": wording.figure(claim),
                "quote": wording.marked_claim(claim),
                "superseded": claim.superseded_at is not None,
            }
        )
    return found


def _draft(one: Resolution, inputs: list[dict[str, Any]]) -> dict[str, Any]:
    mine = one.figures.order_by("version").first()
    published = None if mine else _published(one)
    return {
        "resolution": one,
        "answer": wording.answer(one, one.question.unit),
        "as_of": wording.days(one.as_of),
        "voices": words.voices(one.independent_count, one.independent_exact),
        "method": words.METHODS.get(one.method, one.method),
        "confidence_reasons": ", ".join(CONFIDENCE_REASONS[each] for each in one.confidence_reasons),
        "inputs": inputs,
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


def _lines(one: Resolution, published: VerifiedFigure | None) -> Iterator[Line]:
    unit = one.question.unit
    rows: tuple[tuple[str, Any], ...] = (
        (_("Figure"), lambda each: wording.answer(each, unit)),
        (_("As of"), lambda each: wording.days(each.as_of)),
        (_("Method"), lambda each: each.get_method_display()),
        (_("Confidence"), lambda each: each.confidence),
        (_("Independent voices"), lambda each: words.voices(each.independent_count, each.independent_exact)),
        (_("Review by"), lambda each: each.review_by.isoformat()),
    )
    for name, said in rows:
        yield Line(name, said(published) if published else "", said(one))
