"""In the prices of which year an amount of money is said to be: "£12bn in 2015 prices"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.domain.reading.vocabulary.lexicon import data_of, languages
from claims.domain.reading.vocabulary.phrases import Phrases
from claims.domain.reading.vocabulary.tokens import Token, tokens_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_WHOSE = 1
"""Words that may stand between a year and its money: "2015 US dollars"."""


@dataclass(frozen=True, slots=True)
class _PriceWords:
    """What the `[price_years]` of a language says, each key a table of its own."""

    before: Phrases[str]
    after: Phrases[str]
    before_money: Phrases[str]
    after_money: Phrases[str]
    money: Phrases[str]
    goes_on: Phrases[str]
    goes_on_endings: tuple[str, ...]

    def say(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the year at token i is that of prices."""
        end = len(tokens)
        if self.before.before(tokens, i, 0):
            return True
        prices = self.after.at(tokens, i + 1, end)
        if prices and not self._goes_on(tokens, prices.end):
            return True
        if self.before_money.before(tokens, i, 0):
            return any(self.money.at(tokens, i + 1 + skipped, end) for skipped in range(_WHOSE + 1))
        link = self.after_money.before(tokens, i, 0)
        return link is not None and self.money.before(tokens, link.start, 0) is not None

    def _goes_on(self, tokens: Sequence[Token], i: int) -> bool:
        """ "In 2015 prices rose": the prices do something, and the year is only when."""
        if i >= len(tokens) or tokens[i].kind != "word":
            return False
        ends = bool(self.goes_on_endings) and tokens[i].key.endswith(self.goes_on_endings)
        return ends or self.goes_on.at(tokens, i, len(tokens)) is not None


def price_year_in(quote: str) -> int | None:
    """The year whose prices a quote names in any language; None where it names none, or several."""
    years = set(_years(quote)) if _FOUR_DIGITS.search(quote) else set()
    return years.pop() if len(years) == 1 else None


def _years(quote: str) -> Iterator[int]:
    tokens = tokens_of(quote)
    for i, token in enumerate(tokens):
        if token.kind != "number" or not _YEAR.fullmatch(token.text):
            continue
        if any(words.say(tokens, i) for words in _price_words()):
            yield int(token.text)


@lru_cache(maxsize=1)
def _price_words() -> tuple[_PriceWords, ...]:
    return tuple(_of_section(data_of(code).get("price_years", {})) for code in languages())


def _of_section(section: Mapping[str, Sequence[str]]) -> _PriceWords:
    def table(name: str) -> Phrases[str]:
        return Phrases((word, word) for word in section.get(name, ()))

    return _PriceWords(
        before=table("before"),
        after=table("after"),
        before_money=table("before_money"),
        after_money=table("after_money"),
        money=table("money"),
        goes_on=table("goes_on"),
        goes_on_endings=tuple(section.get("goes_on_endings", ())),
    )
