"""What is read out of a text: figures, each with the words that belong to it and what is left to ask."""

from dataclasses import dataclass
from enum import StrEnum

from claims.domain.reading.borders import Modality, Written

Span = tuple[int, int]
"""Start and end in characters of the text that was given; the end is not part of it."""


class Sureness(StrEnum):
    """Whether a figure may be taken as read, or a person has to choose first."""

    SURE = "sure"
    ASKED = "asked"


class Doubt(StrEnum):
    """What is asked about a figure."""

    NUMBER = "number"
    UNIT = "unit"
    NOUN = "noun"
    HEDGE = "hedge"
    DENIAL = "denial"
    COMPARISON = "comparison"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """One thing to ask a person about a figure, with a reading for each button; the likelier one first."""

    doubt: Doubt
    sentence: str
    readings: tuple["FoundFigure", ...]


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a text.

    `written` holds its numbers in digits that `read_written` takes ("11.5 billion" for "11,5 Mrd."). `unit`
    is a code of the unit table, None where none is named or known; `noun` is what is counted, as written.
    `per`: the base of a rate ("week", "100000 person"), empty where there is none. `direction`: "up" or
    "down" where it is a change, a profit or a loss; the numbers carry no sign for it. `denied`: the sentence
    denies or negates it. `span`: from the hedge to the noun; `number`: the number alone. `rule`: what found
    it.
    """

    modality: Modality
    written: Written
    span: Span
    number: Span
    rule: str
    unit: str | None = None
    noun: str = ""
    per: str = ""
    direction: str = ""
    denied: bool = False
    hedges: tuple[str, ...] = ()
    questions: tuple[ReadingQuestion, ...] = ()

    @property
    def sureness(self) -> Sureness:
        """Asked where any question is open."""
        return Sureness.ASKED if self.questions else Sureness.SURE


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of a text in the order in which they stand, and its language.

    `language` is a code such as "uk"; None where it was not given and could not be told, in which case every
    figure whose words matter is asked. `detected`: nobody gave it.
    """

    figures: tuple[FoundFigure, ...]
    language: str | None
    detected: bool = False
