"""Digits as languages write them: which mark groups, which begins the decimals, and where that is open."""

import re
from dataclasses import dataclass

from claims.domain.reading.vocabulary.tokens import SPACES

_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")
_SPACED = re.compile(rf"[{SPACES}'’]")
LONGEST = 40
"""Characters of a number that is read at all; a longer run of digits is no figure."""


@dataclass(frozen=True, slots=True)
class Digits:
    """Readings of digits as written with a decimal point and grouping commas; the likelier one first.

    None at all: it is no number (a version, an address). Two: it has to be asked. `foreign`: the decimal mark
    is not that of the language.
    """

    readings: tuple[str, ...]
    foreign: bool = False


def read_digits(text: str, decimal: str = "", group: str = "") -> Digits:
    """What digits state where `decimal` begins the decimals and `group` parts thousands; empty: not known."""
    if len(text) > LONGEST:
        return Digits(())
    if text[:1] == "." and text[1:].isdigit():
        return Digits((f"0{text}",))
    plain = _SPACED.sub(",", text) if _SPACED.search(text) else text
    if plain.isdigit():
        return Digits((plain,))
    if plain != text:
        return _spaced(plain)
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        return _both(plain)
    mark = "." if points else ","
    if points + commas > 1:
        return _grouped(plain.replace(mark, ","))
    return _one_mark(plain, mark, decimal, group)


def _grouped(plain: str) -> Digits:
    fits = _GROUPS.fullmatch(plain) or _INDIAN.fullmatch(plain)
    return (
        Digits((plain.replace(",", "") if not _GROUPS.fullmatch(plain) else plain,)) if fits else Digits(())
    )


def _spaced(plain: str) -> Digits:
    """Groups parted by spaces or apostrophes; one mark more begins the decimals."""
    whole, mark, part = plain.partition(".")
    if not mark and plain.count(",") > 1 and not _GROUPS.fullmatch(plain):
        whole, mark, part = plain.rpartition(",")
    grouped = _GROUPS.fullmatch(whole)
    if not grouped or (mark and not part.isdigit()):
        return Digits(())
    return Digits((f"{whole}.{part}" if mark else whole,))


def _both(plain: str) -> Digits:
    decimal = max(".,", key=plain.rfind)
    group = "," if decimal == "." else "."
    whole, _, part = plain.rpartition(decimal)
    grouped = _grouped(whole.replace(group, ",")).readings if decimal not in whole else ()
    return Digits((f"{grouped[0]}.{part}",)) if grouped else Digits(())


def _one_mark(plain: str, mark: str, decimal: str, group: str) -> Digits:
    """ "1,234" groups where the point begins decimals; "1.234" there is open, and so is "1,5"."""
    whole, _, part = plain.partition(mark)
    as_decimal = f"{whole}.{part}"
    may_group = len(part) == 3 and len(whole) <= 3 and not whole.startswith("0")
    if not may_group:
        return Digits(
            (as_decimal,),
            foreign=mark == "," if decimal == "." else bool(decimal) and mark != decimal and mark == ".",
        )
    as_group = f"{whole},{part}"
    if mark == group:
        return Digits((as_group,))
    exact = f"{as_decimal}0"  # one place more, so that it can't be taken for a group
    return Digits((exact, as_group) if decimal == mark == "," else (as_group, exact))
