"""A row to be recorded in bulk: one claim, with all that it refers to by name.

What rows have in common (the question they answer, who says it, when, in which words) is one object that they
share, known by its identity: it is looked up, checked and written once, not once for each row.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple

from claimcheck.foundation.records.errors import Refused
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import InvalidFigure
from claims.models.claim_fields import fields_where
from claims.services.bulk.fates import Fates
from claims.wording.sentences import in_language

AsOf = tuple[date | None, date | None] | None
OWN = frozenset({"quote", "quote_kind", "hedging", "external_id"})
"""Columns of a claim that a row has for itself, or reads together with its figure."""
TERM_FIELDS = fields_where(lambda field: field.plain and field.column and field.name not in OWN)
"""What else a row says of its claim, as it stands there."""
_NAMES = [field.name for field in TERM_FIELDS]
_QUOTE_LANGUAGE, _HOUR, _YEAR, _WAY = (
    _NAMES.index(name) for name in ("quote_language", "as_of_at", "price_year", "counted_by")
)


@dataclass(frozen=True, slots=True, eq=False)
class AskedQuestion:
    """The question that rows answer, by names. `scope`: fields of the measurand by name."""

    topic: str
    question: str
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


SCOPE = ("measure", "population", "place", "state", "base")
"""What a question measures, as fields of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Speaker:
    """Who says it. `via`: the relay chain by names, nearest the source first, None for a hop without one."""

    name: str
    kind: str = ""
    parent: str = ""
    members: tuple[str, ...] = ()
    via: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class When:
    """When it was said, and when it was true: the (first, last) day, None inside for an open end, None
    altogether for unknown."""

    said_on: date | None = None
    said_at: time | None = None
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, eq=False)
class WrittenFigure:
    """The figure as written; `quote_kind` tells whether in words or in data."""

    quote_kind: str
    modality: str = ""
    value: str = ""
    value_2: str = ""
    best: str = ""
    plus_minus: str = ""
    unit: str = ""
    point_is_decimal: bool = False
    hedging: str = ""

    @property
    def of_data(self) -> bool:
        """Whether the figure stands in a column of its own: what is around it there are column names."""
        return self.quote_kind == QuoteKind.DATA and bool(self.value)

    @property
    def settled(self) -> bool:
        """Whether a quote around the figure could say nothing more of it."""
        return self.of_data or bool(self.modality and (self.value or self.best))


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where it was read: a document by its address, else by its title, else the file itself."""

    url: str = ""
    title: str = ""
    publisher: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What else is said of a claim: a value for each of TERM_FIELDS, in their order."""

    values: tuple[Any, ...] = tuple(field.default for field in TERM_FIELDS)

    @property
    def quote_language(self) -> str:
        """The tag of the language that the quote is in, empty where none was given."""
        return str(self.values[_QUOTE_LANGUAGE])

    @property
    def as_of_at(self) -> time | None:
        """The hour of its last day."""
        hour: time | None = self.values[_HOUR]
        return hour

    @property
    def price_year(self) -> int | None:
        """In the prices of which year an amount is."""
        year: int | None = self.values[_YEAR]
        return year

    @property
    def counted_by(self) -> str:
        """The way of counting, empty where none was given."""
        return str(self.values[_WAY] or "")

    def in_prices_of(self, year: int | None) -> tuple[Any, ...]:
        """The values, with the year whose prices an amount is in."""
        return (*self.values[:_YEAR], year, *self.values[_YEAR + 1 :])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing for which a row could not be taken: its line, the field, the value as given, what to do.

    `offers`: what could stand there instead, where it is one of a few."""

    line: int
    field: str
    value: str
    remedy: str
    offers: tuple[str, ...] = ()

    @classmethod
    def of(cls, line: int, refused: Refused | InvalidFigure) -> "Problem":
        """What was refused in a line."""
        return cls(line, refused.field, refused.value, in_language(refused.remedy), refused.offers)

    def __str__(self) -> str:
        return self.told("line")

    def told(self, counted: str) -> str:
        """In words; `counted`: what the file's rows are counted by."""
        return f"{counted} {self.line}: {self.field} {self.value!r}: {self.remedy}"


class BulkRow(NamedTuple):
    """One claim as an import gives it: names instead of keys, figures as written.

    `line`: where it stood, for whoever has to mend it. `external_id`: the key under which it is known; never
    empty. `faults`: what was found wrong in it when it was read; it is looked at for more, and not recorded.
    """

    line: int
    external_id: str
    quote: str
    asked: AskedQuestion
    speaker: Speaker
    when: When
    words: WrittenFigure
    origin: Origin
    terms: Terms
    faults: tuple[Problem, ...] = ()

    @property
    def is_no_claim(self) -> bool:
        """Whether it is a note, or no row at all: what its cells come to says nothing."""
        return any(fault.field == "row" for fault in self.faults)


@dataclass(slots=True)
class Outcome:
    """What a bulk recording did. `undated`: lines of claims whose as-of is unknown; they were taken.

    `claims`: the id of the claim of each line that was taken, where that was asked for. `fates`: what became
    of each row. `stopped_after`: the line after which nothing was read, because too many rows were rejected;
    0 where all was.
    `assumed`: how new questions behave in time, where no row says so. `apart`: pairs of related questions
    whose figures are not compared for that.
    """

    recorded: int = 0
    revised: int = 0
    known: int = 0
    undated: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: set[Any] = field(default_factory=set)
    claims: dict[int, str] = field(default_factory=dict)
    fates: Fates = field(default_factory=Fates)
    stopped_after: int = 0
    assumed: dict[Any, Any] = field(default_factory=dict)
    apart: list[Any] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        """How many rows were not taken; one row may have several problems."""
        return len({problem.line for problem in self.problems})

    @property
    def is_empty(self) -> bool:
        """Whether there was no row at all."""
        return not (self.recorded or self.revised or self.known or self.problems)

    def nothing_stays(self) -> None:
        """Take back what was counted as taken: all of it is undone."""
        self.recorded = self.revised = 0
        self.undated, self.assumed, self.apart = [], {}, []

    def add(self, other: "Outcome") -> None:
        """Count another part of the same file in."""
        self.recorded += other.recorded
        self.revised += other.revised
        self.known += other.known
        self.undated += other.undated
        self.problems += other.problems
        self.questions |= other.questions
        self.claims |= other.claims
        self.assumed |= other.assumed
        self.apart += other.apart
        self.fates.add(other.fates)
