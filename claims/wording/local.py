"""Numbers, lists and days as the active language writes them: English by our own module, others by CLDR."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.domain.questions.times import DayRange
from claims.wording import english
from claims.wording.printing import cldr_text
from claims.wording.printing.house_style import FIRST, HouseStyle, house_style, languages


def style() -> HouseStyle | None:
    """How the active language writes; None for English, and for a language that we don't print in."""
    return _style((get_language() or "en").partition("-")[0])


@cache
def _style(language: str) -> HouseStyle | None:
    return None if language == "en" or language not in languages() else house_style(FIRST, language)


def exact(number: Decimal | Fraction | int) -> Decimal:
    """A number as a decimal, cut where English cuts it."""
    return Decimal(english.grouped(number).replace(",", "").replace("−", "-"))


def grouped(number: Decimal | Fraction | int) -> str:
    """A number with its thousands grouped and no trailing zeros."""
    written = style()
    return english.grouped(number) if written is None else cldr_text.number(exact(number), written)


def spoken(number: Decimal | Fraction | int) -> str:
    """A number as a sentence has it: in English "4 million"."""
    return english.spoken(number) if style() is None else grouped(number)


def percent(share: Decimal) -> str:
    """A percentage rounded for reading; below ten with one decimal."""
    written = style()
    if written is None:
        return english.percent(share)
    places = Decimal("0.1") if 0 < abs(share) < 10 else Decimal(1)
    return cldr_text.with_unit(exact(share.quantize(places)), "percent", written)


def yes_or_no(stance: str) -> str:
    """What a yes/no question is answered by, as it is printed: "yes", "no"."""
    return (style() or house_style(FIRST, "en")).words[stance]


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence."""
    written = style()
    return english.listed(names) if written is None else cldr_text.names(names, written)


def day(when: date) -> str:
    """A day as it is read aloud."""
    written = style()
    return english.day(when) if written is None else cldr_text.day(when, written)


def days(start: date, end: date) -> str:
    """A closed range of days without repeating what both ends share."""
    written = style()
    return english.days(start, end) if written is None else cldr_text.days(DayRange(start, end), written)


def short_day(when: date) -> str:
    """A day as a picture has it."""
    written = style()
    return english.short_day(when) if written is None else cldr_text.short_days(when, when, written)


def day_and_month(when: date) -> str:
    """A day of a year that is clear."""
    written = style()
    return english.day_and_month(when) if written is None else cldr_text.day_and_month(when, written)


def short_days(start: date, end: date) -> str:
    """A range of days as a picture has it."""
    written = style()
    return english.short_days(start, end) if written is None else cldr_text.short_days(start, end, written)


def in_quotes(text: object) -> str:
    """A text in quotation marks."""
    return _("“%(text)s”") % {"text": text}
