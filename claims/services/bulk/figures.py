"""The figures of many rows, each read by the same rules as one typed by hand, equal ones only once."""

from typing import Any

from django.utils.translation import gettext as _

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.base import LARGEST
from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.figure import Stance
from claims.domain.questions.scope import Answer
from claims.models import Question
from claims.services.bulk.row import WrittenFigure
from claims.services.recording.figure_reading import Read, read_figure

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
    "out_of_range",
)
ANSWERS = {"yes": Stance.AFFIRMS.value, "no": Stance.DENIES.value}
"""How a cell may answer a yes/no question besides."""
LARGEST_MEMORY = 200_000
"""Figures kept at hand; beyond it the memory is emptied and filled anew."""


class Figures:
    """Reads figures; the same words for the same kind of question are read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[str, str]] = {}

    def columns(
        self, question: Question, kind: int, words: WrittenFigure, quote: str, language: str = ""
    ) -> tuple[str, str]:
        """The figure's columns and the hedging words, as COPY takes them; raises InvalidFigure or Refused.

        `kind` stands for all that reading takes from a question: `kind_of` it, as a number.
        """
        if words.settled:
            key: tuple[object, ...] = (kind, words)
        else:
            key = (kind, words, quote, language)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= LARGEST_MEMORY:
                self._known.clear()
            found = self._known[key] = _read(question, words, quote, language)
        return found


def kind_of(question: Question) -> tuple[object, ...]:
    """All that reading a figure takes from its question."""
    return (
        question.answer,
        question.unit_id,
        question.additive,
        question.minimum,
        question.temporality,
        question.base,
    )


def _read(question: Question, words: WrittenFigure, quote: str, language: str) -> tuple[str, str]:
    try:
        read = read_figure(question, _content(question, words, quote, language))
    except Refused as refused:
        if refused.field != "stance":
            raise
        raise Refused("value", words.value, refused.remedy, ("affirms", "denies")) from refused  # the column
    _check_size(read, words)
    hedging = words.hedging or read.hedging
    return _as_copied(read), copying.text(hedging[:300])


def _content(question: Question, words: WrittenFigure, quote: str, language: str) -> dict[str, Any]:
    """The row as the arguments of recording one claim."""
    if question.answer == Answer.YES_NO:
        return {"stance": ANSWERS.get(words.value.casefold(), words.value), "quote": quote}
    return {
        "modality": words.modality,
        "value": words.value,
        "value_2": words.value_2,
        "best": words.best,
        "plus_minus": words.plus_minus,
        "unit": "" if question.answer == Answer.DATE else words.unit,
        "quote": "" if words.settled else quote,
        "quote_kind": words.quote_kind,
        "quote_language": language,
        "point_is_decimal": words.point_is_decimal,
    }


def _check_size(read: Read, words: WrittenFigure) -> None:
    """What the database would refuse, together with all rows beside it."""
    for name in ("core", "outer"):
        span = read.columns[name]
        if any(end is not None and abs(end) > LARGEST for end in (span.lower, span.upper)):
            raise Refused("value", words.value, _("too large to be a figure: check the digits."))


def _as_copied(read: Read) -> str:
    columns = read.columns
    fields = [copying.text(str(columns.get(name, ""))) for name in FIGURE_COLUMNS[:5]]
    unit = columns.get("written_unit_id")
    fields += [copying.NULL if unit is None else copying.text(unit), columns.get("stance", "")]
    fields += [copying.plain(columns.get(name)) for name in FIGURE_COLUMNS[7:10]]
    fields += [copying.span(columns[name]) for name in FIGURE_COLUMNS[10:12]]
    fields.append(copying.flag(columns.get("out_of_range", False)))
    return "\t".join(fields)
