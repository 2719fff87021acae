"""One lexicon a language: what its file says, joined with what CLDR knows."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.domain.reading.borders import UNITS, Modality, is_money
from claims.domain.reading.vocabulary.cldr import Locale, locale_of
from claims.domain.reading.vocabulary.edges import Edges
from claims.domain.reading.vocabulary.keys import PHRASE_KEYS, SET_KEYS, SIGNS
from claims.domain.reading.vocabulary.phrases import Phrases
from claims.domain.reading.vocabulary.schema import InvalidLexicon, check
from claims.domain.reading.vocabulary.tokens import folded

FOLDER = Path(__file__).parents[1] / "lexicons"
_BEGUN_BY_PARTICLES = frozenset({"denials"})
"""Sections whose phrases may begin with a particle of the language: *ونفت* الشركة."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language by what they do to a figure."""

    code: str
    name: str
    locale: Locale
    adverb_endings: tuple[str, ...]
    endings: tuple[str, ...]
    limit_endings: tuple[str, ...]
    subject_starts: tuple[str, ...]
    verb_endings: tuple[str, ...]
    with_endings: tuple[str, ...]
    from_endings: tuple[str, ...]
    of_endings: tuple[str, ...]
    not_endings: tuple[str, ...]
    flags: frozenset[str]
    add: Phrases[Decimal]
    multiply: Phrases[Decimal]
    sets: Mapping[str, frozenset[str]]
    shares: Phrases[Fraction]
    before: Phrases[Modality]
    after: Phrases[Modality]
    maybe: Phrases[Modality]
    vague: Phrases[str]
    nouns: Phrases[str]
    subjects: Phrases[str]
    units: Phrases[tuple[str, ...]]
    prefix_units: Phrases[str]
    bases: Phrases[str]
    purses: Phrases[str]
    spans: Phrases[str]
    pair_words: Phrases[str]
    bases_before: Phrases[str]
    times: Phrases[Decimal]
    between: Phrases[str]
    phrases: Mapping[str, Phrases[str]]
    starts: Edges
    ends: Edges
    begin_amounts: int
    begin_numbers: int
    begin_bases: int
    bits_of_names: dict[tuple[str, ...], int]
    read_before: dict[tuple[str, str, str], Any]
    """Sentences that were read, by their words (`remembered`)."""
    single_numbers: Mapping[str, tuple[Decimal, bool]]
    """Number words of one word: what they are, and whether they multiply what stands before."""

    @property
    def vocabulary(self) -> frozenset[str]:
        """All whole words of the lexicon, of whatever use."""
        tables: tuple[Phrases[Any], ...] = (
            self.add, self.multiply, self.shares, self.before, self.after, self.vague, self.nouns, self.units,
            *self.phrases.values(),
        )  # fmt: skip
        return frozenset().union(*(table.words for table in tables), *self.sets.values())

    def bits(self, names: tuple[str, ...]) -> int:
        """The bits of the tables of phrases with those names."""
        try:
            return self.bits_of_names[names]
        except KeyError:
            found = self.bits_of_names[names] = sum(self.phrases[name].bit for name in names)
            return found

    def has(self, name: str, key: str) -> bool:
        """Whether the word is one of that set of single words ("stops", "joiners" …)."""
        return key in self.sets[name]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Codes of the languages that have a lexicon."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@lru_cache(maxsize=32)
def lexicon(code: str) -> Lexicon:
    """The lexicon of that language; raises InvalidLexicon, naming those that there are."""
    if code not in languages():
        raise InvalidLexicon(f"language {code!r}: no lexicon; there are {', '.join(languages())}.")
    return build(data_of(code), locale_of(code))


@lru_cache(maxsize=32)
def data_of(code: str) -> Mapping[str, Any]:
    """What the file of a language says, section by section."""
    return tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def scripts() -> Mapping[str, tuple[str, ...]]:
    """Scripts and the codes of the languages written in each."""
    found: dict[str, tuple[str, ...]] = {}
    for code in languages():
        script = data_of(code)["language"]["script"]
        found[script] = (*found.get(script, ()), code)
    return found


