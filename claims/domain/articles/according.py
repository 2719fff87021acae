"""Phrases right before the name of whoever says something: "according to", "citing", "reported by"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.domain.articles.names import Name, name_after
from claims.domain.articles.text import Sentence

PHRASES = ("his", "themselves", "cited_by", "citing", "by", "according")
"""The lists of a language in the order in which they are looked for."""
_NOT_FAR = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody who says something in a sentence.

    `begin`, `end`: the tokens of name and verb. `name` is None where the subject is left out ("..., añadió").
    `aside`: said in passing, "as residents had claimed". `kind`: "says", "according", "by", "citing" or
    "cited_by", the list of the language that found it.
    """

    kind: str
    begin: int
    end: int
    name: Name | None
    aside: bool = False


def with_phrase(s: Sentence, kind: str, taken: frozenset[int]) -> Iterator[Saying]:
    """ "According to X": a phrase right before the name, or one that holds it ("nach Polizeiangaben")."""
    i = s.begin
    while i < s.end:
        phrase = s.at(f"sayings.{kind}", i) if i not in taken else None
        if phrase is None or _is_inside_word(s, i):
            i += 1
            continue
        if kind == "his":
            yield Saying("according", i, phrase.end, None)
        elif kind == "themselves":
            longest = max(range(i, phrase.end), key=lambda k: len(s.text(k)))
            yield Saying("according", i, phrase.end, Name(longest, longest + 1))
        elif name := name_after(s, phrase.end, taken):
            name = _agent(s, name, taken) or name
            yield Saying(kind, i, name.end, name)
        i = phrase.end


def _agent(s: Sentence, name: Name, taken: frozenset[int]) -> Name | None:
    """Who made a document: "selon un bilan communiqué mercredi par la protection civile"."""
    if not any(s.words.has("names.documents", s.key(j)) for j in range(name.begin, name.end)):
        return None
    for j in range(name.begin, min(name.end + _NOT_FAR, s.end)):
        if s.words.has("names.agents", s.key(j)):
            return name_after(s, j + 1, taken)
    return None


def _is_inside_word(s: Sentence, i: int) -> bool:
    return s.touches(i) and s.text(i - 1) in {"-", "'"}


def split_by_citing(sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """Names of one and the same verb cut where another attribution begins."""
    cut = []
    for each in sayings:
        inner = [
            o for o in sayings if o is not each and each.name and each.name.begin < o.begin < each.name.end
        ]
        name = Name(each.name.begin, min(o.begin for o in inner)) if inner and each.name else each.name
        cut.append(replace(each, name=name))
    return tuple(cut)
