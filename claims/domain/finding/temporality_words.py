"""Words of questions that say how a figure behaves in time: data, one file a language."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from claims.domain.questions.scope import Temporality
from claims.domain.reading.vocabulary.phrases import Found, Phrases
from claims.domain.reading.vocabulary.tokens import Token, tokens_of

FOLDER = Path(__file__).with_name("temporalities")
YEAR, MONTH = "2000", "january"
"""What every year and every month is taken for, in questions and, as {year} and {month}, in the files."""
GAP = " … "
"""In a phrase, where other words may stand: "did … cost"."""
_YEARS = range(1800, 2200)
_SECTIONS = {
    "rates": Temporality.FLOW,
    "periods": Temporality.FLOW,
    "cumulative": Temporality.CUMULATIVE,
    "stock": Temporality.STOCK,
    "copulas": Temporality.STOCK,
    "timeless": Temporality.TIMELESS,
}
"""What goes before the rest first: see `temporality.inferred`."""
_DAYS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Of a period that a rate is for, the most days."""


class InvalidTemporalities(ValueError):
    """A file of words that can't be used: which section, and what to do."""


class Cue(NamedTuple):
    """What a phrase says, and how strongly against others: 0 most.

    `weak`: it is found in questions of every kind. `days`: of a rate ("per month"), for how many at most.
    `then`: what has to follow somewhere, where the phrase has a gap.
    """

    rank: int
    temporality: Temporality
    weak: bool = False
    days: int = 0
    then: Phrases[bool] | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    phrases: Phrases[Cue]
    months: frozenset[str]


class CueFound(NamedTuple):
    """A cue, and the words of the question that are it."""

    cue: Cue
    words: str


@lru_cache(maxsize=4096)
def told(measure: str) -> tuple[CueFound, ...]:
    """All that the words say, what goes before the rest first; questions of a file are asked again."""
    text, words = " ".join(measure.casefold().split()), _words()
    tokens = [_plain(token, words.months) for token in tokens_of(text)]
    found = (words.phrases.at(tokens, i, len(tokens)) for i in range(len(tokens)))
    wholes = (_whole(phrase, tokens) for phrase in found if phrase is not None)
    ranked = sorted(
        (phrase for phrase in wholes if phrase is not None),
        key=lambda phrase: (phrase.value.rank, phrase.start),
    )
    return tuple(
        CueFound(phrase.value, text[tokens[phrase.start].start : tokens[phrase.end - 1].end])
        for phrase in ranked
    )


def _plain(token: Token, months: frozenset[str]) -> Token:
    """The token, with one name for all years and for all months."""
    if token.kind == "number" and token.text.isdecimal() and int(token.text) in _YEARS:
        return token._replace(text=YEAR, key=YEAR)
    return token._replace(text=MONTH, key=MONTH) if token.key in months else token


def _whole(found: Found[Cue], tokens: Sequence[Token]) -> Found[Cue] | None:
    """The phrase with what follows its gap; None where that does not follow."""
    then = found.value.then
    if then is None:
        return found
    later = (then.at(tokens, i, len(tokens)) for i in range(found.end, len(tokens)))
    ends = [phrase.end for phrase in later if phrase is not None]
    return found._replace(end=max(ends)) if ends else None


@lru_cache(maxsize=1)
def _words() -> _Words:
    return built([(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))])


def built(files: Sequence[tuple[str, str]]) -> _Words:
    """The words of the files' texts; raises InvalidTemporalities."""
    phrases: Phrases[Cue] = Phrases()
    months: set[str] = set()
    for code, text in files:
        data = tomllib.loads(text)
        months |= {token.key for month in data.pop("months", ()) for token in tokens_of(month)}
        for phrase, cue in _cues(code, data):
            phrases.add(phrase, cue)
    return _Words(phrases, frozenset(months))


def _cues(code: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    unknown = sorted(data.keys() - _SECTIONS) + sorted(data.get("rates", {}).keys() - _DAYS)
    if unknown:
        known = ", ".join([*_SECTIONS, "months", *(f"rates.{name}" for name in _DAYS)])
        raise InvalidTemporalities(f"section {unknown[0]!r} of {code}: unknown; use one of {known}.")
    for rank, (section, temporality) in enumerate(_SECTIONS.items()):
        said = data.get(section, ())
        by_days = {_DAYS[name]: said[name] for name in said} if section == "rates" else {0: said}
        for phrase, days in ((phrase, days) for days, phrases in by_days.items() for phrase in phrases):
            first, _, then = phrase.replace("{year}", YEAR).replace("{month}", MONTH).partition(GAP)
            later = Phrases([(then, True)]) if then else None
            yield first, Cue(rank, temporality, section == "copulas", days, later)
