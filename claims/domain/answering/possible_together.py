"""Whether figures can all be true: those for a whole and for its parts, and those that somebody denies."""

from collections.abc import Sequence
from itertools import combinations

from claims.domain.answering.answer_ends import says_how_many
from claims.domain.answering.answer_table import AnswerTable
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World, stance_on
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.sentences import Teller
from claims.domain.comparing.summing.sums import sums
from claims.domain.saying import say

_WRONG = frozenset({Kind.INTERNAL_DISSENT, Kind.SELF_CONTRADICTION, Kind.REVISION, Kind.RELAY_DISCREPANCY})
"""What, beside contradictions, leaves one of two figures wrong where their outers are apart."""


def why_not_together(table: AnswerTable) -> str | None:
    """Why the claims on a question and on its parts can't all be true; None where they can.

    To be added up are parts for an earlier day as well, where the sum speaks against the whole.
    """
    question, own, parts, world, tell = table.question, table.own, table.parts, table.world, table.tell
    for a, b in combinations((*parts, *own), 2):
        if not _exclude_each_other(classify(a, b, world)):
            continue
        if a.question.id != b.question.id and b.question.id == question.id:
            return say("the part that {name} gives exceeds the whole", name=tell.name(a))
        if world.graph.same(a.voice.source, b.voice.source):
            return say("the figures of {name} contradict each other", name=tell.name(a))
        return say("{name} and {other} contradict each other", name=tell.name(a), other=tell.name(b))
    taken = {claim.id: claim for claim in (*own, *parts, *table.against)}
    found = next(sums(question, list(taken.values()), world), None)
    if found is None:
        return None
    short = found.finding.reason is Reason.PARTS_FALL_SHORT
    if short:
        return say("the parts, which are all there are, don't make up the whole")
    return say("the parts together make more than the whole")


def _exclude_each_other(finding: Finding) -> bool:
    """Whether no number can be what both say; a copy that differs within its precision may be."""
    return finding.kind is Kind.CONTRADICTION or (finding.kind in _WRONG and finding.gap is not None)


def who_denies(
    claims: Sequence[Assertion], denials: Sequence[Assertion], world: World, tell: Teller
) -> str | None:
    """That a source denies what a range would say, there or in answer to whether there are any."""
    for denial in denials:
        for claim in claims:
            if says_how_many(claim) and _contradicts(denial, claim, world):
                return say("{name} denies what {other} says", name=tell.name(denial), other=tell.name(claim))
    return None


def _contradicts(denial: Assertion, claim: Assertion, world: World) -> bool:
    """Whether one of two claims says that there are none of what the other counts, for one time or of a
    total that is thereby lower later."""
    asked = world.relations.of(denial.question.id, claim.question.id)
    denies = stance_on(denial.figure, asked).denies
    return denies and classify(denial, claim, world).kind in {Kind.CONTRADICTION, Kind.INTERNAL_DISSENT}
