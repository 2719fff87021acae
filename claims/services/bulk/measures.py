"""What a question asks for, as the rows of a bulk recording describe it, with what holds where they don't."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.wording import one_of
from claims.domain.figures.figure import Stance
from claims.domain.figures.units import unit as known_unit
from claims.domain.questions.measure import adds_up, from_zero
from claims.domain.questions.scope import Answer, Temporality
from claims.domain.reading import read
from claims.services.bulk.row import AskedQuestion

DEFAULT_UNIT = "item"
MOST_QUOTES = 20
"""Quotes of a question that are read for its unit, where no row names one."""
NO_UNIT = {"date": Answer.DATE, "yes/no": Answer.YES_NO}
"""What stands in the unit column of a question that has no unit."""


class Assumed(NamedTuple):
    """What nobody said of a new question: how it behaves in time, and the word that tells, or the related
    question that it is like (neither: a level). `role`: what that one is to it (whole, beside, part)."""

    question: str
    temporality: Temporality
    words: str
    like: str = ""
    role: str = ""

    def __str__(self) -> str:
        return _("“{question}” is recorded as {temporality}, {why}").format(
            question=self.question, temporality=self.temporality, why=self.why
        )

    @property
    def why(self) -> str:
        """What it was told by, as the end of a sentence."""
        if self.words:
            return _("for the word “{words}”").format(words=self.words)
        if self.role == "whole":
            return _("like “{question}”, of which it is part").format(question=self.like)
        if self.role == "part":
            return _("like “{question}”, which is part of it").format(question=self.like)
        if self.like:
            return _("like “{question}”, to which it is related").format(question=self.like)
        return _("as none of its words shows otherwise")


def measure_of(row: AskedQuestion, value: str, assumed: Assumed | None) -> dict[str, Any]:
    """`temporality`, `answer`, `unit`, `additive` and `minimum` of a new question; raises Refused.

    `value` is an answer to it, which tells whether it asks for a yes or a no.
    """
    answer = _answer(row.unit, value)
    temporality = row.temporality if assumed is None else assumed.temporality
    if temporality not in list(Temporality):
        raise Refused("temporality", temporality, one_of(Temporality))
    quantity = answer is Answer.QUANTITY
    unit = known_unit(row.question_unit or row.unit or DEFAULT_UNIT) if quantity else None
    dimension = unit.dimension if unit else ""
    adds = quantity and adds_up(dimension, dict(row.scope).get("base", ""))
    below_zero = quantity and not from_zero(dimension)
    return {
        "temporality": temporality,
        "answer": answer,
        "unit": unit.code if unit else None,
        "additive": adds if row.additive is None else row.additive,
        "minimum": _minimum("none" if below_zero and row.minimum is None else row.minimum),
    }


def _answer(unit: str, value: str) -> Answer:
    """What kind of answer a new question takes: by its unit column, or by a stance in its value."""
    if unit:
        return NO_UNIT.get(unit, Answer.QUANTITY)
    return Answer.YES_NO if value in list(Stance) else Answer.QUANTITY


def _minimum(given: str | None) -> Decimal | None:
    """The least value: 0 where nothing is said, none where it is said that there is none."""
    if given is None:
        return Decimal(0)
    return None if given == "none" else Decimal(given)


def most_named(units: Counter[str]) -> str:
    """The unit that most name, the first in the alphabet of several; "" where nobody names one."""
    return min(units, key=lambda unit: (-units[unit], unit), default="")


def unit_read(quotes: Iterable[str]) -> str:
    """The unit of most of these quotes, of those whose figures have only one."""
    read_in = (read(quote).figures for quote in quotes)
    units = ({figure.unit for figure in held if figure.unit and not figure.questions} for held in read_in)
    return most_named(Counter(unit for of_quote in units if len(of_quote) == 1 for unit in of_quote))
