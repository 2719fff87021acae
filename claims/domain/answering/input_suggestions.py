"""What part each source's claim plays in a proposal."""

from collections.abc import Iterable, Sequence

from claims.domain.answering.answer_table import not_credible
from claims.domain.answering.answer_time import answer_time
from claims.domain.answering.methods import Proposal, Use
from claims.domain.comparing.assertion import Assertion
from claims.domain.questions.times import DayRange
from sources.domain.independence import Id, SourceGraph


def suggested_uses(
    proposal: Proposal, assertions: Iterable[Assertion], graph: SourceGraph | None = None
) -> dict[Id, tuple[Use, str]]:
    """Role of each source's figure for the time in a proposal, with the reason of each exclusion."""
    used = {*proposal.used, *(claim_id for part in proposal.parts for claim_id in part.used)}
    uses: dict[Id, tuple[Use, str]] = {}
    for claim, beside in inputs_for(tuple(assertions), graph or SourceGraph(), proposal.as_of):
        why = not_credible(claim) or (f"for {claim.as_of}" if beside else None)
        if claim.id in used:
            uses[claim.id] = (Use.USED, "")
        else:
            uses[claim.id] = (Use.CONSIDERED, "") if why is None else (Use.EXCLUDED, why)
    uses.update((claim, (Use.OTHER_TIME, "")) for claim in proposal.other_time)
    return uses


def inputs_for(
    claims: Sequence[Assertion], graph: SourceGraph, as_of: DayRange | None
) -> list[tuple[Assertion, bool]]:
    """Each source's figure on each question for the time, and whether it only shares a day with the hull."""
    by_question: dict[Id, list[Assertion]] = {}
    for claim in claims:
        by_question.setdefault(claim.question.id, []).append(claim)
    found: list[tuple[Assertion, bool]] = []
    for own in by_question.values():
        time = answer_time(own[0].question, own, graph, as_of)
        found += [(claim, False) for claim in time.taken]
        found += [(claim, True) for claim in time.beside]
    return found
