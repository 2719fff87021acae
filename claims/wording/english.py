"""English as it is set in print: numbers, lists and days, the same on every machine; no Django.

A second language of output is a second module with these functions.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from claims.domain.saying import in_millions

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_PLACES = Decimal("1E-12")
"""A fraction that does not end is cut here, as the database cuts it."""


def grouped(number: Decimal | Fraction | int) -> str:
    """A number with its thousands grouped, no exponent, no trailing zeros and a true minus sign."""
    if isinstance(number, Fraction):
        number = Decimal(number.numerator) / Decimal(number.denominator)
        number = number.quantize(_PLACES) if abs(number) < Decimal("1E15") else number
    plain = f"{number:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace("-", "−")


def spoken(number: Decimal | Fraction | int) -> str:
    """A number as a sentence has it: "4 million", "12,000"."""
    return in_millions(Fraction(number)) or grouped(number)


def percent(share: Decimal) -> str:
    """A percentage rounded for reading; below ten with one decimal."""
    places = Decimal("0.1") if 0 < abs(share) < 10 else Decimal(1)
    return f"{grouped(share.quantize(places))}%"


def listed(names: Sequence[str]) -> str:
    """Names as a list: "A, B and C"; by semicolons where a name has a comma of its own."""
    if len(names) < 2:
        return "".join(names)
    if any("," in name for name in names):
        return f"{'; '.join(names[:-1])}; and {names[-1]}"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def day(when: date) -> str:
    """A day as it is read aloud: "4 November 2024"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """A day as a picture has it: "4 Nov 2024"."""
    return f"{day_and_month(when)} {when.year}"


def day_and_month(when: date) -> str:
    """A day of a year that is clear: "4 Nov"."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]}"


def short_days(start: date, end: date) -> str:
    """A range of days as short as it is clear: "4–10 Nov 2024"."""
    if start == end:
        return short_day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{short_day(end)}"
    return f"{day_and_month(start)} – {short_day(end)}"


def days(start: date, end: date) -> str:
    """A closed range of days without repeating what both ends share: "4 to 10 November 2024"."""
    if start == end:
        return day(end)
    if start.year != end.year:
        return f"{day(start)} to {day(end)}"
    if start.month != end.month:
        return f"{start.day} {_MONTHS[start.month - 1]} to {day(end)}"
    return f"{start.day} to {day(end)}"
