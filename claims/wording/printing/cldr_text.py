"""Numbers, units, days and lists of names as a language writes them, by Unicode's CLDR (Babel)."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name

from claims.domain.figures.units import find_unit, is_money
from claims.domain.questions.times import DayRange
from claims.domain.reading.vocabulary.cldr import UNIT_CODES
from claims.wording.printing.house_style import HouseStyle

_CLDR_NAMES = {code: name for name, code in reversed(UNIT_CODES.items())}
_SIGNS = frozenset({"percent", "permille", "degree_Celsius", "degree_Fahrenheit", "percent_change"})
"""Units printed as a sign."""
_UNSAID = frozenset({"", "item", "ratio"})
"""Units that name nothing: what is counted stands in the question."""
_FIRST: Mapping[str, str] = {"fr": "1er"}
"""The first of a month, which CLDR's dates write as any other day ("1 mars")."""
_BARE: Mapping[str, str] = {"other": "{0}"}


def number(value: Decimal, style: HouseStyle) -> str:
    """A number with its thousands grouped, as exact as it is."""
    return str(format_decimal(value, locale=_locale(style.locale), decimal_quantization=False))


def with_unit(value: Decimal, code: str, style: HouseStyle, *, genitive: bool = False) -> str:
    """A number with its unit. `genitive`: as it follows a word that governs that case."""
    return _pattern(value, code, style, genitive).replace("{0}", number(value, style))


def unit_word(value: Decimal, code: str, style: HouseStyle) -> str:
    """The unit as it follows a number; empty where it is not said."""
    return _pattern(value, code, style, False).replace("{0}", "").strip()


def _pattern(value: Decimal, code: str, style: HouseStyle, genitive: bool) -> str:
    patterns = unit_patterns(code, style)
    category = str(_locale(style.locale).plural_form(abs(value)))
    if genitive and category == "few":
        category = "many"
    if genitive and category == "one" and "genitive_one" in patterns:
        category = "genitive_one"
    return patterns.get(category) or patterns["other"]


def unit_patterns(code: str, style: HouseStyle) -> Mapping[str, str]:
    """Of each plural category the pattern of a unit, such as "{0} metres"."""
    if code in _UNSAID:
        return _BARE
    own = style.units.get(code)
    return own if own is not None else _cldr_patterns(code, style.locale)


@cache
def _cldr_patterns(code: str, locale: str) -> Mapping[str, str]:
    known = find_unit(code)
    if known is not None and is_money(known.dimension):
        categories = _locale(locale).plural_form.tags | {"other"}
        return {tag: f"{{0}} {_money(code, tag, locale)}" for tag in categories}
    name = _CLDR_NAMES.get("percent" if code == "percent_change" else code)
    table: Any = _locale(locale)._data["unit_patterns"].get(name, {})
    found: Any = table.get("short" if code in _SIGNS else "long") or table.get("short")
    if found is not None:
        return {tag: str(pattern) for tag, pattern in dict(found).items() if tag != "per"}
    return (
        {"one": f"{{0}} {known.singular}", "other": f"{{0}} {known.name}"}
        if known
        else {"other": f"{{0}} {code}"}
    )


def _money(code: str, category: str, locale: str) -> str:
    """The name of a currency after a number of that plural category."""
    plurals: Any = _locale(locale)._data["currency_names_plural"].get(code, {})
    return str(
        plurals.get(category) or plurals.get("other") or get_currency_name(code, locale=_locale(locale))
    )


def day(when: date, style: HouseStyle) -> str:
    """A day."""
    return _with_first(when, str(format_date(when, style.date, locale=_locale(style.locale))), style)


def days(when: DayRange, style: HouseStyle) -> str:
    """The days of a range, what both ends share said once; since ever: its last day."""
    start, end = when.start, when.end
    if start is None or start == end:
        return day(end, style)
    if style.date == "medium":
        return str(format_interval(start, end, "yMMMd", locale=_locale(style.locale)))
    pattern = "days_of_years" if start.year != end.year else "days"
    if (start.year, start.month) == (end.year, end.month):
        pattern = "days_of_month"
    return style.words[pattern].format(
        low=day(start, style),
        high=day(end, style),
        low_md=_month_and_day(start, style),
        high_md=_month_and_day(end, style),
        low_day=_with_first(start, str(start.day), style),
        high_day=end.day,
    )


def _with_first(when: date, text: str, style: HouseStyle) -> str:
    """A day as it is written, the first of a month as an ordinal where a language has it so."""
    first = _FIRST.get(_locale(style.locale).language)
    return text if first is None or when.day != 1 else text.replace("1", first, 1)


def short_days(start: date, end: date, style: HouseStyle) -> str:
    """A day, or a range of days, as short as it is clear."""
    locale = _locale(style.locale)
    if start == end:
        return str(format_skeleton("yMMMd", end, locale=locale))
    return str(format_interval(start, end, "yMMMd", locale=locale))


def day_and_month(when: date, style: HouseStyle) -> str:
    """A day without its year, as short as it is clear."""
    return str(format_skeleton("MMMd", when, locale=_locale(style.locale)))


def _month_and_day(when: date, style: HouseStyle) -> str:
    return _with_first(when, str(format_skeleton("MMMMd", when, locale=_locale(style.locale))), style)


def names(found: Sequence[str], style: HouseStyle) -> str:
    """Names as a list in a sentence: "A, B and C"."""
    return str(format_list(list(found), locale=_locale(style.locale)))


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)
