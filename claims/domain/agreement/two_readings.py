"""In what two readings of one quote differ, by the engine's own equality of figures."""

from dataclasses import dataclass
from enum import StrEnum

from claims.domain.comparing.duplicates import same_figure
from claims.domain.figures.figure import Figure
from claims.domain.questions.times import DayRange
from sources.domain.independence import Id


class ReadField(StrEnum):
    """What is read of a quote, in the order in which it is asked for."""

    QUESTION = "question"
    SOURCE = "source"
    STANCE = "stance"
    MODALITY = "modality"
    VALUE = "value"
    UNIT = "unit"
    AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One reading. `answers`: whether the quote answers the question at all; `unit`: as written, by its
    code."""

    figure: Figure
    unit: str
    source: Id
    as_of: DayRange | None
    answers: bool = True


def differences(one: ReadAs, other: ReadAs, *, timeless: bool = False) -> tuple[ReadField, ...]:
    """In what they differ; nothing where they are one reading.

    Figures differ as the rules have it: 10 km and 10,000 m are one. Of days an unknown one differs from a
    known one: here it is asked what was read, not what may be meant.
    """
    found = set(_figures(one, other))
    if one.answers is not other.answers:
        found.add(ReadField.QUESTION)
    if one.source != other.source:
        found.add(ReadField.SOURCE)
    if not timeless and one.as_of != other.as_of:
        found.add(ReadField.AS_OF)
    return tuple(field for field in ReadField if field in found)


def _figures(one: ReadAs, other: ReadAs) -> tuple[ReadField, ...]:
    a, b = one.figure, other.figure
    if same_figure(a, b):
        return ()
    if a.stance is not None or b.stance is not None:
        return (ReadField.STANCE,)
    parts = (
        (ReadField.MODALITY, a.modality is b.modality),
        (ReadField.VALUE, (a.low, a.best, a.high) == (b.low, b.best, b.high)),
        (ReadField.UNIT, one.unit == other.unit),
    )
    return tuple(field for field, same in parts if not same) or (ReadField.VALUE,)
