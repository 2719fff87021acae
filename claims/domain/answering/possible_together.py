"""Whether figures for a whole and for its parts can all be true."""

from collections.abc import Sequence
from itertools import combinations

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.comparing.sentences import Teller
from claims.domain.comparing.sums import sums
from claims.domain.questions.scope import Scope

_WRONG = frozenset({Kind.INTERNAL_DISSENT, Kind.SELF_CONTRADICTION, Kind.REVISION, Kind.RELAY_DISCREPANCY})
"""What, beside contradictions, leaves one of two figures wrong where their outers are apart."""


def why_not_together(
    question: Scope, own: Sequence[Assertion], parts: Sequence[Assertion], world: World, tell: Teller
) -> str | None:
    """Why the claims on a question and on its parts can't all be true; None where they can."""
    for a, b in combinations((*parts, *own), 2):
        if not _exclude_each_other(classify(a, b, world)):
            continue
        if a.question.id != b.question.id and b.question.id == question.id:
            return f"the part that {tell.name(a)} gives exceeds the whole"
        return f"{tell.name(a)} and {tell.name(b)} contradict each other"
    found = next(sums(question, (*own, *parts), world), None)
    if found is None:
        return None
    short = found.finding.reason is Reason.PARTS_FALL_SHORT
    return "the parts, which are all there are, don't make up the whole" if short else _EXCEED


_EXCEED = "the parts together make more than the whole"


def _exclude_each_other(finding: Finding) -> bool:
    """Whether no number can be what both say; a copy that differs within its precision may be."""
    return finding.kind is Kind.CONTRADICTION or (finding.kind in _WRONG and finding.gap is not None)
