"""A number as its cell shows it: a cell that shows 12% holds 0.12, one that shows €5 holds 5."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from claims.intake.formats.json_rows import number_text
from claims.intake.styles import Typed

_BRACKETED = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_COLOUR = re.compile(r"\[[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_PLACES = re.compile(r"[0#?][0#?.,]*")
_SIGNS = re.compile(r"[^$€£¥₩₽₴₺₹%‰\w. ]")


class NumberShown(NamedTuple):
    """What a number format puts around a number, and what the number is multiplied by."""

    before: str
    after: str
    times: Decimal


@lru_cache(maxsize=1024)
def shown_as(number_format: str) -> NumberShown:
    """What a format of a spreadsheet shows (its part for positive numbers)."""
    plain = _BRACKETED.sub(lambda found: f'"{found[1]}"', number_format.partition(";")[0])
    plain = _COLOUR.sub("", plain)
    places = _PLACES.search(_LITERAL.sub(lambda found: " " * len(found[0]), plain))
    if places is None:
        return NumberShown("", "", Decimal(1))
    before, after = _words(plain[: places.start()]), _words(plain[places.end() :])
    digits = plain[places.start() : places.end()]
    thousands = len(digits) - len(digits.rstrip(","))
    times = Decimal(100) if "%" in after or "%" in before else Decimal(1).scaleb(-3 * thousands)
    return NumberShown(before, after, times if "%" in before + after or before + after else Decimal(1))


def _words(text: str) -> str:
    """The literal text of a part of a format, without what only places it."""
    read = _LITERAL.sub(lambda found: found[1] or found[2] or "", text)
    return _SIGNS.sub("", read).replace("General", "").strip()


def as_shown(value: float | int | Decimal, number_format: str) -> str:
    """The number with what its format shows around it: "12%", "€5", "34.6m"."""
    try:
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            return Typed(number)
        shown = shown_as(number_format or "General")
        text = number_text(number * shown.times)
    except (InvalidOperation, OverflowError):
        return Typed(value)
    return Typed(f"{shown.before}{text}{shown.after}")
