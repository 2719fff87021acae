"""What a person proposes, before it is a record."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.domain.answering.methods import Use
from claims.domain.questions.times import DayRange
from claims.models import Claim, Question, Resolution
from claims.models.ranges import to_day_range


@dataclass(frozen=True, slots=True)
class Input:
    """A claim (the version that was read) and the part it plays; an exclusion has its reason."""

    claim: Claim
    use: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer to a question as of a range of days, in the question's unit, with what it rests on.

    `as_of` None: for all days, of a timeless question or where no claim is dated. `low_modality`,
    `high_modality`: how the ends are worded; left empty, they are taken from the claims. `without_count`:
    where claims that may not be shown lower the number of independent sources, it is published without one.
    `earlier_figure`: of an answer that leaves what is published for another time, whether that was wrong.
    """

    question: Question
    as_of: tuple[date | None, date] | None
    method: str
    rationale: str
    confidence: str
    review_by: date
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    stance: str = ""
    low_modality: str = ""
    high_modality: str = ""
    single_voice_reason: str = ""
    without_count: bool = False
    judgement_reason: str = ""
    confidence_reason: str = ""
    earlier_figure: str = ""
    earlier_reason: str = ""
    inputs: tuple[Input, ...] = ()


def days_of(draft: Draft) -> DayRange | None:
    """The days of a draft as a value."""
    return None if draft.as_of is None else DayRange(*draft.as_of)


def draft_of(resolution: Resolution) -> Draft:
    """What was proposed, read back from its record; figures noted as of another time are no input."""
    days = to_day_range(resolution.as_of)
    rows = resolution.inputs.exclude(use=Use.OTHER_TIME).select_related("claim")
    return Draft(
        question=resolution.question,
        as_of=None if days is None else (days.start, days.end),
        method=resolution.method,
        rationale=resolution.rationale,
        confidence=resolution.confidence,
        review_by=resolution.review_by,
        low=resolution.low,
        best=resolution.best,
        high=resolution.high,
        stance=resolution.stance,
        low_modality=resolution.low_modality,
        high_modality=resolution.high_modality,
        single_voice_reason=resolution.single_voice_reason,
        judgement_reason=resolution.judgement_reason,
        confidence_reason=resolution.confidence_reason,
        earlier_figure=resolution.earlier_figure,
        earlier_reason=resolution.earlier_reason,
        inputs=tuple(Input(row.claim, row.use, row.reason) for row in rows),
    )
