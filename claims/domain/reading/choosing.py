"""The figure of a quote that answers a question; what the words leave open is asked, never guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.domain.reading.borders import (
    UNITS,
    InvalidFigure,
    Modality,
    Written,
    find_unit,
    joined,
    phrase,
    say,
    unit_of,
)
from claims.domain.reading.changes import FLIPPED, turned
from claims.domain.reading.reader import digits_in, numbers_of, read, typed_number
from claims.domain.reading.values import Doubt, FoundFigure

MOST = 6
"""Readings that are offered as buttons."""
_COUNTS = frozenset({"household", "item", "event"})
"""What is counted in one way where a question asks for things: a home, a vehicle, an attack."""
_MEANT = (Modality.STATED, Modality.APPROX, Modality.AT_LEAST, Modality.UP_TO)


@dataclass(frozen=True, slots=True)
class Asking:
    """What reading takes from a question: its unit's code, and whether its values may be negative."""

    unit: str
    signed: bool = False


class Asked(InvalidFigure):
    """The words can be read in more than one way; `choices` has the fields that settle on each reading."""

    def __init__(self, quote: str, sentence: str, readings: Sequence[FoundFigure]) -> None:
        self.choices = tuple(_choice(reading) for reading in readings[:MOST])
        shown = " or ".join(f"“{choice['label']}”" for choice in self.choices)
        super().__init__("value", quote[:80], f"{sentence} Choose {shown}: give modality, value and unit")


def figure_for(
    quote: str, asking: Asking, *, value: str = "", language: str = "", settled: bool = False
) -> FoundFigure | None:
    """The quote's figure that answers a question; None where it holds no number and a person has settled it.

    `value`: the number that somebody has typed, which has to stand in the quote. `settled`: a person has said
    how it is worded, so that only the number is looked for. Raises Asked where there are two readings, where
    the figure is a rate, or where the quote does not say how a typed number is meant; InvalidFigure where
    there is no figure.
    """
    found = read(quote, language, expected="en").figures
    if value:
        wanted = typed_number(value)
        matching = [figure for figure in found if wanted in numbers_of(figure)]
        if not matching:
            parts = [f for f in found if wanted in digits_in(quote[slice(*f.span)])]
            if parts and not settled:
                raise Asked(quote, "The number is only a part of what stands there.", parts)
            _check_unmatched(quote, value, wanted, settled=settled)
            return None
        found = tuple(matching)
    if not found:
        raise InvalidFigure("value", "", say("the quote has no figure that can be read: write the value"))
    fitting = _fitting(found, asking)
    if settled and value:
        return fitting[0]
    figure = _only(quote, fitting, several=not value)
    return _signed(figure if settled else _answered(quote, figure, asking), asking)


def _check_unmatched(quote: str, value: str, wanted: Decimal, *, settled: bool) -> None:
    """Nothing is read where a person has said how the number is worded."""
    numbers = digits_in(quote)
    if settled:
        return
    if not numbers:
        raise Asked(quote, "The quote holds no number: how is the value meant?", _typed(value))
    if wanted in numbers:
        raise InvalidFigure("modality", "", say("the number is no quantity there: say how it is meant"))
    raise InvalidFigure("value", value, say("the quote does not hold this number: quote words that do"))


def _typed(value: str) -> list[FoundFigure]:
    """What a number may mean that stands in no quote."""
    written = Written(best=value)
    return [FoundFigure(modality, written, (0, 0), (0, 0), "typed") for modality in _MEANT]


def _fitting(found: Iterable[FoundFigure], asking: Asking) -> list[FoundFigure]:
    """Figures in the question's dimension; all where none is."""
    figures = [_in_unit(figure, asking) for figure in found]
    return [figure for figure in figures if _fits(figure.unit, asking)] or figures


def _fits(unit: str | None, asking: Asking) -> bool:
    return unit is None or UNITS[unit].dimension == UNITS[asking.unit].dimension


