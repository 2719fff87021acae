"""What tools answer with: a figure in one of two types, so that none can be read without its standing.

The types stand in each tool's output schema. A figure that may not be printed has no number at all here,
neither what was last said nor what people wrote about it; of a disputed one there are the positions.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class ToolAnswer(BaseModel):
    """A value in the answer of a tool."""

    model_config = ConfigDict(frozen=True)


class DaysHeld(ToolAnswer):
    """A closed range of days; no start is "since ever", no end is open."""

    start: str | None
    end: str | None


class TextToPrint(ToolAnswer):
    """What may be printed. Print `text`, whole; the other members are its parts."""

    text: str
    number: str
    unit: str | None
    as_of: str | None
    attribution: str | None
    note: str | None
    language: str
    style: str


class PositionOfSources(ToolAnswer):
    """Claims that can all be true together: what these sources say, in the question's unit; null is an open
    end. Never a figure of ours: name the sources with it."""

    sources: list[str]
    low: str | None
    high: str | None
    low_inclusive: bool
    high_inclusive: bool
    independent_count: int | None


class FigureToPrint(ToolAnswer):
    """A figure that may be printed: print `display.text`, and link to `link`.

    Where `rehearsal` is true it is invented and must never be published. Where `challenged` is true the text
    ends by saying that it is being checked.
    """

    standing: Literal["verified"]
    printable: Literal[True]
    display: TextToPrint
    attribution: str | None
    id: str
    question: str
    topic: str
    unit: str | None
    as_of: DaysHeld | None
    version: int
    published_at: str
    link: str
    rehearsal: bool
    challenged: bool


class FigureWithheld(ToolAnswer):
    """A figure that may not be printed; `why` says so in words. There is no number to give.

    `positions` are what the sources of a disputed figure say, else empty.
    """

    standing: Literal["disputed", "on_hold", "withdrawn", "unverified", "stale", "superseded"]
    printable: Literal[False]
    display: None
    attribution: None
    id: str
    question: str
    topic: str
    unit: str | None
    as_of: DaysHeld | None
    version: int
    published_at: str
    link: str
    rehearsal: bool
    why: str
    positions: list[PositionOfSources]


Figure = FigureToPrint | FigureWithheld


class FiguresFound(ToolAnswer):
    """Figures; `cursor` goes on after the last of them, null: there are no more."""

    figures: list[FigureToPrint | FigureWithheld]
    cursor: str | None


class FiguresLikely(ToolAnswer):
    """Figures that a sentence may be about, the likeliest first."""

    figures: list[FigureToPrint | FigureWithheld]


class PossibleExplanation(ToolAnswer):
    """What may lie behind a conflict: a suggestion, not a finding."""

    name: str
    strength: str
    sentence: str


class ConflictExplained(ToolAnswer):
    """A disagreement on one question in one run of days: who says what, and why that does not fit."""

    id: str
    question: str
    days: DaysHeld | None
    state: str
    kind: str
    reason: str | None
    unit: str | None
    why: str
    positions: list[PositionOfSources]
    findings: list[str]
    explanations: list[PossibleExplanation]
    link: str


class Explained(ToolAnswer):
    """The conflicts that were asked about, and the figure of their question as it stands, if there is one."""

    conflicts: list[ConflictExplained]
    figure: FigureToPrint | FigureWithheld | None


class ChangeListed(ToolAnswer):
    """One publication: what it did, and the version as it may be used now (superseded once a newer one has
    followed)."""

    seq: int
    change_kind: str
    current: bool
    figure: FigureToPrint | FigureWithheld


class ChangesListed(ToolAnswer):
    """Publications in their order; keep `cursor` and go on from it."""

    changes: list[ChangeListed]
    cursor: str
    more: bool


class Proposed(ToolAnswer):
    """An answer that was proposed. It is not published: another person has to approve it at the desk."""

    id: str
    state: str
    question: str
    proposed_by: str
    link: str


Json = dict[str, Any]
