"""The disagreement itself as an answer: who says what, where the evidence does not decide."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.domain.answering.answer_table import AnswerTable
from claims.domain.answering.methods import Method, Proposal
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.pairings import Witnessed
from claims.domain.comparing.summing.sums import sums
from claims.domain.saying import say
from claims.domain.weighing.convergence import converge

_OF_BASES = frozenset({Reason.OTHER_BASE, Reason.BASE_NOT_GIVEN})
"""Shares of two things say nothing of each other."""


def undetermined(table: AnswerTable) -> Proposal:
    """The sources disagree: the disagreement itself is published."""
    beside = (*table.twice, *table.against)
    found = list(_disputes(table))
    if not found and not beside and table.apart is None:
        why_not = say("the claims on the question and its parts for this time do not conflict")
        return table.withheld(Method.UNDETERMINED, why_not)
    why_not = converge(table.credible, table.world).why_not or ""
    scattered = (say("There is {nothing}.", nothing=why_not),) if why_not.startswith("no agreement") else ()
    unlike = () if table.apart is None else (table.apart,)
    told = tuple(dict.fromkeys((*table.own, *beside, *_disputing_parts(table, found))))
    one_source = len({table.world.graph.identity(claim.voice.source) for claim in told}) == 1
    disagree = say("The sources disagree, and the evidence does not decide between them.")
    if one_source:
        disagree = say("The source's figures do not agree, and the evidence does not decide between them.")
    return Proposal(
        Method.UNDETERMINED,
        table.question.id,
        reasons=(disagree, *unlike, *scattered),
        used=tuple(claim.id for claim in (*table.own, *table.twice)),
        text=table.tell.disagreement(table.question, told, one_source=one_source),
    )


def _disputes(table: AnswerTable) -> Iterator[Witnessed]:
    """What needs somebody to look among the claims for the time of the answer, sums of parts included."""
    for a, b in combinations((*table.own, *table.parts), 2):
        finding = classify(a, b, table.world)
        if finding.weight and finding.reason not in _OF_BASES and not _of_authorship(a, b, finding):
            yield Witnessed((a, b), finding)
    yield from sums(table.question, (*table.own, *table.parts), table.world)


def _of_authorship(a: Assertion, b: Assertion, finding: Finding) -> bool:
    """Whether only who said it is in doubt, and not how many."""
    return finding.kind is Kind.ATTRIBUTION_CONFLICT and a.figure.core.meets(b.figure.core)


def _disputing_parts(table: AnswerTable, found: Sequence[Witnessed]) -> list[Assertion]:
    """Claims on parts that a disagreement has to name: those that contradict, and beside a single claim on
    the whole those that merely count less."""
    apart = [dispute for dispute in found if dispute.finding.kind is not Kind.SCOPE_DIFFERENCE]
    disputes = apart if apart or len(table.own) > 1 else found
    known = {claim.id for dispute in disputes for claim in dispute.claims}
    return [part for part in table.parts if part.id in known]
