"""What goes into the reading of an article, and the candidates that come out of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from claims.domain.reading import FoundFigure

CONTEXT = 32
"""Characters before and after a span that a selector holds."""


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source on record: its key, the names it goes by, and the keys of its members where it is joint.

    `aliases`: names that are its own only where all their words stand.
    """

    key: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What is read.

    `published`: the day against which "on Monday" is resolved; without it such words are flagged. `language`:
    found out where it is empty. `publisher` is the key of a known source: "we" is that source, and in an
    `official` statement it says whatever nobody else is named for.
    """

    text: str
    language: str = ""
    published: date | None = None
    publisher: str = ""
    official: bool = False
    sources: tuple[KnownSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Selector:
    """Where a span stands: a TextQuoteSelector and a TextPositionSelector of the W3C's Web Annotation Data
    Model.

    `start` and `end` count characters of the text as it was read, whose SHA-256 the reading gives.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who says something, or who relays it.

    `exact`, `start`: the words that name it there. `name`: who that is, after "it", "the ministry" or a
    capital has been resolved. `members`: the names of a joint source. `speaks_for`: whom "its president"
    speaks for. `key`: the known source. `rule` names what found it; `sure` is false where it was inferred
    from what stands before.
    """

    exact: str
    start: int
    name: str
    rule: str
    sure: bool = True
    members: tuple[str, ...] = ()
    speaks_for: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A span that an extractor takes for a claim, and who says so; `start` None: wherever it stands once."""

    exact: str
    start: int | None = None
    source: SaidBy | None = None
    relay: SaidBy | None = None
    rule: str = ""


class Extractor(Protocol):
    """Finds the spans of an article that state a figure. A newsroom may name its own by a setting.

    It is given the article with its language and the figures that the reader found. What it returns is
    checked: a span that doesn't stand in the text is dropped, and so is one in which the reader finds no
    figure.
    """

    def __call__(self, article: Article, figures: Sequence[FoundFigure]) -> Iterable[ProposedClaim]:
        """The spans that state a figure."""
        ...


class Unsure(StrEnum):
    """What a person has to settle before a candidate is recorded."""

    FIGURE = "figure"
    NOBODY_NAMED = "nobody_named"
    SOURCE_INFERRED = "source_inferred"
    NO_ATTRIBUTIONS = "no_attributions"
    NO_PUBLICATION_DAY = "no_publication_day"
    AMBIGUOUS_DATE = "ambiguous_date"


@dataclass(frozen=True, slots=True)
class NamedDays:
    """Days from `first` to `last` that a text names at characters `start` to `end`; either may be open.

    `unsure` says why they could not be resolved; both are None then.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    unsure: Unsure | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure in an article, with all that would be recorded of it. It is proposed and nothing more.

    `as_of`, `said_on`: None where the words name no day. `sentence`: where it begins and ends in the text.
    `rule`: what found the figure and who says so.
    """

    selector: Selector
    figure: FoundFigure
    source: SaidBy | None
    relay: SaidBy | None
    as_of: NamedDays | None
    said_on: NamedDays | None
    unsure: tuple[Unsure, ...]
    sentence: tuple[int, int]
    rule: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """The candidates of an article in the order in which they stand.

    `sha256`: of the text as read (UTF-8). `language` is None where it could not be found out. `attributions`:
    whether that language has a file of attributions; otherwise nobody is found who says so. `dropped`: spans
    of an extractor that don't stand in the text or hold no figure.
    """

    candidates: tuple[Candidate, ...]
    sha256: str
    language: str | None
    attributions: bool
    dropped: tuple[str, ...] = ()
