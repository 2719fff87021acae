"""What a report says across its disagreements: who disagrees with whom, who changed, what waits for whom."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PastWeek:
    """A disagreement as it stood when one week ended.

    `spread`: a percentage of the largest figure, None where no share can be given.
    """

    label: str
    claims: int
    spread: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """Two sources, and in how many disagreements they differ in which way, by the gravest of each.

    `time`: figures for different times; `precision`: they can both be right on a wide reading; `definition`:
    what was meant is not clear enough to compare.
    """

    first: str
    second: str
    contradiction: int = 0
    scope: int = 0
    time: int = 0
    definition: int = 0
    precision: int = 0

    @property
    def all(self) -> int:
        """The disagreements in which the two differ at all."""
        return self.contradiction + self.scope + self.time + self.precision + self.definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviser:
    """A source that replaced figures of its own for the same time, and how: "Length: 160 → 120"."""

    source: str
    count: int
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingsAgree:
    """How well two people agree who read the same quotes for themselves, in one field of a claim.

    `value`, with its 95 % interval `low` to `high`: Krippendorff's alpha or Cohen's kappa, as `coefficient`
    says; None where it can't be told.
    """

    field: str
    pairs: int
    same: int
    coefficient: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdue:
    """A figure past its review, or a disagreement in somebody's hands that has gone stale.

    `since`: the day on which it should have been looked at; `holder`: whose it is, empty for nobody.
    """

    record: str
    id: str
    topic: str
    question: str
    since: date
    days: int
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A source that was asked about a question and has not answered by the day on which it was due.

    `holder`: who asked.
    """

    contact: str
    topic: str
    question: str
    source: str
    asked_on: date
    due_on: date
    days: int
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """One topic in numbers; `slug` is what the desk filter is asked with."""

    slug: str
    name: str
    open: int = 0
    contradictions: int = 0
    new: int = 0
    resolved: int = 0
    published: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """How many of a list are left out, so that a page stays a page; `key` names the list."""

    key: str
    count: int
