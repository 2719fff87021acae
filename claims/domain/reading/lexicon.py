"""One lexicon a language: what its file says, joined with what CLDR knows. The files are data; no rule is there."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.domain.reading.borders import POLICY, UNITS, Modality
from claims.domain.reading.cldr import Locale, locale_of
from claims.domain.reading.phrases import Phrases
from claims.domain.reading.tokens import folded

FOLDER = Path(__file__).with_name("lexicons")
SECTIONS: dict[str, frozenset[str]] = {
    "language": frozenset({"code", "name", "adverb_endings", "words_inside_words", "inverted"}),
    "numbers": frozenset(
        {"add", "multiply", "joiners", "half_before", "half_after", "compound", "one", "not_units", "minus",
         "loose", "bare_scales"}
    ),
    "shares": frozenset({"words", "links", "reversed_links"}),
    "before": frozenset(m.value for m in Modality) - {"stated", "range", "none", "uncountable"},
    "after": frozenset(m.value for m in Modality) - {"stated", "range", "none", "uncountable"},
    "vague": frozenset(word.replace(" ", "_") for word in POLICY.uncountable),
    "nouns": frozenset({"person", "household", "item", "event"}),
    "subjects": frozenset({"person", "household", "item", "event"}),
    "units": frozenset(UNITS),
    "either": frozenset({"spellings"}),
    "rates": frozenset({"per", "bases"}),
    "changes": frozenset({"up", "down", "by", "after_up", "after_down", "times", "times_after", "compared"}),
    "ranges": frozenset({"between", "joiners", "openers"}),
    "denials": frozenset({"before", "after", "not", "not_only"}),
    "nothing": frozenset({"no", "nobody", "harmed"}),
    "little_words": frozenset({"articles", "definite", "links", "stops", "hedges", "says"}),
    "no_figure": frozenset(
        {"before", "clock", "age_before", "age_after", "year_before", "year_after", "ordinal_endings",
         "scores", "address", "ordinal_point"}
    ),
}  # fmt: skip
"""Sections of a lexicon's file and the keys that each may have: the schema that the how-to describes."""


class InvalidLexicon(ValueError):
    """A lexicon's file that can't be used: which one, which key, and what to do."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by what they do to a figure."""

    code: str
    name: str
    locale: Locale
    adverb_endings: tuple[str, ...]
    flags: frozenset[str]
    add: Phrases[Decimal]
    multiply: Phrases[Decimal]
    sets: Mapping[str, frozenset[str]]
    shares: Phrases[Fraction]
    before: Phrases[Modality]
    after: Phrases[Modality]
    vague: Phrases[str]
    nouns: Phrases[str]
    subjects: Phrases[str]
    units: Phrases[tuple[str, ...]]
    bases: Phrases[str]
    times: Phrases[Decimal]
    between: Phrases[str]
    phrases: Mapping[str, Phrases[str]]
    starters: frozenset[str]
    starter_lengths: tuple[int, ...]

    def has(self, name: str, key: str) -> bool:
        """Whether the word is one of that set of single words ("stops", "joiners" …)."""
        return key in self.sets.get(name, ())


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a lexicon."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@lru_cache(maxsize=32)
def lexicon(code: str) -> Lexicon:
    """The lexicon of that language; raises InvalidLexicon, naming those that there are."""
    path = FOLDER / f"{code}.toml"
    if code not in languages():
        raise InvalidLexicon(f"language {code!r}: no lexicon; there are {', '.join(languages())}.")
    return build(tomllib.loads(path.read_text(encoding="utf-8")), locale_of(code))


def build(data: dict[str, Any], locale: Locale) -> Lexicon:
    """The lexicon that a file's data and CLDR's make; raises InvalidLexicon."""
    _check(data)
    spaced = bool(data["language"].get("words_inside_words"))
    tables = {name: _section_phrases(data, name) for name in _PHRASE_KEYS}
    tables |= {"months": _names(locale.months), "weekdays": _names(locale.weekdays)}
    add = Phrases(((word, Decimal(value)) for word, value in data.get("numbers", {}).get("add", {}).items()))
    multiply = _multiply(data, locale)
    shares = Phrases((w, Fraction(v)) for w, v in data.get("shares", {}).get("words", {}).items())
    vague = Phrases((w, k.replace("_", " ")) for k, w in _listed(data, "vague"))
    times = Phrases((w, Decimal(v)) for w, v in data.get("changes", {}).get("times", {}).items())
    firsts = (add, multiply, shares, vague, times, tables["no"], tables["nobody"], tables["half_before"])
    return Lexicon(
        code=data["language"]["code"],
        name=data["language"]["name"],
        locale=locale,
        adverb_endings=tuple(data["language"].get("adverb_endings", ())),
        flags=_flags(data),
        add=add,
        multiply=multiply,
        sets={name: _words(data, section, name) for section, name in _SET_KEYS},
        shares=shares,
        before=_modalities(data, "before", starts_word=spaced),
        after=_modalities(data, "after"),
        vague=vague,
        nouns=Phrases((w, unit) for unit, w in _listed(data, "nouns")),
        subjects=Phrases((w, unit) for unit, w in _listed(data, "subjects")),
        units=_units(data, locale),
        bases=Phrases(data.get("rates", {}).get("bases", {}).items()),
        times=times,
        between=Phrases(data.get("ranges", {}).get("between", {}).items()),
        phrases=tables,
        starters=frozenset().union(*(table.firsts for table in firsts)),
        starter_lengths=tuple(sorted({n for table in firsts for n in table.stem_lengths})),
    )


