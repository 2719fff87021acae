"""What the rules offer as an answer to a conflict, and which claims it accounts for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from claims.domain.answering.methods import Proposal
from claims.domain.answering.proposals import propose
from claims.domain.comparing.assertion import Assertion
from claims.domain.questions.times import DayRange
from claims.models import Claim, Question
from claims.models.assertions import scope_of
from claims.services.review.answer_review import names_in
from claims.services.review.resolution_checks import claims_for
from claims.views.conflict import ConflictEvidence
from claims.views.dossier import Dossier
from claims.views.measures import apart_by_measure
from claims.wording.sentences import in_language


def proposals_of(dossier: Dossier | ConflictEvidence, as_of: DayRange | None = None) -> tuple[Proposal, ...]:
    """What the rules propose over the accepted claims of a conflict as of some days (None: their choice)."""
    question = scope_of(dossier.conflict.question)
    accepted = accepted_in(dossier)
    apart = apart_by_measure(dossier.conflict.question, accepted, dossier.world.graph)
    return propose(question, accepted, dossier.world, names_in(dossier), as_of, apart=apart)


def in_reader_s_words(proposal: Proposal) -> Proposal:
    """A proposal with all that it says in the active language."""
    return replace(
        proposal,
        reasons=tuple(map(in_language, proposal.reasons)),
        text=in_language(proposal.text),
        not_offered=None if proposal.not_offered is None else in_language(proposal.not_offered),
        parts=tuple(map(in_reader_s_words, proposal.parts)),
    )


def accepted_in(dossier: Dossier | ConflictEvidence) -> list[Assertion]:
    """The claims of a conflict that a person has accepted: an answer rests on these alone."""
    return [claim for claim in dossier.assertions if dossier.claims[UUID(str(claim.id))].state == "accepted"]


def days_typed(first: Any, last: Any) -> DayRange | None:
    """Two days as typed; None where there is no last day or they are no days (the fields say why)."""
    try:
        start = date.fromisoformat(first) if first else None
        return DayRange(start, date.fromisoformat(last)) if last else None
    except ValueError:
        return None


def parts_of(dossier: Dossier) -> list[Question]:
    """The parts of the question that claims of the episode answer."""
    rows = (dossier.claims[assertion.id] for assertion in dossier.answering)
    found = {claim.question_id: claim.question for claim in rows}
    found.pop(dossier.conflict.question_id, None)
    return sorted(found.values(), key=lambda question: question.text)


def input_claims(dossier: Dossier, proposal: Proposal, as_of: DayRange | None) -> Iterator[Claim]:
    """Every source's figure for the time, the question's own first; then those for other times."""
    own = dossier.conflict.question_id
    due = claims_for(dossier, {}, as_of)
    yield from sorted(due, key=lambda claim: (claim.question_id != own, str(claim.pk)))
    known = {claim.pk for claim in due}
    yield from (dossier.claims[key] for key in proposal.other_time if key not in known)
