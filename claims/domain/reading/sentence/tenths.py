""" "Subió cuatro décimas, hasta el 11,8 %": tenths of a percentage point."""

from dataclasses import replace
from decimal import Decimal

from claims.domain.reading.borders import Written, read_written
from claims.domain.reading.compounds import plain_number
from claims.domain.reading.draft import FigureDraft
from claims.domain.reading.passage import Passage
from claims.domain.reading.values import FoundFigure

_POINT = "percentage_point"


def in_points(p: Passage, found: FoundFigure, draft: FigureDraft) -> FoundFigure | None:
    """The figure in percentage points, where something moved by tenths of which nothing else is said."""
    counted = draft.counted
    if counted is None or draft.amount.rule != "number" or not p.says("tenths", counted.start):
        return None
    if not found.direction or p.says("noun_links", counted.end):
        return None  # "cuatro décimas de segundo"
    value = Decimal(read_written(found.written.best, point_is_decimal=True).value) / 10
    return replace(found, unit=_POINT, noun="", written=Written(best=plain_number(value), unit=_POINT))


def of_what(p: Passage) -> bool:
    """Whether the sentence has per cent, of which the tenths are."""
    units = (p.at(p.lexicon.units, j) for j in range(p.begin, p.end))
    return any(unit is not None and unit.value == ("percent",) for unit in units)
