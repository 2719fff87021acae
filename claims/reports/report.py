"""The report as a value: everything a rendering needs and nothing it could change.

`build` makes it, every renderer reads it. Texts are as recorded; figures are in the question's
unit. No moment of making is kept, so that the same week built twice is the same value.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from claims.reports.cross_sections import (
    Against,
    More,
    Overdue,
    PastWeek,
    ReadingsAgree,
    Reviser,
    TopicLine,
    Unanswered,
)
from claims.reports.in_time import LinkedDisagreement, SourceCurve
from claims.reports.week import Week

SCHEMA_VERSION = "9"


class Section(StrEnum):
    """What happened to a disagreement in the week, in the order the report tells it."""

    NEW = "new"
    REOPENED = "reopened"
    WIDENED = "widened"
    NARROWED = "narrowed"
    RESOLVED = "resolved"
    STALE = "stale"
    OPEN = "open"


class Label(StrEnum):
    """A mark beside a claim that explains what weight it carries."""

    AGGREGATE_OF_MEMBERS = "aggregate_of_members"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An interval in the question's unit; None is an open end."""

    low: Decimal | None
    high: Decimal | None
    low_inclusive: bool = True
    high_inclusive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDays:
    """A closed range of days; no start is "since ever", neither end is "not known"."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClaim:
    """One claim as the report shows it. `core` and `outer` are None where the answer is a stance.

    `question` is empty unless the claim answers a part of the conflict's question. `also_in`: further
    documents in which the same words of the same statement reached us.
    """

    claim: str
    source: str
    figure: str
    version: int = 1
    question: str = ""
    core: Span | None = None
    outer: Span | None = None
    best: Decimal | None = None
    days: ReportDays = ReportDays()
    said_on: date | None = None
    quote: str = ""
    language: str = ""
    translation: str = ""
    translated_by_machine: bool = False
    through: tuple[str, ...] = ()
    document: str = ""
    publisher: str = ""
    url: str = ""
    also_in: tuple[str, ...] = ()
    grade: str = ""
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPosition:
    """Claims that can all be true together; `letter` names it in tables and pictures."""

    letter: str
    span: Span | None
    said: tuple[ReportClaim, ...]
    independent: int
    independent_exact: bool = True
    independent_reason: str

    @property
    def sources(self) -> tuple[str, ...]:
        """The names behind the position, each once, in the order of its claims."""
        return tuple(dict.fromkeys(said.source for said in self.said))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Smallest and largest finite value as written; `relative` is a percentage of the larger."""

    lowest: Decimal
    highest: Decimal
    absolute: Decimal
    relative: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """A version of a verified figure, and the text of the version it replaced (if any).

    `publication`: its number in the one sequence of all that was published.
    """

    figure: str
    topic: str
    question: str
    unit: str
    days: ReportDays
    version: int
    change: str
    standing: str
    text: str
    before: str = ""
    why: str = ""
    span: Span | None = None
    method: str = ""
    confidence: str = ""
    independent: int | None = None
    independent_exact: bool = True
    published_on: date
    review_by: date | None = None
    publication: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One conflict as it stood when the week ended, and what the week did to it.

    `rule`: the number of the rule that decided its kind. `trail`: its last eight weeks, oldest first.
    `older`: of very many claims the latest are told, and so many not; positions and voices are then
    those of the latest. `to_check`: what has to be asked about its claims, a sentence each, most
    important first. `curves`: of a running total. `linked`: conflicts about earlier and later days.
    """

    conflict: str
    topic: str
    question: str
    unit: str
    days: ReportDays
    kind: str
    reason: str
    title: str
    why: str
    is_contradiction: bool
    severity: int
    state: str
    opened_on: date
    changed_on: date
    sections: tuple[Section, ...]
    positions: tuple[ReportPosition, ...]
    also_said: tuple[ReportClaim, ...] = ()
    spread: Spread | None = None
    spread_before: Spread | None = None
    gap: Decimal | None = None
    remainder: Span | None = None
    independent: int = 0
    independent_exact: bool = True
    independent_reason: str = ""
    claims: int = 0
    sources: int = 0
    outcome: str = ""
    verified: PublishedFigure | None = None
    rule: str = ""
    trail: tuple[PastWeek, ...] = ()
    older: int = 0
    to_check: tuple[str, ...] = ()
    question_id: str = ""
    topic_slug: str = ""
    curves: tuple[SourceCurve, ...] = ()
    linked: tuple[LinkedDisagreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A number at the top, with the same number of the week before."""

    key: str
    label: str
    value: int
    before: int

    @property
    def change(self) -> int:
        """How much more than in the week before."""
        return self.value - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityNote:
    """Something about the data that a reader should know before quoting the report."""

    key: str
    count: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the method box."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The disagreement report of one ISO week, of every topic or of one.

    `complete` is False while the week goes on; only a complete one is final. `summary`: three sentences to be
    read aloud; none in a report issued before there were any. `checkpoint`: the newest one signed by its end,
    line by line.
    """

    week: Week
    zone: str
    complete: bool = True
    topic: str = ""
    summary: tuple[str, ...] = ()
    headlines: tuple[Headline, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    figures: tuple[PublishedFigure, ...] = ()
    topics: tuple[TopicLine, ...] = ()
    against: tuple[Against, ...] = ()
    revisers: tuple[Reviser, ...] = ()
    single_source: tuple[PublishedFigure, ...] = ()
    on_hold: tuple[PublishedFigure, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    readings: tuple[ReadingsAgree, ...] = ()
    more: tuple[More, ...] = ()
    notes: tuple[QualityNote, ...] = ()
    policy: str
    method: tuple[Rule, ...] = ()
    checkpoint: tuple[str, ...] = ()

    @property
    def clock(self) -> ZoneInfo:
        """The zone by whose clock the week is counted."""
        return ZoneInfo(self.zone)

    @property
    def is_quiet(self) -> bool:
        """Nothing began, moved or ended, and nothing was published."""
        return not self.figures and all(
            set(disagreement.sections) <= {Section.OPEN, Section.STALE} for disagreement in self.disagreements
        )

    def of(self, section: Section) -> tuple[Disagreement, ...]:
        """Every disagreement the section names; one may stand in several."""
        return tuple(disagreement for disagreement in self.disagreements if section in disagreement.sections)

    def told_in(self, section: Section) -> tuple[Disagreement, ...]:
        """Those whose full account belongs here: each is told once, and none in a quiet week."""
        if self.is_quiet:
            return ()
        return tuple(
            disagreement for disagreement in self.disagreements if disagreement.sections[0] is section
        )

    def left_out(self, key: str) -> int:
        """How many entries of a list are only counted."""
        return sum(more.count for more in self.more if more.key == key)


def for_the_public(report: Report) -> Report:
    """The same report without the names of colleagues, and without whom we wait for: both concern the
    newsroom alone.

    Nobody else of the newsroom is named in a report.
    """
    nameless = tuple(replace(overdue, holder="") for overdue in report.overdue)
    more = tuple(remainder for remainder in report.more if remainder.key != "unanswered")
    return replace(report, overdue=nameless, unanswered=(), more=more)
