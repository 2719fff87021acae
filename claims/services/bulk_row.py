"""A row to be recorded in bulk: one claim with all that it refers to by name."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

AsOf = tuple[date | None, date | None] | None


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One claim as an import gives it: names instead of keys, figures as written.

    `line`: where it stood, for whoever has to mend it. `as_of`: (first, last) day, None inside for an open
    end, None altogether for unknown. `via`: the relay chain by names, nearest the source first, None for a
    hop without a name. `scope`: fields of the measurand by name. `external_id`: the key under
    which it is known; never empty.
    """

    line: int
    external_id: str
    topic: str
    question: str
    source: str
    quote: str
    quote_kind: str
    topic_slug: str = ""
    question_slug: str = ""
    relation: str = ""
    related_question: str = ""
    unit: str = ""
    question_unit: str = ""
    scope: tuple[tuple[str, str], ...] = ()
    temporality: str = ""
    additive: bool | None = None
    minimum: str | None = None
    source_kind: str = ""
    parent: str = ""
    members: tuple[str, ...] = ()
    said_on: date | None = None
    said_at: time | None = None
    as_of: AsOf = None
    modality: str = ""
    value: str = ""
    value_2: str = ""
    best: str = ""
    plus_minus: str = ""
    point_is_decimal: bool = False
    quote_lang: str = ""
    quote_translation: str = ""
    hedging: str = ""
    likelihood: str = ""
    confidence: str = ""
    chain_complete: bool = False
    document_url: str = ""
    document_title: str = ""
    publisher: str = ""
    published_at: datetime | None = None
    via: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row could not be taken: its line, the field, the value as given, and what to do about it."""

    line: int
    field: str
    value: str
    remedy: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.field} {self.value!r}: {self.remedy}"


@dataclass(slots=True)
class Outcome:
    """What a bulk recording did. `undated`: lines of claims whose as-of is unknown; they were taken."""

    recorded: int = 0
    revised: int = 0
    known: int = 0
    undated: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: set[Any] = field(default_factory=set)

    def add(self, other: "Outcome") -> None:
        """Count another part of the same file in."""
        self.recorded += other.recorded
        self.revised += other.revised
        self.known += other.known
        self.undated += other.undated
        self.problems += other.problems
        self.questions |= other.questions
