"""What quantulum3 reads in a text, in our terms."""

import warnings
from fractions import Fraction
from typing import Any

from benchmarks.extraction.gold import Answer
from benchmarks.extraction.readers import Reader
from claims.domain.figures.units import find_unit


def quantulum3() -> Reader:
    """quantulum3 as it is installed by default: without the classifier that picks among units of one name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells that the classifier is not installed
        from quantulum3 import parser

    def read(words: str) -> list[Answer]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [_of_quantity(each) for each in parser.parse(words)]

    return read


def _of_quantity(quantity: Any) -> Answer:
    value, spread = Fraction(str(quantity.value)), Fraction(str(quantity.uncertainty or 0))
    if quantity.unit.name == "dozen":
        value, spread = value * 12, spread * 12
    return Answer(value - spread, value + spread, _our_code(quantity.unit))


_OTHERWISE = {
    "dimensionless": "",
    "dozen": "",
    "percentage": "percent",
    "south korean won": "KRW",
    "japanese yen": "JPY",
    "pound sterling": "GBP",
    "united states dollar": "USD",
    "swiss franc": "CHF",
    "ukrainian hryvnia": "UAH",
    "swedish krona": "SEK",
    "ton": "short_ton",
    "barrel of oil": "barrel",
}
"""Names of its units that are none of ours → our codes."""


def _our_code(unit: Any) -> str:
    name = unit.name.casefold()
    if name in _OTHERWISE:
        return _OTHERWISE[name]
    known = find_unit(name)
    return known.code if known else name
