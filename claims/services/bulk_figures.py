"""The figures of many rows, each read by the same rules as one typed by hand, equal ones only once."""

from typing import Any

from claims.domain.scope import Answer
from claims.models import Question
from claims.services import bulk_copy
from claims.services.bulk_row import BulkRow
from claims.services.reading import Read, read_figure
from sources.models.base import LARGEST
from sources.services.errors import Refused

FIGURE_COLUMNS = (
    "modality",
    "written_low",
    "written_best",
    "written_high",
    "written_plus_minus",
    "written_unit_id",
    "stance",
    "low",
    "best",
    "high",
    "core",
    "outer",
)
LARGEST_MEMORY = 200_000
"""Figures kept at hand; beyond it the memory is emptied and filled anew."""


class Figures:
    """Reads figures; the same words for the same kind of question are read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[str, str]] = {}

    def columns(self, question: Question, row: BulkRow) -> tuple[str, str]:
        """The figure's columns as COPY takes them, and the hedging words; raises InvalidFigure or Refused."""
        key = (*_kind_of(question), *_words_of(row))
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= LARGEST_MEMORY:
                self._known.clear()
            read = read_figure(question, _content(question, row))
            _check_size(read, row)
            found = self._known[key] = (_as_copied(read), row.hedging or read.hedging)
        return found


def _kind_of(question: Question) -> tuple[object, ...]:
    """All that reading a figure takes from its question."""
    return (question.answer, question.unit_id, question.additive, question.minimum, question.temporality)


def _words_of(row: BulkRow) -> tuple[object, ...]:
    """All that it takes from the row; the quote only where it can matter."""
    settled = bool(row.modality) and bool(row.value or row.best)
    quote = "" if settled or _is_data(row) else row.quote
    figure = (row.modality, row.value, row.value_2, row.best, row.plus_minus, row.unit)
    return (*figure, row.point_is_decimal, row.quote_kind, row.hedging, quote)


def _is_data(row: BulkRow) -> bool:
    """Whether the figure stands in a column of its own: words around it in a row of data are column names."""
    return row.quote_kind == "data" and bool(row.value)


def _content(question: Question, row: BulkRow) -> dict[str, Any]:
    """The row as the arguments of recording one claim."""
    if question.answer == Answer.YES_NO:
        return {"stance": row.value, "quote": row.quote}
    unit = "" if question.answer == Answer.DATE else row.unit
    return {
        "modality": row.modality,
        "value": row.value,
        "value_2": row.value_2,
        "best": row.best,
        "plus_minus": row.plus_minus,
        "unit": unit,
        "quote": "" if _is_data(row) else row.quote,
        "quote_kind": row.quote_kind,
        "point_is_decimal": row.point_is_decimal,
    }


def _check_size(read: Read, row: BulkRow) -> None:
    """What the database would refuse, together with all rows beside it."""
    for name in ("core", "outer"):
        span = read.columns[name]
        if any(end is not None and abs(end) > LARGEST for end in (span.lower, span.upper)):
            raise Refused("value", row.value, "too large to be a figure: check the digits.")


def _as_copied(read: Read) -> str:
    columns = read.columns
    fields = [bulk_copy.text(str(columns.get(name, ""))) for name in FIGURE_COLUMNS[:5]]
    unit = columns.get("written_unit_id")
    fields += [bulk_copy.NULL if unit is None else bulk_copy.text(unit), columns.get("stance", "")]
    fields += [bulk_copy.plain(columns.get(name)) for name in FIGURE_COLUMNS[7:10]]
    fields += [bulk_copy.span(columns[name]) for name in FIGURE_COLUMNS[10:]]
    return "\t".join(fields)
