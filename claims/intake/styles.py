"""How a file writes its numbers and its days: said by somebody, or proved by the file, never guessed."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Self

DECIMALS = {"point": ".", "comma": ","}
DATES = ("dmy", "mdy")
LEAVE_OUT, TAKE = "leave-out", "take"
OPEN = "?"
"""The mark before decimals of a file that may have either: "1,234" is asked as "1.234" always is."""


class Typed(str):
    """A number that its file gives as one, written with a decimal point whatever the file's texts do."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Style:
    """What is settled of a file's way of writing.

    `decimal`: the mark before decimals, "." or ","; OPEN, or empty where nothing tells and commas group.
    `dates`: the order of "03/04/2024", "dmy" or "mdy"; empty where nothing tells. `totals`, `notes`: what
    becomes of rows that look like totals and like footnotes; empty: they are rejected.
    """

    decimal: str = ""
    dates: str = ""
    totals: str = ""
    notes: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class DeclaredStyle:
    """What somebody has said of how a file is written, empty where nothing: on the command line, or in a
    mapping. `decimal`: "point" or "comma"."""

    encoding: str = ""
    delimiter: str = ""
    header_line: int = 0
    sheet: str = ""
    decimal: str = ""
    dates: str = ""
    totals: str = ""
    notes: str = ""

    def before(self, other: Self) -> Self:
        """This one, with what it leaves open as the other has it."""
        said = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}
        return replace(other, **said)

    def style(self, *, continental: bool) -> Style:
        """What it settles before the file is read."""
        decimal = DECIMALS.get(self.decimal, OPEN if continental else "")
        return Style(decimal, self.dates, self.totals, self.notes)


NOTHING_SAID = DeclaredStyle()
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})([./-])([0-9]{1,2})\2[0-9]{4}(?![0-9])")


class StyleEvidence:
    """What the numbers and the days of a file prove about its way of writing."""

    def __init__(self) -> None:
        self._decimals: Counter[str] = Counter()
        self._dates: Counter[str] = Counter()

    def number(self, text: str) -> None:
        """Take a number as its cell writes it."""
        if not isinstance(text, Typed) and ("," in text or "." in text):
            for token in _TOKEN.findall(text):
                if mark := _decimal_of(token):
                    self._decimals[mark] += 1

    def days(self, text: str) -> None:
        """Take a day, or a range of them, as its cell writes it."""
        for first, _mark, second in _DAY.findall(text):
            if int(first) > 12 >= int(second):
                self._dates["dmy"] += 1
            elif int(second) > 12 >= int(first):
                self._dates["mdy"] += 1

    def settled(self, style: Style) -> Style:
        """The style, with what it leaves open as the file proves it; proof of both settles nothing."""
        decimal, dates = style.decimal, style.dates
        if decimal in ("", OPEN) and self._decimals:
            decimal = next(iter(self._decimals)) if len(self._decimals) == 1 else OPEN
        if not dates and len(self._dates) == 1:
            dates = next(iter(self._dates))
        return replace(style, decimal=decimal, dates=dates)


def _decimal_of(token: str) -> str:
    """The mark before decimals that a number has, or must have; "" where it may be either."""
    marks = re.findall(r"[.,]", token)
    if len(set(marks)) == 2:
        return marks[-1] if marks.count(marks[-1]) == 1 else ""
    other = "," if marks[0] == "." else "."
    if len(marks) > 1:
        return other if re.fullmatch(r"[0-9]{1,3}([.,][0-9]{3})+", token) else ""
    whole, part = re.split(r"[.,]", token)
    return "" if len(part) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0" else marks[0]
