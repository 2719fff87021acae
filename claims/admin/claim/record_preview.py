"""What the form says while it is filled in: the figure as read, what it would do, what is known."""

import json
from collections import Counter
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from claimcheck.foundation.desk.screens import fragment
from claims.admin.claim.claim_page import plot_of
from claims.admin.claim.record_form import RecordClaimForm
from claims.domain.comparing.classification import classify
from claims.domain.comparing.findings import Finding, Kind
from claims.domain.questions.times import DayRange
from claims.models import Claim, Question
from claims.models.assertions import assertions, world_of
from claims.models.ranges import to_date_range
from claims.services.recording.figure_reading import read_figure
from claims.views.audience import desk
from claims.views.dossier import question_claims
from claims.views.finding.likely_questions import Likely, questions_for
from claims.wording import kinds, records
from claims.wording.sentences import in_language
from sources.models import Document, Snapshot, Source, Statement

SHOWN = 5
LONGEST_READ = 4_000
"""Characters of a quote looked at while it is typed."""


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The figure read from a half-filled form, the findings it would make, likely questions."""
    person: Any = request.user
    if not person.has_perm("claims.add_claim"):
        raise PermissionDenied
    form = RecordClaimForm(request.POST, person=person)
    form.is_valid()
    data = form.cleaned_data
    quote = (data.get("quote") or "")[:LONGEST_READ].replace("\x00", "")
    chosen = data.get("question")
    question = chosen if isinstance(chosen, Question) else None
    context: dict[str, Any] = {"quote": quote, "question": question}
    if quote.strip():
        context |= _read(form, question, quote) if question else {"questions": likely_questions(quote)}
    return fragment(request, "desk/record_preview.html", context)


def likely_questions(quote: str) -> list[Likely]:
    """The questions that the quote may answer, each with what it is part of and its parts."""
    return questions_for(quote, desk(timezone.now()))


def _read(form: RecordClaimForm, question: Question, quote: str) -> dict[str, Any]:
    data = form.cleaned_data
    source = data.get("source")
    known = source if isinstance(source, Source) else None
    statement = data.get("statement") or Statement(source=known, said_on=data.get("said_on"))
    given = form.figure_given() if "modality" in data else {}
    content = {
        **given,
        "quote": quote,
        "quote_kind": data.get("quote_kind") or "words",
        "quote_language": data.get("quote_language") or "",
    }
    try:
        read = read_figure(question, content)
    except ValueError as refusal:
        if not hasattr(refusal, "remedy"):
            raise
        return {"refusal": str(refusal), "choices": _choices(refusal)}
    draft = Claim(
        topic_id=question.topic_id,
        question=question,
        statement=statement,
        snapshot=Snapshot(document=data.get("document") or Document()),
        quote=quote,
        as_of=to_date_range(_days(form, statement)),
        recorded_at=timezone.now(),
        **read.columns,
    )
    context: dict[str, Any] = {
        "draft": draft,
        "figure": records.claim_figure_with_unit(draft),
        "plot": plot_of(draft),
    }
    if statement.source_id is not None:
        context |= _findings(draft)
    return context


def _choices(refusal: ValueError) -> list[tuple[str, str]]:
    """Buttons for words that can be read in two ways: a label, and the fields it fills in as JSON."""
    found: tuple[dict[str, str], ...] = getattr(refusal, "choices", ())
    fields = ("modality", "value", "value_2", "unit")
    return [
        (in_language(choice["label"]), json.dumps({name: choice.get(name, "") for name in fields}))
        for choice in found
    ]


def _days(form: RecordClaimForm, statement: Statement) -> DayRange | None:
    """When it was true, where the days make sense so far."""
    first, last = form.as_of_given(statement.said_on) or (None, None)
    return DayRange(first, last) if last and (first is None or first <= last) else None


def _findings(draft: Claim) -> dict[str, Any]:
    """What the draft would be to each recorded claim of its question and its parts."""
    world = world_of(draft.question.topic_id)
    rows = {}
    for whole in world.relations.up(draft.question_id):
        for claim in question_claims(UUID(str(whole)), world, draft.topic_id):
            rows[claim.pk] = claim
    known = [*rows.values()][:500]
    *others, own = assertions([*known, draft])
    found = [(classify(own, other, world), rows[UUID(str(other.id))]) for other in others]
    telling = [(finding, claim) for finding, claim in found if finding.weight]
    telling.sort(key=lambda pair: -pair[0].weight)
    return {
        "contradicts": sum(finding.kind is Kind.CONTRADICTION for finding, _claim in found),
        "summary": _summary([finding for finding, _claim in found]),
        "findings": [
            {
                "claim": claim,
                "figure": records.claim_figure_with_unit(claim),
                "title": _title(finding),
                "sentence": in_language(finding.sentence),
            }
            for finding, claim in telling[:SHOWN]
        ],
        "similar": [claim for claim in known if _is_similar(claim, draft)][:SHOWN],
        "world_size": len(others),
    }


def _title(finding: Finding) -> str:
    return kinds.title(finding.kind, finding.reason or "")


def _summary(findings: list[Finding]) -> list[tuple[str, int]]:
    """What else the draft would be, and to how many claims; support first."""
    tally = Counter(
        finding.kind for finding in findings if finding.weight or finding.kind is Kind.CORROBORATION
    )
    del tally[Kind.CONTRADICTION]
    ranked = sorted(tally.items(), key=lambda pair: pair[0] is not Kind.CORROBORATION)
    return [(kind.value.replace("_", " "), count) for kind, count in ranked]


def _is_similar(claim: Claim, draft: Claim) -> bool:
    """Very likely the same claim: one source, one question, one figure."""
    same_source = claim.statement.source_id == draft.statement.source_id
    return same_source and claim.question_id == draft.question_id and claim.core == draft.core
