"""What is said of one field of a claim: its type, limit and help, and how each interface shows it."""

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Any


class FieldKind(StrEnum):
    """What a field holds, which decides how each interface reads and writes it."""

    QUESTION = "question"
    STATEMENT = "statement"
    SNAPSHOT = "snapshot"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "yes or no"
    NUMBER = "number as written"
    UNIT = "unit"
    DAYS = "days"
    CHAIN = "chain of sources"
    MOMENT = "moment"
    HOUR = "time of day"
    YEAR = "year"


class Part(StrEnum):
    """What a field is about; interfaces keep fields of one part together, in the order of the list."""

    ORIGIN = "origin"
    QUOTE = "quote"
    FIGURE = "figure"
    TIME = "time"
    CHAIN = "chain"
    TERMS = "terms"
    HIDING = "hiding"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of imports and exports. `further`: few rows need it."""

    name: str
    further: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """How people at the desk see a field, and in which forms.

    `rows`: lines of a text that may have several; `empty`: the words of leaving a choice open; `fact`: the
    claim's page lists it at a glance.
    """

    label: Any
    _: KW_ONLY
    help: Any = ""
    rows: int = 0
    empty: Any = "–"
    record: bool = False
    correct: bool = False
    fact: bool = False


@dataclass(frozen=True, slots=True)
class ClaimField:
    """One field: an argument of `record_claim`, a member of REST bodies, and what else its parts say.

    `longest`: characters, or hops of a chain. `blank`: may be left empty. `needed`: nothing is recorded
    without it. `plain`: the model's column of that name holds it as given, `default` where nothing is given.
    `public`: part of REST requests and answers. `corrected`: a correction may change it.
    """

    name: str
    kind: FieldKind
    part: Part
    help: str
    _: KW_ONLY
    longest: int | None = None
    choices: type[StrEnum] | None = None
    default: Any = ""
    blank: bool = True
    needed: bool = False
    plain: bool = False
    public: bool = True
    corrected: bool = True
    column: Column | None = None
    desk: Desk | None = None
