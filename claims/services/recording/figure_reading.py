"""From the words of a recording to the columns of a claim."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.wording import one_of
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Figure, InvalidFigure, Modality, Stance, Written, stance_figure
from claims.domain.figures.interpretation import date_figure, interpret
from claims.domain.figures.units import is_money
from claims.domain.figures.units import unit as known_unit
from claims.domain.questions.scope import Answer, Scope
from claims.domain.reading import Asked, Asking, FoundFigure, figure_for, languages
from claims.models import Question
from claims.models.assertions import scope_of
from claims.models.claim_fields import LONGEST_NUMBER
from claims.models.ranges import to_numeric_range
from claims.wording.sentences import in_language


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
        raise Refused("stance", content["stance"], _("only a yes/no question has a stance; give a value."))
    try:
        return _date(content) if question.answer == Answer.DATE else _quantity(question, content)
    except Asked:
        raise
    except InvalidFigure as problem:
        raise _as_given(problem, content) from problem


def _check_lengths(content: dict[str, Any]) -> None:
    for name in ("value", "value_2", "best", "plus_minus", "unit", "modality", "stance"):
        given = content.get(name) or ""
        if not isinstance(given, str):
            raise Refused(name, given, _("give it as text, as the source wrote it."))
        if len(given) > LONGEST_NUMBER:
            raise Refused(
                name,
                given,
                _("shorten it to {longest_number} characters or fewer.").format(
                    longest_number=LONGEST_NUMBER
                ),
            )


def _stance(content: dict[str, Any]) -> Read:
    given = content.get("stance") or ""
    if given not in list(Stance):
        raise Refused("stance", given, _("this is a yes/no question; answer affirms or denies."))
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
        raise Refused("modality", given, one_of(Modality)) from problem


def _quantity(question: Question, content: dict[str, Any]) -> Read:
    scope = scope_of(question)
    modality, written, hedging = _as_written(scope, content)
    figure = _interpreted(scope, modality, written, content)
    written_unit = known_unit(written.unit).code if written.unit else question.unit_id
    return Read({**_columns(figure), "written_unit_id": written_unit}, hedging)


def _interpreted(scope: Scope, modality: Modality, written: Written, content: dict[str, Any]) -> Figure:
    from_data = content.get("quote_kind") == QuoteKind.DATA
    return _figure(
        modality,
        written,
        _Measure(scope.unit, scope.minimum, scope.additive, scope.is_count),
        from_data,
        bool(content.get("point_is_decimal")),
    )


class _Measure(NamedTuple):
    """What a figure needs to know of its question: two with the same read the same words alike."""

    unit: str
    minimum: Fraction | None
    additive: bool
    is_count: bool


@lru_cache(maxsize=10_000)
def _figure(
    modality: Modality, written: Written, measure: _Measure, from_data: bool, point_is_decimal: bool
) -> Figure:
    """As `interpret`; a file repeats its numbers, and each is needed before and after its quote is read."""
    return interpret(modality, written, measure, from_data=from_data, point_is_decimal=point_is_decimal)


def _as_written(scope: Scope, content: dict[str, Any]) -> tuple[Modality, Written, str]:
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
    if modality is None and (value_2 or (given.plus_minus and given.best)):
        modality = Modality.RANGE
    if modality in (Modality.RANGE, Modality.NONE) and (
        value_2 or given.plus_minus or modality is Modality.NONE
    ):
        return modality, given, ""
    if modality is Modality.UNCOUNTABLE and value:
        return modality, given, ""
    if not _is_words(content) and value:
        return modality or Modality.STATED, given, ""
    if value:  # what is wrong with the value itself is told before what is not in the quote
        _interpreted(scope, modality or Modality.STATED, given, content)
    found = figure_for(
        content["quote"],
        Asking(scope.unit, signed=not scope.additive and scope.minimum is None),
        value=value,
        language=_language(content.get("quote_language") or ""),
        settled=modality is not None,
    )
    if found is None:  # words without the number, which a person has said how to take
        return modality or Modality.STATED, given, ""
    if modality is not None and value:
        return modality, replace(given, unit=given.unit or found.written.unit), ", ".join(found.hedges)
    return modality or found.modality, _completed(given, found, scope.unit), ", ".join(found.hedges)


def _is_words(content: dict[str, Any]) -> bool:
    return bool(content["quote"]) and content.get("quote_kind") != QuoteKind.DATA


def _completed(given: Written, found: FoundFigure, asked: str) -> Written:
    """What was typed, and of the quote what was not: all of the figure, or the unit alone."""
    unit = _unit(given.unit, found.written.unit, asked)
    whole = not given.best or found.modality is Modality.RANGE  # one end was typed: the range is meant
    return replace(found.written if whole else given, unit=unit)


def _unit(given: str, read: str, asked: str) -> str:
    """The unit of a number that stands in a quote: the quote's, where it names one.

    `given`: that of the recording; `asked`: the question's, which a column of a file repeats in each row, so
    that an amount in another currency is kept as it was said (RULES-2 §1). Raises InvalidFigure where the two
    measure different things.
    """
    if not given or not read:
        return given or read
    named, found = known_unit(given), known_unit(read)
    other_currency = is_money(named.dimension) and is_money(found.dimension) and named == known_unit(asked)
    if named.dimension != found.dimension and not other_currency:
        remedy = _("the quote says {name}: correct the unit, or quote the words that have this one").format(
            name=found.name
        )
        raise InvalidFigure("unit", given, remedy)
    return read


def _language(tag: str) -> str:
    """The language of a tag such as uk-UA, where the reader has it."""
    code = tag.replace("_", "-").partition("-")[0].casefold()
    return code if code in languages() else ""


def _date(content: dict[str, Any]) -> Read:
    first, last = _day("value", content.get("value") or ""), content.get("value_2") or ""
    modality = _modality(content.get("modality") or "") or (Modality.RANGE if last else Modality.STATED)
    if last and modality is not Modality.RANGE:
        raise Refused("value_2", last, _("two days are a range: leave out one of them, or the modality."))
    figure = date_figure(modality, first, _day("value_2", last) if last else None)
    return Read(_columns(figure))


def _day(field: str, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as problem:
        raise Refused(field, given, _("give the day as year-month-day, such as 2024-10-31.")) from problem


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
    remedy = in_language(problem.remedy)
    return InvalidFigure(given.get(problem.field, problem.field), problem.value, remedy, problem.offers)
