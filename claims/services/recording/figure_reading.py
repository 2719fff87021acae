"""From the words of a recording to the columns of a claim."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimcheck.foundation.records.errors import Refused
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Figure, InvalidFigure, Modality, Stance, Written, stance_figure
from claims.domain.figures.interpretation import date_figure, interpret
from claims.domain.figures.units import unit as known_unit
from claims.domain.questions.scope import Answer
from claims.domain.reading.wording import Reading, read_words
from claims.models import Question
from claims.models.assertions import scope_of
from claims.models.claim_fields import LONGEST_NUMBER
from claims.models.ranges import to_numeric_range

_STOPS = re.compile(r"[0-9.;:()]")


@dataclass(frozen=True, slots=True)
class Read:
    """The columns of a claim that hold its figure, and the hedging words found in the quote."""

    columns: dict[str, Any]
    hedging: str = ""


def read_figure(question: Question, content: dict[str, Any]) -> Read:
    """The figure or stance of a recording; raises InvalidFigure or Refused, naming the field as it was
    given."""
    _check_lengths(content)
    if question.answer == Answer.YES_NO:
        return _stance(content)
    if content.get("stance"):
        raise Refused("stance", content["stance"], "only a yes/no question has a stance; give a value.")
    try:
        return _date(content) if question.answer == Answer.DATE else _quantity(question, content)
    except InvalidFigure as problem:
        raise _as_given(problem, content) from problem


def _check_lengths(content: dict[str, Any]) -> None:
    for name in ("value", "value_2", "best", "plus_minus", "unit", "modality", "stance"):
        given = content.get(name) or ""
        if not isinstance(given, str):
            raise Refused(name, given, "give it as text, as the source wrote it.")
        if len(given) > LONGEST_NUMBER:
            raise Refused(name, given, f"shorten it to {LONGEST_NUMBER} characters or fewer.")


def _stance(content: dict[str, Any]) -> Read:
    given = content.get("stance") or ""
    if given not in list(Stance):
        raise Refused("stance", given, "this is a yes/no question; answer affirms or denies.")
    figure = stance_figure(Stance(given))
    return Read(
        {"stance": given, "core": to_numeric_range(figure.core), "outer": to_numeric_range(figure.outer)}
    )


def _modality(given: str) -> Modality | None:
    if not given:
        return None
    try:
        return Modality(given)
    except ValueError as problem:
        raise Refused("modality", given, f"choose one of {', '.join(Modality)}.") from problem


def _quantity(question: Question, content: dict[str, Any]) -> Read:
    modality, written, hedging = _as_written(content)
    figure = interpret(
        modality,
        written,
        scope_of(question),
        from_data=content.get("quote_kind") == QuoteKind.DATA,
        point_is_decimal=bool(content.get("point_is_decimal")),
    )
    written_unit = known_unit(written.unit).code if written.unit else question.unit_id
    return Read({**_columns(figure), "written_unit_id": written_unit}, hedging)


def _as_written(content: dict[str, Any]) -> tuple[Modality, Written, str]:
    """Modality and values: those given, and what is missing as the quote has it."""
    modality = _modality(content.get("modality") or "")
    value, value_2 = content.get("value") or "", content.get("value_2") or ""
    given = Written(
        low=value if value_2 else "",
        best=content.get("best") or ("" if value_2 else value),
        high=value_2,
        unit=content.get("unit") or "",
        plus_minus=content.get("plus_minus") or "",
    )
    if value_2 and modality is None:
        modality = Modality.RANGE
    if modality in (Modality.RANGE, Modality.NONE) and (
        value_2 or given.plus_minus or modality is Modality.NONE
    ):
        return modality, given, ""
    if value:
        found = _worded(content["quote"], value)
        cue = Modality.STATED if found is None else found.modality
        return modality or cue, given, ", ".join(found.hedges) if found else ""
    found = read_words(content["quote"])
    if found is None:
        raise InvalidFigure("value", "", "the quote has no figure that can be read: write the value")
    written = (
        found.written
        if not given.unit
        else Written(
            found.written.low, found.written.best, found.written.high, given.unit, found.written.plus_minus
        )
    )
    return modality or found.modality, written, ", ".join(found.hedges)


def _worded(quote: str, value: str) -> Reading | None:
    """What the quote says of this value: the words right before it, back to the last figure or stop."""
    around = words_around(quote, value)
    found = read_words(around) if around else None
    return found if found is not None and found.written.best else None


def words_around(quote: str, value: str) -> str:
    """What is read of a quote for a value that is given with it; all of it where none is given."""
    if not value:
        return quote
    start = quote.find(value)
    return "" if start < 0 else _STOPS.split(quote[:start])[-1] + value


def _date(content: dict[str, Any]) -> Read:
    modality = _modality(content.get("modality") or "") or Modality.STATED
    first, last = _day("value", content.get("value") or ""), content.get("value_2") or ""
    figure = date_figure(modality, first, _day("value_2", last) if last else None)
    return Read(_columns(figure))


def _day(field: str, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as problem:
        raise Refused(field, given, "give the day as year-month-day, such as 2024-10-31.") from problem


def _columns(figure: Figure) -> dict[str, Any]:
    return {
        "modality": figure.modality,
        "written_low": figure.written.low,
        "written_best": figure.written.best,
        "written_high": figure.written.high,
        "written_plus_minus": figure.written.plus_minus,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "core": to_numeric_range(figure.core),
        "outer": to_numeric_range(figure.outer),
        "out_of_range": figure.out_of_range,
    }


def _as_given(problem: InvalidFigure, content: dict[str, Any]) -> InvalidFigure:
    """The refusal under the name of the argument that was given: a range's low is `value`, its high
    `value_2`."""
    two = bool(content.get("value_2"))
    given = {"low": "value", "high": "value_2", "best": "best" if two else "value"}
    return InvalidFigure(given.get(problem.field, problem.field), problem.value, problem.remedy)