def build(data: Mapping[str, Any], locale: Locale) -> Lexicon:
    """The lexicon that a file's data and CLDR's make; raises InvalidLexicon."""
    check(data)
    made, tables = _tables(data, locale), _named_tables(data, locale)
    every = (*made.values(), *tables.values())
    for n, table in enumerate(every):
        table.number, table.bit = n, 1 << n
    named = ("add", "multiply", "shares", "vague", "times", "spans", "pair_words")
    begin: tuple[Phrases[Any], ...] = tuple(made[name] for name in named)
    begin += tuple(
        tables[name] for name in ("no", "no_after", "nobody", "neither", "lone", "half_before", "majority")
    )
    return Lexicon(
        code=data["language"]["code"],
        name=data["language"]["name"],
        locale=locale,
        adverb_endings=tuple(data["language"].get("adverb_endings", ())),
        endings=tuple(data["language"].get("endings", ())),
        limit_endings=tuple(data.get("hedging", {}).get("limit_endings", ())),
        subject_starts=tuple(data.get("changes", {}).get("subject_starts", ())),
        verb_endings=tuple(data["language"].get("verb_endings", ())),
        with_endings=tuple(data.get("hedging", {}).get("with_endings", ())),
        from_endings=tuple(data.get("share_words", {}).get("from_endings", ())),
        of_endings=tuple(data.get("share_words", {}).get("of_endings", ())),
        not_endings=tuple(data.get("denials", {}).get("endings", ())),
        flags=_flags(data),
        sets={name: _words(data, section, name) for section, name in SET_KEYS} | {"proper": _proper(data)},
        phrases=tables,
        starts=Edges(every, last=False),
        ends=Edges(every, last=True),
        single_numbers={word: (value, False) for word, value in made["add"].single_words()}
        | {word: (value, True) for word, value in made["multiply"].single_words()},
        bits_of_names={},
        read_before={},
        begin_amounts=sum(table.bit for table in begin),
        begin_numbers=made["add"].bit | made["multiply"].bit | tables["half_before"].bit,
        begin_bases=made["bases_before"].bit | tables["per"].bit,
        **made,
    )


def _tables(data: Mapping[str, Any], locale: Locale) -> dict[str, Any]:
    """The tables that have a field of their own."""
    prefixes = tuple(data["language"].get("prefixes", ()))
    spaced = bool(data["language"].get("spaced"))
    return {
        "add": Phrases((word, Decimal(value)) for value, word in _listed(data, "add")),
        "multiply": _multiply(data, locale),
        "shares": Phrases((w, Fraction(v)) for v, w in _listed(data, "shares")),
        "before": _modalities(data, "before", starts_word=spaced, prefixes=prefixes),
        "after": _modalities(data, "after"),
        "maybe": _modalities(data, "maybe"),
        "vague": Phrases((w, k.replace("_", " ")) for k, w in _listed(data, "vague")),
        "nouns": Phrases((p + w, unit) for unit, w in _listed(data, "nouns") for p in ("", *prefixes)),
        "subjects": _named(data, "subjects"),
        "units": _units(data, locale),
        "prefix_units": _named(data, "prefix_units"),
        "bases": _named(data, "bases"),
        "purses": _named(data, "purses"),
        "spans": _named(data, "spans"),
        "pair_words": _named(data, "pair_words"),
        "bases_before": _named(data, "bases_before"),
        "times": Phrases((w, Decimal(v)) for v, w in _listed(data, "times")),
        "between": _named(data, "between"),
    }


def _named_tables(data: Mapping[str, Any], locale: Locale) -> dict[str, Phrases[str]]:
    """The tables that the rules ask for by name."""
    tables = {name: _section_phrases(data, name) for name in PHRASE_KEYS}
    tables |= {
        "months": _names((*locale.months, *data.get("no_figure", {}).get("months", ()))),
        "weekdays": _names(locale.weekdays),
    }
    return tables


def _named(data: Mapping[str, Any], section: str) -> Phrases[str]:
    return Phrases((word, key) for key, word in _listed(data, section))


