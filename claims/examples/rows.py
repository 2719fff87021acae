"""The shape of an example's rows: plain values, without a database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Credibility
from claims.domain.questions.scope import Answer, Temporality
from sources.domain.kinds import Basis, DocumentKind, Reliability, SourceKind

Days = tuple[date | None, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """Who can be quoted. `parent` and `members` are slugs of rows that come earlier."""

    slug: str
    name: str
    kind: SourceKind
    parent: str = ""
    members: tuple[str, ...] = ()
    reliability: Reliability | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """What was read, with its text. `publisher` is a slug, `syndicated_from` the key of an earlier row."""

    key: str
    kind: DocumentKind
    title: str
    publisher: str
    published_at: datetime
    text: str
    language: str = "en"
    syndicated_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A desk's subject."""

    slug: str
    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """What is measured; `unit` is empty for a yes/no question."""

    slug: str
    topic: str
    text: str
    temporality: Temporality
    unit: str = ""
    answer: Answer = Answer.QUANTITY
    measure: str = ""
    population: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """One act of saying by one source."""

    key: str
    source: str
    said_on: date
    occasion: str
    basis: Basis = Basis.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One statement's answer to one question, as read in one document.

    `value` and `value_2` are the digits as written; `relay` names, by slug, who passed the words on. A chain
    is complete when every hop to us is named and somebody has confirmed that.
    """

    key: str
    question: str
    statement: str
    document: str
    quote: str
    modality: Modality | None = None
    value: str = ""
    value_2: str = ""
    unit: str = ""
    stance: Stance | None = None
    as_of: Days | None = None
    relay: tuple[str, ...] = ()
    chain_complete: bool = True
    hedging: str = ""
    quote_kind: QuoteKind = QuoteKind.WORDS
    language: str = "en"
    translation: str = ""
    credibility: Credibility | None = None
    credibility_reason: str = ""


def day(text: str) -> date:
    """A day written as YYYY-MM-DD."""
    return date.fromisoformat(text)


def on(text: str) -> Days:
    """The one day written as YYYY-MM-DD."""
    return day(text), day(text)


def at(text: str, hour: str = "12:00") -> datetime:
    """An hour (UTC) of a day, written as YYYY-MM-DD and HH:MM."""
    return datetime.combine(day(text), time.fromisoformat(hour), UTC)
