"""A running total from day to day, as the report keeps it: who said what, and what has to be asked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What a source said for a day: its words, and what they assert in the question's unit (None: open).

    `asked`: what has to be asked of this step, as a sentence; empty for an ordinary one.
    """

    day: date
    figure: str
    low: Decimal | None
    high: Decimal | None
    asked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCurve:
    """One source's standing figures in the order of their days; of very many the latest."""

    source: str
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDisagreement:
    """The conflict of the same question on the other side of an answer, in words.

    `days`: whether it is about the "earlier" days, which were answered, or about "later" ones.
    `answered`: the last day of that answer.
    """

    conflict: str
    days: str
    answered: date
    text: str
