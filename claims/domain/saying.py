"""Sentences of the rules: English as they stand, and able to be said in another language.

The rules know no gettext. Each text that they say is its pattern and what fills it, as well as the English
that these make; `claims/wording/sentences.py` says it again in the language of whoever reads. What is joined
or cut as a plain text loses that and stays English: fill one pattern with another instead.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from claims.domain.questions.times import DayRange

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class SaidText(str):
    """A text with the pattern it was made from and its parts, which may be such texts themselves."""

    pattern: str
    parts: dict[str, str]
    plural: str
    """The pattern for many, where it depends on `how_many`; else empty."""
    how_many: int


class SaidNumber(str):
    """A number as the rules print it, with its value."""

    value: Decimal | Fraction


class SaidDigits(str):
    """A number in the digits of its source."""

    __slots__ = ()


class SaidDay(str):
    """A day as English writes it: "4 November 2024"."""

    day: date


class Days(str):
    """A range of days."""

    days: DayRange


class Names(str):
    """Names as a list in a sentence: A, B and C."""

    names: tuple[str, ...]


class UnitOf(str):
    """A unit as it follows a number, with the space before it; `code` as the table of units has it."""

    code: str
    number: str


class Joined(str):
    """Texts one after the other; `by` stands between them. `capital`: it begins a sentence."""

    pieces: tuple[str, ...]
    by: str
    capital: bool


def say(pattern: str, /, **parts: str | int) -> str:
    """A pattern filled in; what is to be said in other languages is a literal here."""
    return _said(pattern, parts)


def _said(pattern: str, parts: Mapping[str, str | int]) -> SaidText:
    filled = {name: part if isinstance(part, str) else number(Decimal(part)) for name, part in parts.items()}
    made = SaidText(pattern.format(**filled))
    made.pattern, made.parts, made.plural, made.how_many = pattern, filled, "", 1
    return made


def say_count(one: str, many: str, /, count: int, **parts: str | int) -> str:
    """A pattern for one or for many, filled in; {count} is how many."""
    made = _said(one if count == 1 else many, {"count": count, **parts})
    made.pattern, made.plural, made.how_many = one, many, count
    return made


def to_say(pattern: str) -> str:
    """A pattern that is filled in elsewhere, marked so that it is translated."""
    return pattern


def number(value: Decimal | Fraction, printed: str = "") -> str:
    """A number, printed so in English; without that its thousands grouped."""
    made = SaidNumber(printed or f"{value:,}")
    made.value = value
    return made


_SCALES: tuple[tuple[int, str], ...] = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def in_millions(value: Decimal | Fraction) -> str:
    """A large round number as English reads it aloud: "4 million", "11.25 billion"; empty where it takes more
    than two places behind the point, or is less than a million."""
    exact = Fraction(value)
    for scale, word in _SCALES:
        if abs(exact) >= scale:
            hundredths = exact * 100 / scale
            if hundredths.denominator != 1:
                return ""
            short = Decimal(hundredths.numerator) / 100
            return f"{short.normalize():f} {word}".replace("-", "−")
    return ""


def day(when: date) -> str:
    """A day."""
    made = SaidDay(f"{when.day} {_MONTHS[when.month - 1]} {when.year}")
    made.day = when
    return made


def days(when: DayRange | None) -> str:
    """A range of days, which may begin at any time; None: not known."""
    made = Days(_ranged(when))
    if when is not None:
        made.days = when
    return made


def _ranged(when: DayRange | None) -> str:
    if when is None:
        return str(when)
    if when.start is None:
        return f"up to {day(when.end)}"
    return day(when.end) if when.start == when.end else f"{day(when.start)} to {day(when.end)}"


def named(names: Sequence[str]) -> str:
    """Names as a list, each once: A; A and B; A, B and C."""
    unique = tuple(dict.fromkeys(names))
    made = Names(unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}")
    made.names = unique
    return made


def unit_of(code: str, number: str, printed: str) -> str:
    """A unit after a number, printed so in English."""
    made = UnitOf(printed)
    made.code, made.number = code, number
    return made


def joined(*pieces: str, by: str = "", capital: bool = False) -> str:
    """Texts one after the other, empty ones left out."""
    kept = tuple(piece for piece in pieces if piece)
    text = by.join(kept)
    made = Joined(f"{text[:1].upper()}{text[1:]}" if capital else text)
    made.pieces, made.by, made.capital = kept, by, capital
    return made
