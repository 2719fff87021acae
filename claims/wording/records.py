"""Recorded claims, answers and published figures in words: the columns of a row, never a query."""

from decimal import Decimal
from typing import Any, Protocol

from claims.domain.figures.units import unit
from claims.domain.questions.scope import Answer
from claims.models import Claim
from claims.models.ranges import to_day_range
from claims.wording import english, values


class Answered(Protocol):
    """A row that holds an answer: a resolution or a published figure, with its question at hand."""

    low: Any
    best: Any
    high: Any
    stance: str
    question: Any


def claim_figure(claim: Claim) -> str:
    """A claim's figure as its source worded it, with the unit unless it is a mere head-count:
    "about 8,000", "nearly 1 year", "none", "denies"."""
    text, code = claim.as_written(), claim.written_unit_id
    if claim.stance or not code or unit(code).is_count or claim.modality == "none":
        return text
    return f"{text} {values.unit_after(text, code)}".rstrip()


def claim_figure_with_unit(claim: Claim) -> str:
    """The same with its unit in every case: "about 8,000 people"."""
    text, code = claim.as_written(), claim.written_unit_id
    if claim.stance or not code or claim.modality == "none":
        return text
    return f"{text} {values.unit_after(text, code)}".rstrip()


def answer(row: Answered) -> str:
    """The answer that a row holds: "10,000 to 12,000 people", "affirmed", "4 November 2024"."""
    low, best, high = row.low, row.best, row.high
    if row.question.answer == Answer.DATE:
        return values.date_answer(low, best, high)
    return values.answer(low, best, high, row.stance, row.question.unit_id or "")


def days(column: Any) -> str:
    """The days that a date range column holds: "31 October to 4 November 2024"."""
    return values.days(to_day_range(column))


def number(value: Decimal | None) -> str:
    """A number with its thousands grouped; empty where there is none."""
    return "" if value is None else english.grouped(value)
