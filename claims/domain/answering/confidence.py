"""What confidence the evidence for an answer allows, and what keeps it from being higher."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claims.domain.answering.answer_check import GivenAnswer, meets
from claims.domain.answering.settlement import Level, agreement_of, confidence_of, evidence_of
from claims.domain.comparing.assertion import Assertion
from claims.domain.grading import Confidence, ConfidenceReason
from claims.domain.policy import POLICY
from claims.domain.weighing.grouping import maximal_groups
from sources.domain.independence import SourceGraph


@dataclass(frozen=True, slots=True)
class OfferedConfidence:
    """What confidence the evidence allows, and what keeps it from being higher."""

    level: Confidence
    reasons: tuple[ConfidenceReason, ...]


def offered_confidence(
    answer: GivenAnswer,
    used: Sequence[Assertion],
    independent: int,
    graph: SourceGraph,
    *,
    claims: Sequence[Assertion] = (),
    calculated: bool = False,
) -> OfferedConfidence:
    """Confidence from evidence × agreement.

    `claims`: all on the question; `calculated`: it rests on a calculation of our own.
    """
    share = _agreeing_share(answer, used, graph)
    agreement = agreement_of(share.numerator, share.denominator)
    evidence = evidence_of(independent)
    found = {
        ConfidenceReason.ONE_VOICE: evidence is Level.LOW,
        ConfidenceReason.SPREAD: agreement is not Level.HIGH,
        ConfidenceReason.INDIRECT: bool(used) and all(claim.voice.relays for claim in used),
        ConfidenceReason.IMPRECISE: bool(used) and all(_imprecise(claim) for claim in used),
        ConfidenceReason.IMPUTED: _fills_gaps(used, claims, graph),
        ConfidenceReason.OWN_CALCULATION: calculated,
    }
    reasons = tuple(reason for reason, holds in found.items() if holds)
    return OfferedConfidence(confidence_of(evidence, agreement), reasons)


def _agreeing_share(answer: GivenAnswer, used: Sequence[Assertion], graph: SourceGraph) -> Fraction:
    """How many of the sources used can be right together, and how many of them the answer meets."""

    def sources(claims: Iterable[Assertion]) -> int:
        return len({graph.identity(claim.voice.source) for claim in claims})

    if not used:
        return Fraction(0)
    groups = maximal_groups([claim.figure.outer for claim in used])
    together = max(sources(used[i] for i in group.members) for group in groups)
    met = sources(claim for claim in used if meets(answer, claim))
    return Fraction(min(together, met), sources(used))


def _imprecise(claim: Assertion) -> bool:
    """Whether a figure is a bound or a vague quantity, or asserts more than ± 10 % of its centre."""
    core, centre = claim.figure.core, claim.figure.centre
    if claim.stance is not None:
        return False
    if not claim.figure.two_sided or core.low is None or core.high is None or centre is None:
        return True
    return core.high - core.low > 2 * POLICY.imprecise * abs(centre) and not claim.figure.interval_scale


def _fills_gaps(used: Iterable[Assertion], claims: Iterable[Assertion], graph: SourceGraph) -> bool:
    """Whether a source that is used has imputed figures on the question: those are never used themselves."""
    imputing = {graph.identity(claim.voice.source) for claim in claims if claim.imputed}
    return any(graph.identity(claim.voice.source) in imputing for claim in used)


def is_higher(given: Confidence, offered: Confidence) -> bool:
    """Whether a person is surer than the evidence allows."""
    order = {Confidence.LOW: 0, Confidence.MODERATE: 1, Confidence.HIGH: 2}
    return order[given] > order[offered]
