"""An assertion: one claim, seen without a database."""

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from claims.domain.figures.figure import Figure, Stance
from claims.domain.figures.units import is_money, unit
from claims.domain.flags import Flag
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


class CountedBy(StrEnum):
    """How a figure was arrived at, as its source says. It decides no comparison; it explains."""

    COUNTED = "counted"
    REGISTERED = "registered"
    SURVEYED = "surveyed"
    MODELLED = "modelled"
    PRESUMED = "presumed"
    PROJECTED = "projected"
    OBSERVED = "observed"
    UNKNOWN = "unknown"


GUESSED = frozenset({CountedBy.MODELLED, CountedBy.SURVEYED, CountedBy.PRESUMED})
"""Ways in which two who work apart need not reach one figure."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """Who says what, in answer to which question, as of when, and when they said it.

    `figure` is in the question's unit; of a yes/no question it is its stance read as a figure
    (`stance_figure`), and `stance` is set. `as_of` None: unknown. `said_at`, `as_of_at`: the hours in UTC,
    where known. `published_on`: when the document appeared in which it reached us. `candidate`: nobody has
    accepted it yet. `price_year`: of an amount of money, where it isn't the question's. `imputed`: a row that
    its own source filled in (extrapolated, carried forward). `attribution_denied`: the source denies having
    said it. `settled`: flags that a person has looked at. `recorded_order`: anything that sorts in the order
    of recording; it breaks ties only.
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
    as_of_at: time | None = None
    published_on: date | None = None
    candidate: bool = False
    counted_by: CountedBy = CountedBy.UNKNOWN
    price_year: int | None = None
    imputed: bool = False
    attribution_denied: bool = False
    settled: frozenset[Flag] = frozenset()

    def __post_init__(self) -> None:
        if (self.question.answer is Answer.YES_NO) != (self.stance is not None):
            raise ValueError(f"claim {self.id}: a stance answers a yes/no question, and nothing else does")

    @property
    def known_days(self) -> DayRange:
        """The days that it is for; raises ValueError where they are unknown."""
        if self.as_of is None:
            raise ValueError(
                f"claim {self.id}: the days that it is for are not known; ask for its as-of first"
            )
        return self.as_of

    @property
    def mute(self) -> bool:
        """Whether it is shown but says nothing to the rules: its words are unread, or its source made it up
        to fill a gap."""
        return self.figure.unread or self.imputed

    @property
    def flags(self) -> frozenset[Flag]:
        """What has to be asked about it, whatever others say."""
        denied = {Flag.ATTRIBUTION_DENIED} if self.attribution_denied else frozenset()
        return self.figure.flags | denied

    @property
    def speaks(self) -> bool:
        """Whether it is its source's own word: it may replace, be a last figure, and count as a voice."""
        return not (self.mute or self.attribution_denied)

    @property
    def gives_an_end(self) -> bool:
        """Whether its values may be an end of a range, or part of a sum, in the question's own unit."""
        return self.speaks and self.figure.gives_an_end and self.money == (self.question.unit, None)

    @property
    def speaker(self) -> Voice:
        """Whose voice it is: the source's, or the relay's where the source denies having said it."""
        if not self.attribution_denied:
            return self.voice
        named, *before = reversed(self.voice.relays or (None,))
        source = ("relay of", self.voice.statement) if named is None else named
        unnamed = named is None
        return replace(self.voice, source=source, relays=tuple(reversed(before)), unnamed=unnamed)

    @property
    def money(self) -> tuple[str, int | None]:
        """The unit in which its values are, and whose prices where those aren't the question's."""
        year = None if self.price_year == self.question.price_year else self.price_year
        written = self.figure.written.unit
        if not written or not is_money(self.question.dimension):
            return self.question.unit, year
        return unit(written).code, year

    @property
    def said_key(self) -> tuple[date, time, Any, str]:
        """Sorts claims in the order they were said; unknown days come first."""
        return (self.said_on or date.min, self.said_at or time.min, self.recorded_order, str(self.id))
