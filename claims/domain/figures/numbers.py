"""Reading numbers as they are written, exactly, and refusing what is not one or could be two.

Read: "10,000", "10 000" (also with no-break and thin spaces), "10.5", "−3", "1.2 million", "10k".
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from claims.domain.policy import POLICY
from claims.domain.saying import say


class InvalidFigure(ValueError):
    """A figure that can't be taken: which field, which value, and what to do about it.

    `offers`: what could be written instead, where it is one of a few."""

    def __init__(self, field: str, value: object, remedy: str, offers: tuple[str, ...] = ()) -> None:
        self.offers = offers
        self.field = field
        self.value = str(value)
        self.remedy = remedy
        super().__init__(f"{field} {self.value!r}: {remedy}")


SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
"""Words that multiply the number before them. "m" is not one: it is a metre."""

SPACES = "\u0020\u00a0\u2009\u202f"
_DIGITS = rf"[0-9]{{1,3}}(?:(?P<gap>[,{SPACES}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*)?|[0-9]+"
_NUMBER = re.compile(
    rf"(?P<sign>[-\u2212]?)(?P<whole>{_DIGITS})(?:\.(?P<part>[0-9]+))?"
    rf"(?:[{SPACES}]*(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))}))?",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(r"[-\u2212]?[1-9][0-9]{0,2}\.[0-9]{3}")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as read, and its grain: the place of the last digit that says something."""

    value: Decimal
    grain: Fraction


def read_number(text: str, *, field: str = "value", point_is_decimal: bool = False) -> Decimal:
    """The number written in the text, exact; raises InvalidFigure, saying why, where there is none.

    "1.234" may be a thousand or little more than one: it is refused until someone has said which, either by
    writing it otherwise or by `point_is_decimal`.
    """
    return read_written(text, field=field, point_is_decimal=point_is_decimal).value


def last_place(text: str) -> Fraction:
    """What one unit of the last digit written is worth: 1 in 40, a tenth in 37.3, 100,000 in 1.2 million."""
    found = _NUMBER.fullmatch(text.strip(SPACES))
    if found is None:
        return Fraction(0)
    scale = SCALES[found["scale"].lower()] if found["scale"] else 1
    return Fraction(scale, 10 ** len(found["part"] or ""))


def said_digits(text: str) -> int:
    """How many digits a number as written says, zeros at its ends left out where nothing follows them."""
    try:
        digits = "".join(map(str, read_number(text, point_is_decimal=True).normalize().as_tuple().digits))
    except InvalidFigure:
        return 0
    return len(digits.strip("0")) or 1


def read_written(text: str, *, field: str = "value", point_is_decimal: bool = False) -> WrittenNumber:
    """The number and its grain; raises InvalidFigure."""
    found = _NUMBER.fullmatch(text.strip(SPACES)) if isinstance(text, str) else None
    if found is None:
        raise InvalidFigure(field, text, _why_not(text))
    bare = found.group("sign") + found.group("whole") + ("." + found["part"] if found["part"] else "")
    if _AMBIGUOUS.fullmatch(bare) and not point_is_decimal:
        grouped, decimal = bare.replace(".", ","), bare + "0"
        told = say(
            "could be {grouped} or {decimal}: write which of the two it is", grouped=grouped, decimal=decimal
        )
        raise InvalidFigure(field, text, told, (grouped, decimal))
    digits = re.sub(rf"[,{SPACES}]", "", found.group("whole"))
    scale = SCALES[found["scale"].lower()] if found["scale"] else 1
    _check_size(field, text, digits, found["part"] or "", scale)
    value = Decimal(f"{digits}.{found['part']}" if found["part"] else digits) * scale
    if found.group("sign"):
        if not value:
            raise InvalidFigure(field, text, say("negative zero is not a figure: write 0"))
        value = -value
    return WrittenNumber(value, _grain(digits, found["part"]) * scale)


def _grain(digits: str, part: str | None) -> Fraction:
    if part:
        return Fraction(1, 10 ** len(part))
    significant = digits.rstrip("0")
    if not significant:
        return Fraction(1)
    place = 10 ** (len(digits) - len(significant))
    return Fraction(place * 5 if significant[-1] == "5" else place)


def _check_size(field: str, text: str, digits: str, part: str, scale: int) -> None:
    if len(digits.lstrip("0")) > POLICY.integer_digits or int(digits) * scale >= 10**POLICY.integer_digits:
        raise InvalidFigure(field, text, say("too large to be a figure: check the digits"))
    if len(part) > POLICY.decimal_places:
        remedy = say("more than {places} decimal places: round it", places=str(POLICY.decimal_places))
        raise InvalidFigure(field, text, remedy)


def _why_not(text: object) -> str:
    """Why a text is no number, in words that tell what to write instead."""
    if not isinstance(text, str):
        return say("not text: give the number as it is written, in quotes")
    for applies, remedy in _REFUSALS:
        if applies(text.strip()):
            return remedy
    return say("not a number: write digits, such as 10,000 or 10.5")


_REFUSALS = (
    (lambda t: not t, say("empty: write the number as the source does")),
    (lambda t: re.search(r"nan\b", t, re.I), say("not a number: omit the figure if there is none")),
    (
        lambda t: re.search(r"inf(inity)?\b|∞", t, re.I),
        say("infinite: use “at least” or “at most” for an open end"),
    ),
    (lambda t: "_" in t, say("underscores are not digits: write 8,000 or 8000")),
    (
        lambda t: any(c.isnumeric() and not c.isascii() for c in t),
        say("digits other than 0–9: write it in ASCII digits, such as 8000"),
    ),
    (lambda t: re.fullmatch(r"[-+−]?[0-9.]+e[-+]?[0-9]+", t, re.I), say("an exponent: write the number out")),
    (
        lambda t: re.fullmatch(r"[-−]?[0-9]+,[0-9]+", t),
        say("a decimal comma: write a point (1.5), or groups of three"),
    ),
    (
        lambda t: re.fullmatch(r"[-−]?[0-9]*\.[0-9]*", t),
        say("a digit is missing next to the point: write 0.5 or 5.0"),
    ),
    (
        lambda t: re.fullmatch(r"[-−]?[0-9][0-9,.’' \u00a0\u2009\u202f]*", t),
        say("unclear groups of digits: write 10,000"),
    ),
)
