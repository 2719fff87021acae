"""Months and weekdays of a language: a word → its number.

From Unicode's CLDR; forms that it lacks are in our file of the language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claims.domain.articles.words import words_of
from claims.domain.reading.vocabulary.lexicon import data_of
from claims.domain.reading.vocabulary.phrases import Phrases
from claims.domain.reading.vocabulary.tokens import tokens_of

WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names in all forms: months are 1 to 12, weekdays 0 (Monday) to 6."""

    months: Phrases[int]
    weekdays: Phrases[int]


@lru_cache(maxsize=32)
def calendar_of(code: str) -> Calendar:
    """The names of that language; raises babel's UnknownLocaleError."""
    from babel import Locale

    data: Any = Locale.parse(code)
    words = words_of(code)
    numbers = frozenset(word for listed in data_of(code)["add"].values() for word in listed)
    months, days = _named(data.months, numbers), _named(data.days, numbers)
    return Calendar(Phrases((*months, *words.months)), Phrases((*days, *words.weekdays)))


def _named(table: Any, numbers: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Every name with its number, with and without its point; "sept" alone is seven."""
    for use in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in table[use][width].items():
                plain = name.rstrip(".")
                # "10月" is a number with a sign and is found as such; short weekdays are words of their own
                if len(plain) > 1 and tokens_of(plain)[0].kind == "word" and _tells(table, plain, width):
                    if plain not in numbers:
                        yield plain, number
                    yield f"{plain}.", number


def _tells(table: Any, name: str, width: str) -> bool:
    """Whether a name is more than a little word: "Mo", "so", "mar" are left out of the weekdays."""
    return width == "wide" or len(table["format"]["wide"]) > WEEKDAYS or len(name) > len("wed")
