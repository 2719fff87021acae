"""The words of one language that say who says something, and when: data, one file a language."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from claims.domain.reading.vocabulary.phrases import Phrases
from claims.domain.reading.vocabulary.tokens import folded, tokens_of

FOLDER = Path(__file__).with_name("attributions")
_CASE = re.compile(r"['’][a-zçğıöşü]{1,4}$")
SECTIONS: dict[str, frozenset[str]] = {
    "language": frozenset(
        {
            "code", "name", "drops_subjects", "capital_nouns", "adjectives_first", "whole_capitals",
            "subject", "spaced",
        }
    ),
    "sayings": frozenset(
        {
            "verbs", "endings", "auxiliaries", "transitive", "skipped", "according", "themselves", "his",
            "addressed", "but", "by", "placed", "citing", "cited_by", "that", "not_after", "as",
            "of_before", "opening", "participles", "passive", "weak", "behind", "counted", "objects",
            "idioms", "is", "marks", "weak_marks", "cited", "citing_of", "relaying", "revising",
            "when", "known", "than", "acts", "indirect",
        }
    ),
    "names": frozenset(
        {
            "articles", "definite", "indefinite", "many", "joiners", "of", "breaks", "starters",
            "documents", "media", "roles", "bodies", "agents", "means", "relative", "finite", "fresh",
            "amounts", "prepositions", "counts", "inside", "accusative", "ends", "compound_roles",
            "compound_bodies",
        }
    ),
    "back": frozenset(
        {
            "thing", "person", "plural", "we", "own", "own_plural", "own_person", "generic", "speakers",
            "companies", "any_body", "people", "self", "plural_verbs",
        }
    ),
    "capitals": frozenset(),
    "short": frozenset(),
    "heads": frozenset(),
    "prefixes": frozenset(),
    "months": frozenset(str(number) for number in range(1, 13)),
    "weekdays": frozenset(str(number) for number in range(7)),
    "dates": frozenset(
        {
            "today", "yesterday", "tomorrow", "last", "next", "last_week", "last_month", "last_year",
            "this_week", "this_month", "this_year", "in", "to", "and", "between", "until", "since", "future",
            "later", "ago", "ago_at_end", "done", "of", "same_day", "compared", "behind", "day_parts",
        }
    ),
    "figures": frozenset(
        {
            "multiples", "numbered", "clock", "lengths", "attributive", "of_behind", "of_before", "lasting",
            "lasting_before", "surveys", "samples", "samples_behind", "stands", "copulas",
        }
    ),
}  # fmt: skip
"""Sections of a file and their keys; the keys of the sections without any are words of the language.

docs/how-to/add-a-language.md says what each means.
"""


class InvalidAttributions(ValueError):
    """A file of attributions that can't be used: which key, and what to do."""


@dataclass(frozen=True, slots=True)
class Attributing:
    """The phrases of a file by section and key ("sayings.verbs"), and its single words."""

    code: str
    phrases: Mapping[str, Phrases[str]]
    sets: Mapping[str, frozenset[str]]
    countries: frozenset[str]
    """Names that the capitals stand for."""
    months: tuple[tuple[str, int], ...] = ()
    weekdays: tuple[tuple[str, int], ...] = ()
    """Forms that CLDR lacks, with their numbers; Monday is 0."""
    drops_subjects: bool = False
    capital_nouns: bool = False
    adjectives_first: bool = False
    whole_capitals: bool = False
    subject: str = ""
    """How who speaks is placed, where it stands at the start of a clause: see clause_sayings."""
    spaced: bool = False
    """Whether signs form words with spaces between them: Korean."""
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What a compound ends in that belongs to a list of names: "…ministerium"."""
    heads: Phrases[tuple[str, ...]] = field(default_factory=Phrases)
    """General words for whoever was named before, with the words that such a name has."""
    prefixes: tuple[tuple[str, str], ...] = ()
    """Prepositions written onto a name, with what the name begins with alone."""

    def has(self, name: str, key: str) -> bool:
        """Whether a word is in that list, or a compound that ends in one of its heads."""
        return key in self.sets[name] or (name in self.endings and key.endswith(self.endings[name]))

    def alone(self, name: str) -> str:
        """A name without a preposition that is written onto its first word: للشرطة, الشرطة.

        Nor with a case that an apostrophe joins to its last one: "Selin Aydın'a göre".
        """
        if self.subject == "first":
            name = _CASE.sub("", name)
        first, rest = (*name.split(" ", 1), "")[:2]
        for prefix, instead in self.prefixes:
            word = instead + first.removeprefix(prefix)
            known = (
                self.has(f"names.{list_name}", folded(word))
                for list_name in ("bodies", "roles", "media", "many")
            )
            if first.startswith(prefix) and (instead or any(known)):
                return f"{word} {rest}".rstrip()
        return name

    def within(self, name: str, text: str) -> bool:
        """Whether a phrase of that list stands in a text."""
        tokens = tokens_of(text)
        return any(self.phrases[name].at(tokens, i, len(tokens)) for i in range(len(tokens)))


@lru_cache(maxsize=1)
def attributed_languages() -> tuple[str, ...]:
    """Codes of the languages that have a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@lru_cache(maxsize=32)
def words_of(code: str | None) -> Attributing:
    """The words of that language; of one without a file there are none."""
    if code not in attributed_languages():
        return built({"language": {"code": code or ""}})
    return built(tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")))


def built(data: dict[str, Any]) -> Attributing:
    """The words that a file's data makes; raises InvalidAttributions."""
    for section, table in data.items():
        if section not in SECTIONS:
            raise InvalidAttributions(f"section {section!r}: unknown; use one of {', '.join(SECTIONS)}.")
        unknown = [key for key in table if SECTIONS[section] and key not in SECTIONS[section]]
        if unknown:
            known = ", ".join(sorted(SECTIONS[section]))
            raise InvalidAttributions(f"key {section}.{unknown[0]}: unknown; use one of {known}.")
    lists = {
        f"{section}.{key}": tuple(data.get(section, {}).get(key, ()))
        for section, keys in SECTIONS.items()
        for key in keys
        if section != "language"
    }
    capitals = [(city, country) for country, cities in data.get("capitals", {}).items() for city in cities]
    short = [(word, name) for name, words in data.get("short", {}).items() for word in (*words, name)]
    return Attributing(
        data["language"]["code"],
        {name: Phrases((word, word) for word in words) for name, words in lists.items()}
        | {"capitals": Phrases(capitals), "names.short": Phrases(short)},
        {name: frozenset(folded(word) for word in words) for name, words in lists.items()},
        frozenset(data.get("capitals", {})),
        months=_numbered(data.get("months", {})),
        weekdays=_numbered(data.get("weekdays", {})),
        drops_subjects=bool(data["language"].get("drops_subjects")),
        capital_nouns=bool(data["language"].get("capital_nouns")),
        adjectives_first=bool(data["language"].get("adjectives_first")),
        whole_capitals=bool(data["language"].get("whole_capitals")),
        subject=data["language"].get("subject", ""),
        spaced=bool(data["language"].get("spaced")),
        endings={
            f"names.{list_name}": tuple(folded(head) for head in data["names"][f"compound_{list_name}"])
            for list_name in ("roles", "bodies")
            if f"compound_{list_name}" in data.get("names", {})
        },
        prefixes=tuple(data.get("prefixes", {}).items()),
        heads=Phrases((word, tuple(heads)) for word, heads in data.get("heads", {}).items()),
    )


def _numbered(table: dict[str, list[str]]) -> tuple[tuple[str, int], ...]:
    return tuple((word, int(number)) for number, words in table.items() for word in words)
