"""One keystroke apart: numbers that differ by one digit changed, transposed, dropped or doubled."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

DIGITS = "0123456789"


class Edit(StrEnum):
    """What one keystroke did. Which of two numbers is the wrong one can't be read from the pair, so a digit
    too many in the one is a digit dropped in the other."""

    CHANGED = "changed"
    TRANSPOSED = "transposed"
    DROPPED = "dropped"
    DOUBLED = "doubled"


def said(value: Decimal) -> int:
    """How many digits a number says, down to its grain: 350,000,000 two, 22,961 five."""
    return len(value.normalize().as_tuple().digits)


def written(value: Decimal) -> int:
    """How many digits a number has as one types it, leading zeros left out: 350 three, 0.05 one."""
    return len(_text(value).replace(".", "").lstrip("0"))


def at_grain(x: Decimal, y: Decimal) -> tuple[Decimal, Decimal]:
    """Both without the zeros that neither of them says anything by: 1,234,000 and 1,243,000 as 1,234 and
    1,243."""
    zeros = min(int(number.normalize().as_tuple().exponent) for number in (x, y))
    return (x.scaleb(-zeros), y.scaleb(-zeros)) if zeros > 0 else (x, y)


def edit_between(x: Decimal, y: Decimal) -> Edit | None:
    """The one edit that makes the one number of the other, whichever way; None if it takes more, or none.

    A digit that repeats the one beside it is doubled in the longer number, any other is dropped in the
    shorter. Signs are not digits: numbers of different sign are never one edit apart.
    """
    first, second = sorted((_text(x), _text(y)), key=len)
    if (x < 0) != (y < 0) or first == second:
        return None
    if len(first) == len(second):
        return _replaced(first, second)
    return _inserted(first, second) if len(second) == len(first) + 1 else None


def _text(value: Decimal) -> str:
    """The digits as one would type them: no sign, no exponent, no zeros that say nothing."""
    text = f"{abs(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _replaced(first: str, second: str) -> Edit | None:
    where = [i for i, (left, right) in enumerate(zip(first, second, strict=True)) if left != right]
    if any("." in (first[i], second[i]) for i in where):
        return None
    if len(where) == 1:
        return Edit.CHANGED
    swapped = len(where) == 2 and where[1] == where[0] + 1 and first[where[0]] == second[where[1]]
    return Edit.TRANSPOSED if swapped and first[where[1]] == second[where[0]] else None


def _inserted(shorter: str, longer: str) -> Edit | None:
    """The digit in which the longer exceeds the shorter; of a run of equal digits any will do."""
    for i, digit in enumerate(longer):
        if digit != "." and longer[:i] + longer[i + 1 :] == shorter:
            # the first of a run: what it repeats stands to its right
            return Edit.DOUBLED if longer[i + 1 : i + 2] == digit else Edit.DROPPED
    return None


@lru_cache(maxsize=4096)
def one_edit_away(value: Decimal) -> frozenset[Decimal]:
    """Every number that is one edit from this one."""
    text = _text(value)
    sign = -1 if value < 0 else 1
    found = {sign * Decimal(edit) for edit in _edits(text) if edit not in {"", "."}}
    return frozenset(found - {value})


def _edits(text: str) -> Iterator[str]:
    for i, digit in enumerate(text):
        if digit != ".":
            yield from (text[:i] + typed + text[i + 1 :] for typed in DIGITS)
            yield _plain(text[:i] + text[i + 1 :])
            if text[i + 1 : i + 2] not in {"", "."}:
                yield text[:i] + text[i + 1] + digit + text[i + 2 :]
    for i in range(len(text) + 1):
        yield from (text[:i] + typed + text[i:] for typed in DIGITS)


def _plain(text: str) -> str:
    return text.strip(".") if text.startswith(".") or text.endswith(".") else text


def by_chance(x: Decimal, y: Decimal) -> Fraction:
    """How likely two different numbers as far apart as these are one edit apart by mere chance, 0 to 1.

    The share of the numbers no farther from one of them than the other is, to the last place either has,
    that are one edit away. Of 12,345 and 12,346 nearly all are; of 113,990 and 113,390 one in forty.
    """
    place = min(_exponent(x), _exponent(y))
    distance = abs(Fraction(x) - Fraction(y))
    shares = []
    for centre in (x, y):
        low = max(Fraction(centre) - distance, Fraction(0)) if centre >= 0 else Fraction(centre) - distance
        near = sum(low <= number <= Fraction(centre) + distance for number in one_edit_away(centre))
        numbers = (Fraction(centre) + distance - low) / Fraction(10) ** place
        shares.append(Fraction(near) / numbers if numbers else Fraction(1))
    return min(Fraction(1), max(shares))


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent if "." in _text(value) else 0
    return exponent if isinstance(exponent, int) else 0