def _in_unit(figure: FoundFigure, asking: Asking) -> FoundFigure:
    """The figure without a unit that its words don't name, or that only tells things from things."""
    carried = figure.unit is not None and UNITS[figure.unit].is_count and not figure.noun
    things = {figure.unit, asking.unit} <= _COUNTS
    if figure.rule != "nobody" and ((carried and not _fits(figure.unit, asking)) or things):
        return _with_unit(figure, None)
    return figure


def _with_unit(figure: FoundFigure, unit: str | None) -> FoundFigure:
    return replace(figure, unit=unit, written=replace(figure.written, unit=unit or ""))


def _only(quote: str, figures: list[FoundFigure], *, several: bool) -> FoundFigure:
    different = {(figure.modality, figure.written): figure for figure in figures}
    if len(different) > 1:
        sentence = (
            "The quote holds several figures." if several else "The number stands there more than once."
        )
        raise Asked(quote, sentence, list(different.values()))
    return figures[0]


def _answered(quote: str, figure: FoundFigure, asking: Asking) -> FoundFigure:
    """The figure once the question's unit has answered what it can; raises Asked for the rest."""
    for question in figure.questions:
        readings = list(question.readings)
        if question.doubt in {Doubt.UNIT, Doubt.NOUN}:
            readings = [reading for reading in readings if _fits(reading.unit, asking)]
            if len(readings) == 1:
                figure = replace(readings[0], hedges=figure.hedges)
                continue
        raise Asked(quote, question.sentence, readings or list(question.readings))
    if figure.per:
        raise Asked(
            quote, f"The quote gives it per {_base(figure.per)}: does the question ask for that?", [figure]
        )
    if _is_change(figure, asking):
        moved = "rose" if figure.direction == "up" else "fell"
        raise Asked(
            quote, f"The quote gives by how much it {moved}: does the question ask for that?", [figure]
        )
    return figure


def _is_change(figure: FoundFigure, asking: Asking) -> bool:
    """Whether the words say how far something moved, and the question may ask how much there is of it.

    "40 more" is no per cent: a question for a change of that kind is answered by words that have its unit.
    """
    if not figure.direction:
        return False
    if UNITS[asking.unit].is_change:
        return figure.unit is None or (figure.direction == "down" and not asking.signed)
    return not asking.signed


def _signed(figure: FoundFigure, asking: Asking) -> FoundFigure:
    """A fall as a negative number, where the question has signed values."""
    if figure.direction != "down" or not asking.signed or figure.modality is Modality.UP_TO:
        return figure
    modality = FLIPPED.get(figure.modality, figure.modality)
    return replace(figure, written=turned(figure.written), modality=modality)


def _base(per: str) -> str:
    """The base of a rate in words: "week", "100,000 people"."""
    number, _, code = per.rpartition(" ")
    if per.isdigit():
        return f"{int(per):,}"
    return f"{Decimal(number):,f} {UNITS[code].name}" if number and code in UNITS else per


def _choice(reading: FoundFigure) -> dict[str, str]:
    """The fields of a recording that settle on a reading, and a label for its button."""
    written, modality = reading.written, Modality.NONE if reading.denied else reading.modality
    if modality is Modality.NONE:
        written = Written()
    unit = find_unit(written.unit) if written.unit else None
    label = phrase(modality, written.low, written.best, written.high)
    counted = f" {reading.noun}" if reading.noun else ""
    if unit:
        counted = unit_of(unit.code, written.high or written.best, f" {unit.name}")
    rate = say(" per {base}", base=_base(reading.per)) if reading.per else ""
    return {
        "label": label if modality is Modality.NONE else joined(label, counted, rate),
        "modality": modality.value,
        "value": written.low or written.best,
        "value_2": written.high,
        "plus_minus": written.plus_minus,
        "unit": unit.code if unit else "",
    }
