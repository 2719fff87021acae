"""Rule 8: two claims on one question for one time, or a quantity and whether there is any of it."""

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import Pair
from claims.domain.comparing.findings import Finding, Kind, Reason
from claims.domain.figures.figure import Figure
from claims.domain.policy import POLICY
from sources.domain.independence import Dependence, is_dependent


def rule_8_existence(pair: Pair) -> Finding | None:
    """8. The same question and time: a denial contradicts what presupposes some, whatever its number."""
    for figure, other in ((pair.x, pair.y), (pair.y, pair.x)):
        if figure.denies and other.presupposes_some and not pair.same_source:
            reason = Reason.STANCE if figure.stance else Reason.EXISTENCE
            return pair.found(Kind.CONTRADICTION, "8", reason)
    return None


def rule_8_agreement(pair: Pair) -> Finding | None:
    """8. Cores that meet agree: as one voice, as two, or without supporting each other."""
    if not pair.cores_meet:
        return None
    if is_dependent(pair.dependence):
        return pair.plain(Kind.DEPENDENT_AGREEMENT, "8")
    supported = pair.dependence is Dependence.INDEPENDENT and near(pair.x, pair.y)
    return pair.plain(Kind.CORROBORATION if supported else Kind.COMPATIBLE, "8")


def near(x: Figure, y: Figure) -> bool:
    """Whether two two-sided figures have best values within 5 % of the larger (policy v1).

    A figure wider than ± 10 % corroborates nothing by its centre (policy v2). On scales whose zero is a
    convention a percentage means nothing: there each best value must lie within the other's outer interval.
    """
    p, q = x.centre, y.centre
    if not (x.two_sided and y.two_sided) or p is None or q is None or x.wide or y.wide:
        return False
    if x.interval_scale or y.interval_scale:
        return x.outer.contains(q) and y.outer.contains(p)
    return abs(p - q) <= POLICY.same_best * max(abs(p), abs(q))


def rule_8_precision(pair: Pair) -> Finding | None:
    """8. Outers that meet differ in precision only."""
    return pair.plain(Kind.PRECISION_DIFFERENCE, "8") if pair.x.outer.meets(pair.y.outer) else None


def rule_8_disagreement(pair: Pair) -> Finding:
    """8. The figures exclude each other: within one source, within one house, or between sources."""
    if pair.same_source:
        return own_disagreement(pair, "8")
    if pair.dependence is Dependence.AFFILIATED:
        return pair.found(Kind.REVISION if said_apart(pair.a, pair.b) else Kind.INTERNAL_DISSENT, "8")
    if pair.dependence is Dependence.MEMBER_OF_JOINT:
        return pair.found(Kind.INTERNAL_DISSENT, "8")
    return pair.found(Kind.CONTRADICTION, "8", Reason.VALUE)


def own_disagreement(pair: Pair, rule: str) -> Finding:
    """One source, two figures that exclude each other: corrected if said apart, or if it says so."""
    said_so = pair.dependence is Dependence.SAME_STATEMENT and any(
        cue in " ".join(claim.quote.casefold().split()) for claim in (pair.a, pair.b) for cue in _CORRECTED
    )
    revised = said_so or said_apart(pair.a, pair.b)
    return pair.found(Kind.REVISION if revised else Kind.SELF_CONTRADICTION, rule)


_CORRECTED = (
    "corrected from",
    "revised from",
    "korrigiert von",
    "berichtigt von",
    "corrigé de",
    "corrigée de",
    "corregido de",
    "corregida de",
    "виправлено з",
    "исправлено с",
)
"""What a statement says of its own earlier figure, in the languages whose figures are read most."""


def said_apart(a: Assertion, b: Assertion) -> bool:
    """Whether two claims are known to have been said on different days, or at different hours of one."""
    if a.said_on is None or b.said_on is None:
        return False
    if a.said_on != b.said_on:
        return True
    return a.said_at is not None and b.said_at is not None and a.said_at != b.said_at
