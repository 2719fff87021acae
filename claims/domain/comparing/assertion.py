"""An assertion: one claim, seen without a database."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from claims.domain.figures.figure import Figure, Stance
from claims.domain.grading import Credibility
from claims.domain.lifecycle import Rank
from claims.domain.questions.scope import Answer, Scope
from claims.domain.questions.times import DayRange
from sources.domain.independence import Id, Voice
from sources.domain.kinds import Reliability


class QuoteKind(StrEnum):
    """Whether the quote is words, or a row of data as it was written."""

    WORDS = "words"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Assertion:
    """Who says what, in answer to which question, as of when, and when they said it.

    `figure` is in the question's unit; of a yes/no question it is its stance read as a figure
    (`stance_figure`), and `stance` is set. `as_of` None: unknown. `said_at`: the hour, where known.
    `recorded_order`: anything that sorts in the order of recording; it breaks ties only.
    """

    id: Id
    question: Scope
    voice: Voice
    figure: Figure
    stance: Stance | None = None
    as_of: DayRange | None = None
    said_on: date | None = None
    said_at: time | None = None
    quote: str = ""
    quote_kind: QuoteKind = QuoteKind.WORDS
    credibility: Credibility | None = None
    reliability: Reliability | None = None
    rank: Rank = Rank.NORMAL
    recorded_order: Any = 0

    def __post_init__(self) -> None:
        if (self.question.answer is Answer.YES_NO) != (self.stance is not None):
            raise ValueError(f"claim {self.id}: a stance answers a yes/no question, and nothing else does")

    @property
    def said_key(self) -> tuple[date, time, Any, str]:
        """Sorts claims in the order they were said; unknown days come first."""
        return (self.said_on or date.min, self.said_at or time.min, self.recorded_order, str(self.id))
