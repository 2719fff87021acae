"""What Unicode's CLDR knows of a language, by Babel: marks of numbers, scale words, units, money, dates.

Babel is imported late: it is needed only where words are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.domain.reading.borders import UNITS

UNIT_CODES = {
    "length-meter": "metre",
    "length-millimeter": "millimetre",
    "length-centimeter": "centimetre",
    "length-kilometer": "kilometre",
    "length-inch": "inch",
    "length-foot": "foot",
    "length-yard": "yard",
    "length-mile": "mile",
    "length-nautical-mile": "nautical_mile",
    "area-square-meter": "square_metre",
    "area-hectare": "hectare",
    "area-square-kilometer": "square_kilometre",
    "area-acre": "acre",
    "area-square-mile": "square_mile",
    "volume-liter": "litre",
    "volume-cubic-meter": "cubic_metre",
    "volume-barrel": "barrel",
    "mass-kilogram": "kilogram",
    "mass-gram": "gram",
    "mass-tonne": "tonne",
    "mass-metric-ton": "tonne",
    "duration-day": "day",
    "duration-second": "second",
    "duration-minute": "minute",
    "duration-hour": "hour",
    "duration-week": "week",
    "duration-month": "month",
    "duration-year": "year",
    "speed-meter-per-second": "metre_per_second",
    "speed-kilometer-per-hour": "kilometre_per_hour",
    "speed-mile-per-hour": "mile_per_hour",
    "speed-knot": "knot",
    "energy-kilowatt-hour": "kilowatt_hour",
    "power-kilowatt": "kilowatt",
    "power-megawatt": "megawatt",
    "power-gigawatt": "gigawatt",
    "concentr-percent": "percent",
    "concentr-permille": "permille",
    "temperature-celsius": "degree_Celsius",
    "temperature-fahrenheit": "degree_Fahrenheit",
}
"""CLDR's names of units → ours. Tons and pounds are left out: their names mean more than one unit."""
_LITERAL = re.compile(r"'([^']*)'")
_SPACE = re.compile(r"[\s\u00a0\u202f\u200f\u200e]+")


@dataclass(frozen=True, slots=True)
class Locale:
    """Data of one language.

    `scales`: a word and what it multiplies by; `units`: name and code of ours; `money`: name and ISO code;
    `signs`: sign of money and ISO code; `months`, `weekdays`: all their forms.
    """

    decimal: str
    group: str
    scales: tuple[tuple[str, Decimal], ...]
    units: tuple[tuple[str, str], ...]
    money: tuple[tuple[str, str], ...]
    signs: tuple[tuple[str, str], ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]


def locale_of(code: str) -> Locale:
    """The data of that language; raises babel's UnknownLocaleError."""
    from babel import Locale as Data

    data: Any = Data.parse(code)
    symbols = data.number_symbols.get("latn", {})
    return Locale(
        symbols.get("decimal", "."),
        symbols.get("group", ","),
        tuple(dict.fromkeys(_scales(data))),
        tuple(dict.fromkeys(_units(data))),
        tuple(dict.fromkeys(_money(data))),
        tuple((sign, iso) for iso, sign in data.currency_symbols.items() if iso in UNITS and sign != iso),
        tuple(dict.fromkeys(_names(data.months))),
        tuple(dict.fromkeys(_names(data.days))),
    )


def _scales(data: Any) -> Iterator[tuple[str, Decimal]]:
    for width in ("long", "short"):
        for plural in data.compact_decimal_formats[width].values():
            for size, pattern in plural.items():
                text = _LITERAL.sub(r"\1", getattr(pattern, "pattern", str(pattern)))
                word = _SPACE.sub(" ", text.replace("0", "")).strip()
                if word and text.count("0"):
                    yield word, Decimal(int(size)) / 10 ** (text.count("0") - 1)


def _units(data: Any) -> Iterator[tuple[str, str]]:
    patterns = data._data["unit_patterns"]
    for name, code in UNIT_CODES.items():
        for width in ("long", "short", "narrow"):
            for pattern in _texts(patterns.get(name, {}).get(width, {})):
                word = _SPACE.sub(" ", pattern.replace("{0}", "")).strip()
                if word not in {"", "°", "′", "″"} and pattern.startswith("{0}"):
                    yield word, code


def _texts(value: Any) -> Iterator[str]:
    """Every text in a nest of CLDR's tables."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values():
            yield from _texts(inner)


def _money(data: Any) -> Iterator[tuple[str, str]]:
    plurals = data._data["currency_names_plural"]
    for iso, name in data.currencies.items():
        if iso in UNITS:
            yield name, iso
            for plural in _texts(plurals.get(iso, {})):
                yield plural, iso


def _names(table: Any) -> Iterator[str]:
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from (name for name in table[use][width].values() if len(name) > 1)
