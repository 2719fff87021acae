"""What a row says, read column by column, with every fault that is found on the way."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.wording import one_of
from claims.domain.figures.figure import InvalidFigure
from claims.intake.styles import Style
from claims.wording.sentences import in_language

YES = frozenset({"yes", "true", "1", "y"})
NO = frozenset({"", "no", "false", "0", "n"})
MOST_OFFERED = 6
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RowText:
    """What a row says: its cells, stripped, in our columns, and how the file writes numbers and days.

    `faults`: what can't be taken in it, in the order in which it was found.
    """

    cells: dict[str, str]
    style: Style
    faults: list[Refused] = field(default_factory=list)

    def __call__(self, column: str) -> str:
        """The text of a column; "" where it says nothing."""
        return self.cells.get(column, "")

    def take_only_if(self, column: str, check: Callable[[str, str], None], text: str) -> None:
        """Leave a column out where the check refuses its text."""
        try:
            check(column, text)
        except Refused as problem:
            self.faults.append(problem)
            self.cells[column] = ""

    def is_faulty(self, column: str) -> bool:
        """Whether something was found wrong with a column."""
        return any(fault.field == column for fault in self.faults)

    def read(self, otherwise: T, reader: Callable[..., T], *given: Any, **named: Any) -> T:
        """What a reader makes of it; where it refuses that is a fault, and `otherwise` stands in."""
        try:
            return reader(*given, **named)
        except Refused as problem:
            self.faults.append(problem)
        except InvalidFigure as problem:
            told = in_language(problem.remedy)
            remedy = told if told.endswith((".", "?", "!")) else f"{told}."
            self.faults.append(Refused(problem.field, problem.value, remedy, problem.offers))
        return otherwise

    def one_of(self, column: str, choices: Iterable[str]) -> str:
        """The text of a column that takes one of these, or nothing."""
        return self.read("", chosen, self(column), column, choices) if self(column) else ""

    def needed(self, column: str) -> str:
        """The text of a column that every row must fill."""
        text = self(column)
        if not text and not self.is_faulty(column):
            self.faults.append(Refused(column, "", _("missing: fill it in, or remove the row.")))
        return text


def chosen(text: str, field: str, choices: Iterable[str]) -> str:
    """One of these, however it is spelt ("At least" is at_least); raises Refused."""
    known = list(choices)
    plain = "_".join(re.split(r"[\s_-]+", text.strip().casefold()))
    if plain not in known:
        raise Refused(field, text, one_of(known), near(plain, known))
    return plain


def near(text: str, known: list[str]) -> list[str]:
    """What to offer of what is known: all of a few, of more those that look like the text."""
    return known if len(known) <= MOST_OFFERED else get_close_matches(text, known, n=4, cutoff=0.7)


def read_flag(text: str, field: str) -> bool:
    """A yes or a no; raises Refused."""
    plain = text.casefold()
    if plain not in YES | NO:
        raise Refused(field, text, _("write yes or no."), ("yes", "no"))
    return plain in YES


class Faulty(Exception):
    """Part of a row can't be taken: what was read of it, and all that is wrong."""

    def __init__(self, read: Any, faults: Iterable[Refused]) -> None:
        super().__init__()
        self.read, self.faults = read, tuple(faults)
