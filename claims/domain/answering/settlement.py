"""After the verdict: how sure we are of it, and what would reopen it."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from claims.domain.answering.answer_ends import interval_of
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Finding, Kind
from claims.domain.figures.figure import (
    LOWER_BOUNDS,
    UPPER_BOUNDS,
    Figure,
    Modality,
    Stance,
    stance_figure,
)
from claims.domain.figures.interval import Interval
from claims.domain.figures.units import unit
from claims.domain.grading import Confidence
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer, Scope
from claims.domain.questions.times import DayRange
from sources.domain.independence import Id, Voice


class Level(StrEnum):
    """How much there is of evidence, or of agreement."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_STEPS = {Level.LOW: 0, Level.MEDIUM: 1, Level.HIGH: 2}


def confidence_of(evidence: Level, agreement: Level) -> Confidence:
    """Confidence follows evidence × agreement; it is not a likelihood.

    High takes both; low is where one is low and the other not high.
    """
    steps = _STEPS[evidence] + _STEPS[agreement]
    if steps == 4:
        return Confidence.HIGH
    return Confidence.MODERATE if steps >= 2 else Confidence.LOW


def evidence_of(independent: int) -> Level:
    """From the number of independent voices: one is little, two are some, three are much (policy v1)."""
    if independent >= POLICY.robust_evidence:
        return Level.HIGH
    return Level.MEDIUM if independent == 2 else Level.LOW


def agreement_of(agreeing: int, voices: int) -> Level:
    """From the share of independent voices that agree: under half is little, 9 in 10 are much (policy v1)."""
    share = Fraction(agreeing, voices) if voices else Fraction(0)
    if share >= POLICY.most_agree:
        return Level.HIGH
    return Level.MEDIUM if share >= Fraction(1, 2) else Level.LOW


def settled(
    question: Scope,
    id: Id,
    *,
    low: Decimal | None = None,
    best: Decimal | None = None,
    high: Decimal | None = None,
    stance: Stance | None = None,
    as_of: DayRange | None = None,
    low_modality: Modality | None = None,
    high_modality: Modality | None = None,
) -> Assertion:
    """A published figure seen as an assertion of our own, so that new claims can be held against it.

    It asserts the interval from low to high (from best, where an end is missing) and nothing wider; an end
    that is worded as a bound is open where the words leave it so.
    """
    voice = Voice(source=("verified", id), statement=("verified", id))
    if stance is not None:
        return Assertion(id, question, voice, stance_figure(stance), stance, as_of)
    if low is None and best is None and high is None:
        raise ValueError(f"figure {id}: a settled answer needs a value or a stance")
    ends = interval_of(low, best, high, low_modality, high_modality)
    modality = _shape_of(ends)
    scale = question.answer is Answer.DATE or unit(question.unit).is_interval_scale
    figure = Figure(modality, ends, ends, *_values_of(modality, low, best, high), interval_scale=scale)
    return Assertion(id, question, voice, figure, as_of=as_of)


def _values_of(
    modality: Modality, low: Decimal | None, best: Decimal | None, high: Decimal | None
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Where a figure of that shape keeps its values: a bound in the middle."""
    if modality in LOWER_BOUNDS | UPPER_BOUNDS and best is None:
        return None, low if low is not None else high, None
    return low, best, high


def _shape_of(ends: Interval) -> Modality:
    if ends.is_point:
        return Modality.EXACTLY
    if ends.high is None:
        return Modality.AT_LEAST if ends.low_inclusive else Modality.MORE_THAN
    if ends.low is None:
        return Modality.AT_MOST if ends.high_inclusive else Modality.LESS_THAN
    return Modality.RANGE


def reopens(findings: Iterable[Finding]) -> bool:
    """Whether findings of a new claim against what is settled reopen it: one of weight 2 or more does."""
    return any(finding.weight >= 2 for finding in findings)


def findings_against(
    claim: Assertion, against: Iterable[Assertion], world: World
) -> frozenset[tuple[Id, Kind]]:
    """What of the published figure and the used claims a claim contradicts, and by which findings."""
    found = (
        (opposite.id, classify(claim, opposite, world)) for opposite in against if opposite.id != claim.id
    )
    return frozenset((other, finding.kind) for other, finding in found if reopens([finding]))