def _flags(data: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(name for name, value in data["language"].items() if value is True)


def _listed(data: Mapping[str, Any], section: str) -> Iterator[tuple[str, str]]:
    for key, words in data.get(section, {}).items():
        yield from ((key, word) for word in words)


def _words(data: Mapping[str, Any], section: str, name: str) -> frozenset[str]:
    words = data.get(section, {}).get(name, ())
    return frozenset(words) if name == "not_units" else frozenset(folded(word) for word in words)


def _proper(data: Mapping[str, Any]) -> frozenset[str]:
    """What ends nouns that have a capital wherever they stand: "Americans"."""
    last = (word.split()[-1] for _, word in _listed(data, "nouns"))
    return frozenset(folded(word) for word in last if word[:1].isupper())


def _section_phrases(data: Mapping[str, Any], name: str) -> Phrases[str]:
    section, key = PHRASE_KEYS[name]
    begun = section in _BEGUN_BY_PARTICLES and key != "after"
    prefixes = ("", *(data["language"].get("prefixes", ()) if begun else ()))
    return Phrases(
        (prefix + word, word) for word in data.get(section, {}).get(key, ()) for prefix in prefixes
    )


def _names(words: tuple[str, ...]) -> Phrases[str]:
    return Phrases((word, word) for word in words)


def _modalities(
    data: Mapping[str, Any], section: str, *, starts_word: bool = False, prefixes: tuple[str, ...] = ()
) -> Phrases[Modality]:
    listed = list(_listed(data, section))
    if section == "before":
        listed += list(_contracted(data, listed))
    rows = [(prefix + word, Modality(key)) for key, word in listed for prefix in ("", *prefixes)]
    return Phrases((*rows, *(SIGNS if section == "before" else ())), starts_word=starts_word)


def _contracted(data: Mapping[str, Any], listed: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """ "Más del 3 %" of "más de": a hedge whose last word is one with the article that follows."""
    for row in data.get("hedging", {}).get("contractions", ()):
        last, *forms = row.split()
        for key, words in listed:
            if words.endswith(f" {last}"):
                yield from ((key, words[: -len(last)] + form) for form in forms)


def _multiply(data: Mapping[str, Any], locale: Locale) -> Phrases[Decimal]:
    """Scale words: the file's own, then CLDR's; single Latin letters are read where digits touch them."""
    table: Phrases[Decimal] = Phrases()
    for by, name in _listed(data, "multiply"):
        table.add(name, Decimal(by), cased=len(name) == 1 and name.isupper())  # "800 M", not "800 m"
    for word, value in locale.scales:
        if len(word) > 1 or not word.isascii():
            table.add(word, value)
    return table


def _units(data: Mapping[str, Any], locale: Locale) -> Phrases[tuple[str, ...]]:
    """Unit words: those that mean more than one unit, the file's own, CLDR's, and the codes of our table."""
    table: Phrases[tuple[str, ...]] = Phrases()
    barred = frozenset(data.get("numbers", {}).get("not_units", ()))
    for codes, spelling in _listed(data, "either"):
        table.add(spelling, tuple(codes.split()))
    for code, spelling in _listed(data, "units"):
        table.add(spelling, (code,), cased=len(spelling) == 1 and spelling.isupper())
    for spelling, code in (*locale.units, *locale.money, *_table_spellings(), *locale.signs):
        if spelling not in barred:
            table.add(spelling, (code,), cased=_is_symbol(spelling))
    return table


def _is_symbol(spelling: str) -> bool:
    return len(spelling) <= 3 and spelling.isalpha() and spelling.isascii()


_BARRED = frozenset({"a", "d", "s", "points", "dollar", "dollars", "K", "min", "kn", "ac"})


def _table_spellings() -> Iterator[tuple[str, str]]:
    """Signs and symbols of our unit table that are the same in all languages."""
    for unit in UNITS.values():
        if is_money(unit.dimension):
            yield unit.code, unit.code
        if unit.is_count:
            continue
        for alias in unit.aliases:
            if alias not in _BARRED and (len(alias) <= 4 or not alias.isalpha()):
                yield alias, unit.code
