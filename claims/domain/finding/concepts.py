"""What is measured, in the words of many languages: data, one file a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claims.domain.reading.vocabulary.phrases import Phrases

FOLDER = Path(__file__).with_name("concepts")
SECTIONS = frozenset({"measures", "dimensions"})
_Words = tuple[str, ...]


class InvalidConcepts(ValueError):
    """A file of concepts that can't be used: which section, and what to do."""


@dataclass(frozen=True, slots=True)
class Concepts:
    """Phrases that mean a measure, and the single words for it in every language.

    `phrases`: a phrase means some measures. `words`: of each, its words. `dimensions`: words that questions
    of a dimension have ("area": Fläche, superficie).
    """

    phrases: Phrases[_Words]
    words: Mapping[str, _Words]
    dimensions: Mapping[str, _Words]


@lru_cache(maxsize=1)
def concepts() -> Concepts:
    """Those of all files."""
    return built(
        {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    )


def built(files: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> Concepts:
    """The concepts of the files' data; raises InvalidConcepts."""
    measures: dict[str, list[str]] = {}
    dimensions: dict[str, list[str]] = {}
    for code, data in files.items():
        unknown = sorted(set(data) - SECTIONS)
        if unknown:
            known = ", ".join(sorted(SECTIONS))
            raise InvalidConcepts(f"section {unknown[0]!r} of {code}: unknown; use one of {known}.")
        for section, into in (("measures", measures), ("dimensions", dimensions)):
            for name, phrases in data.get(section, {}).items():
                into.setdefault(name, []).extend(phrases)
    meanings: dict[str, list[str]] = {}
    for name, phrases in measures.items():
        for phrase in phrases:
            meanings.setdefault(phrase, []).append(name)
    return Concepts(
        Phrases((phrase, tuple(names)) for phrase, names in meanings.items()),
        {name: _single(phrases) for name, phrases in measures.items()},
        {name: _single(phrases) for name, phrases in dimensions.items()},
    )


def _single(phrases: list[str]) -> _Words:
    """Those of one word: what a question is looked for by."""
    return tuple(dict.fromkeys(phrase for phrase in phrases if " " not in phrase))