_PHRASE_KEYS = {
    "half_before": "numbers", "half_after": "numbers", "links": "shares", "reversed_links": "shares",
    "per": "rates", "up": "changes", "down": "changes", "by": "changes", "after_up": "changes",
    "after_down": "changes", "times_after": "changes", "compared": "changes", "joiners": "ranges",
    "openers": "ranges", "denial_before": "denials", "denial_after": "denials", "not": "denials",
    "not_only": "denials", "no": "nothing", "nobody": "nothing", "harmed": "nothing",
    "loose": "numbers", "definite": "little_words", "articles": "little_words", "noun_links": "little_words", "hedges": "little_words",
    "says": "little_words", "no_figure_before": "no_figure", "clock": "no_figure",
    "age_before": "no_figure", "age_after": "no_figure", "year_before": "no_figure",
    "year_after": "no_figure", "scores": "no_figure", "address": "no_figure",
}  # fmt: skip
_OTHER_NAMES = {
    "denial_before": "before", "denial_after": "after", "noun_links": "links", "no_figure_before": "before",
}  # fmt: skip
_SET_KEYS = (
    ("numbers", "joiners"),
    ("numbers", "one"),
    ("numbers", "not_units"),
    ("numbers", "minus"),
    ("little_words", "stops"),
    ("no_figure", "ordinal_endings"),
)


def _check(data: dict[str, Any]) -> None:
    for section, table in data.items():
        if section not in SECTIONS:
            raise InvalidLexicon(f"section {section!r}: unknown; use one of {', '.join(SECTIONS)}.")
        for key in table:
            if key not in SECTIONS[section]:
                known = ", ".join(sorted(SECTIONS[section]))
                raise InvalidLexicon(f"key {section}.{key}: unknown; use one of {known}.")
    for key in ("code", "name"):
        if not data.get("language", {}).get(key):
            raise InvalidLexicon(f"key language.{key}: missing; give it.")


def _flags(data: dict[str, Any]) -> frozenset[str]:
    """Yes/no properties of a language that are set."""
    given = {**data["language"], **data.get("numbers", {}), **data.get("no_figure", {})}
    return frozenset(name for name, value in given.items() if value is True)


def _listed(data: dict[str, Any], section: str) -> Iterator[tuple[str, str]]:
    for key, words in data.get(section, {}).items():
        for word in words:
            yield key, word


def _words(data: dict[str, Any], section: str, name: str) -> frozenset[str]:
    words = data.get(section, {}).get(name, ())
    return frozenset(words) if name == "not_units" else frozenset(folded(word) for word in words)


def _section_phrases(data: dict[str, Any], name: str) -> Phrases[str]:
    section = _PHRASE_KEYS[name]
    words = data.get(section, {}).get(_OTHER_NAMES.get(name, name), ())
    return Phrases((word, word) for word in words)


def _names(words: tuple[str, ...]) -> Phrases[str]:
    return Phrases((word, word) for word in words)


def _modalities(data: dict[str, Any], section: str, *, starts_word: bool = False) -> Phrases[Modality]:
    rows = ((word, Modality(key)) for key, word in _listed(data, section))
    return Phrases(rows, starts_word=starts_word)


def _multiply(data: dict[str, Any], locale: Locale) -> Phrases[Decimal]:
    """Scale words: the file's own first, then CLDR's; single Latin letters are read where digits touch them."""
    numbers = data.get("numbers", {})
    table = Phrases((word, Decimal(value)) for word, value in numbers.get("multiply", {}).items())
    for word, value in locale.scales:
        if len(word) > 1 or not word.isascii():
            table.add(word, value)
    return table


def _units(data: dict[str, Any], locale: Locale) -> Phrases[tuple[str, ...]]:
    """Unit words: those that mean more than one unit, the file's own, CLDR's, and the codes of our table."""
    table: Phrases[tuple[str, ...]] = Phrases()
    barred = frozenset(data.get("numbers", {}).get("not_units", ()))
    for spelling, codes in data.get("either", {}).get("spellings", {}).items():
        table.add(spelling, tuple(codes))
    for code, spelling in _listed(data, "units"):
        table.add(spelling, (code,))
    for spelling, code in (*locale.units, *locale.money, *_table_spellings(), *locale.signs):
        if spelling not in barred:
            table.add(spelling, (code,), cased=_is_symbol(spelling))
    return table


def _is_symbol(spelling: str) -> bool:
    """Whether case tells it apart: kg, MW, USD."""
    return len(spelling) <= 3 and spelling.isalpha() and spelling.isascii()


_BARRED = frozenset({"a", "d", "s", "points", "dollar", "dollars", "K", "min", "kn", "ac"})


def _table_spellings() -> Iterator[tuple[str, str]]:
    """Signs and symbols of our unit table that are the same in all languages."""
    for unit in UNITS.values():
        if unit.dimension.startswith("money"):
            yield unit.code, unit.code
        if unit.is_count:
            continue
        for alias in unit.aliases:
            if alias not in _BARRED and (len(alias) <= 4 or not alias.isalpha()):
                yield alias, unit.code
