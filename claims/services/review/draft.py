"""What a person proposes, before it is a record."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.models import Claim, Question


@dataclass(frozen=True, slots=True)
class Input:
    """A claim (the version that was read) and the part it plays; an exclusion has its reason."""

    claim: Claim
    use: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer to a question as of a range of days, in the question's unit, with what it rests on.

    `without_count`: where claims that may not be shown lower the number of independent sources, it is
    published without one.
    """

    question: Question
    as_of: tuple[date | None, date]
    method: str
    rationale: str
    confidence: str
    review_by: date
    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    stance: str = ""
    single_voice_reason: str = ""
    without_count: bool = False
    inputs: tuple[Input, ...] = ()
