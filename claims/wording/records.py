"""Recorded claims, answers and published figures in words: the columns of a row, never a query."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from claims.domain.answering.answer_text import worded_span
from claims.domain.answering.staleness import may_be_printed, served_standing
from claims.domain.comparing.sentences import shown, span_of
from claims.domain.figures.figure import Modality, Stance
from claims.domain.figures.phrasing import phrase_of_day
from claims.domain.figures.units import unit
from claims.domain.questions.scope import Answer
from claims.domain.saying import day, say
from claims.models import Claim
from claims.models.ranges import to_day_range
from claims.wording import english, local, values
from claims.wording.sentences import in_language
from claims.wording.states import STANDINGS
from claims.wording.terms import STANCES
from claims.wording.values import Bounds


class AnswerRow(Protocol):
    """A row that holds an answer: a resolution or a published figure, with its question at hand."""

    low: Any
    best: Any
    high: Any
    stance: str
    low_modality: str
    high_modality: str
    question: Any


@dataclass(frozen=True, slots=True)
class _Days:
    """First and last day; None is open, or unknown."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim as sentences name it: who, what, for when; `question` where it answers another."""

    source: str
    figure: str
    days: _Days
    question: str = ""


def quoted(claim: Claim) -> Quoted:
    """A claim, read with its statement's source, as sentences name it."""
    known = to_day_range(claim.as_of)
    days = _Days() if known is None else _Days(known.start, known.end)
    return Quoted(claim.statement.source.name, claim.stance or claim_figure(claim), days)


def claim_figure(claim: Claim) -> str:
    """A claim's figure as its source worded it, with the unit unless it is a mere head-count:
    "about 8,000", "nearly 1 year", "none", "denies"."""
    code = claim.written_unit_id
    if code and unit(code).is_count:
        return as_written(claim)
    return claim_figure_with_unit(claim)


def claim_figure_with_unit(claim: Claim) -> str:
    """The same with its unit in every case: "about 8,000 people"."""
    text, code = claim.as_written(), claim.written_unit_id
    if claim.stance or not code or claim.modality == "none":
        return as_written(claim)
    if claim.modality == Modality.UNCOUNTABLE:
        text = say("{quantity} of", quantity=text)
    return f"{_with_minus(in_language(text))} {values.unit_after(text, code)}".rstrip()


def as_written(claim: Claim) -> str:
    """A claim's figure or stance as its source worded it, without its unit; a day as it is read aloud."""
    if claim.stance:
        return str(STANCES[Stance(claim.stance)].label)
    days = [value for value in (claim.low, claim.best, claim.high) if value is not None]
    if not claim.written_unit_id and days and claim.modality != Modality.NONE:
        span = span_of([day(date.fromordinal(int(value))) for value in days])
        return in_language(phrase_of_day(Modality(claim.modality), span))
    return _with_minus(in_language(claim.as_written()))


def _with_minus(text: str) -> str:
    """A text with a true minus before its numbers."""
    return re.sub(r"(?<![\w-])-(?=\d)", "−", text)


def answer(row: AnswerRow) -> str:
    """The answer that a row holds: "10,000 to 12,000 people", "more than 100 people", "yes",
    "4 November 2024"."""
    low, best, high = row.low, row.best, row.high
    if row.low_modality or row.high_modality:
        return _worded(row)
    if row.question.answer == Answer.DATE:
        return values.date_answer(low, best, high)
    return values.answer(low, best, high, row.stance, row.question.unit_id or "")


def _worded(row: AnswerRow) -> str:
    """In the words of its ends."""
    single = row.best if row.low is None and row.high is None else None
    numbers = english.spoken if local.style() is None else english.grouped
    spoken = worded_span(
        row.low if single is None else single,
        row.high if single is None else single,
        low_modality=Modality(row.low_modality) if row.low_modality else None,
        high_modality=Modality(row.high_modality) if row.high_modality else None,
        numbers=_days_of if row.question.answer == Answer.DATE else numbers,
    )
    said = in_language(spoken)
    return f"{said} {values.unit_after(said, row.question.unit_id or '')}".rstrip()


def _days_of(value: Decimal) -> str:
    return shown(value, Answer.DATE)


def reach(row: AnswerRow) -> Bounds | None:
    """The interval of an answer, for a picture; None where it is a stance or says nothing."""
    if row.stance or (row.low is None and row.high is None and row.best is None):
        return None
    return values.ends(
        row.best if row.low is None else row.low,
        row.best if row.high is None else row.high,
    )


def days(column: Any) -> str:
    """The days that a date range column holds: "31 October to 4 November 2024"."""
    return values.days(to_day_range(column))


def number(value: Decimal | None) -> str:
    """A number with its thousands grouped; empty where there is none."""
    return "" if value is None else local.grouped(value)


@dataclass(frozen=True, slots=True)
class Stands:
    """How a published version stands on a day, in a word, and whether its value may be printed."""

    words: str
    printable: bool


def stands(figure: Any, on: date) -> Stands:
    """What readers are told of it on that day: stale once its day of review is past."""
    told = served_standing(figure.standing, figure.review_by, on=on)
    return Stands(str(STANDINGS[told].tag), may_be_printed(told))
