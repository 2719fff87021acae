"""Phrases right before the name of whoever says something: "according to", "citing", "reported by"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.domain.articles.names import Name, name_after, name_before
from claims.domain.articles.text import Sentence
from claims.domain.reading.vocabulary.phrases import Found

PHRASES = ("his", "themselves", "behind", "counted", "cited_by", "citing", "by", "according", "opening")
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
    """All of one kind in a sentence; `taken`: tokens where a name ends."""
    i = s.begin
    while i < s.end:
        phrase = s.at(f"sayings.{kind}", i) if i not in taken else None
        if phrase is None or _is_inside_word(s, i) or (kind == "according" and _is_other_word(s, phrase)):
            i += 1
            continue
        found = _around(s, kind, range(i, phrase.end), taken)
        if found is not None:
            yield found
        i = phrase.end


def _around(s: Sentence, kind: str, phrase: range, taken: frozenset[int]) -> Saying | None:
    """The phrase with its name: behind it, before it ("der Polizei zufolge"), in it, or left out."""
    begin, end = phrase.start, phrase.stop
    if kind == "his":
        return Saying("according", begin, end, None)
    if kind == "themselves":
        longest = max(phrase, key=lambda k: len(s.text(k)))
        return Saying("according", begin, end, Name(longest, longest + 1))
    if kind == "behind":
        before = name_before(s, begin, taken)
        return Saying("according", before.begin, end, before) if before else None
    name = name_after(s, end, taken)
    if name is not None and kind == "by" and s.words.has("names.means", s.key(name.end - 1)):
        return None  # "said by telephone"
    if name is None or (kind == "counted" and not _is_count_of(s, name)):
        return None
    if kind == "opening" and not _opens(s, begin, name):
        return None
    name = _agent(s, name, taken) or name
    return Saying("according" if kind in {"counted", "opening"} else kind, begin, name.end, name)


def _opens(s: Sentence, begin: int, name: Name) -> bool:
    """ "Para o ministro, são 300": where a clause begins, before a title; not "para o hospital"."""
    titled = any(s.words.has("names.roles", s.key(j)) for j in range(name.begin, name.end))
    return titled and (begin == s.begin or s.text(begin - 1) in {",", ";"})


def _is_count_of(s: Sentence, name: Name) -> bool:
    """ "By the union's count": a document that belongs to somebody."""
    words = range(name.begin, name.end)
    owned = any(s.text(j) == "'" and s.key(j + 1) == "s" for j in words)
    return owned and s.words.has("names.documents", s.key(name.end - 1))


def _agent(s: Sentence, name: Name, taken: frozenset[int]) -> Name | None:
    """Who made a document: "selon un bilan communiqué mercredi par la protection civile"."""
    if not any(s.words.has("names.documents", s.key(j)) for j in range(name.begin, name.end)):
        return None
    for j in range(name.begin, min(name.end + _NOT_FAR, s.end)):
        if s.words.has("names.agents", s.key(j)):
            return name_after(s, j + 1, taken)
    return None


def _is_other_word(s: Sentence, phrase: Found[str]) -> bool:
    """ "O *segundo* trimestre" is a number, "según informó la policía" has its verb."""
    if s.words.has("sayings.not_after", s.key(phrase.start - 1)):
        return True
    verb = s.words.drops_subjects and s.at("sayings.verbs", phrase.end) is not None
    return verb and not s.is_name(phrase.end) and not s.words.has("names.documents", s.key(phrase.end))


def _is_inside_word(s: Sentence, i: int) -> bool:
    return s.touches(i) and s.text(i - 1) in {"-", "'"}


def split_by_citing(sayings: tuple[Saying, ...]) -> tuple[Saying, ...]:
    """Names of one and the same verb cut where another attribution begins."""
    cut = []
    for saying in sayings:
        inner = [
            o
            for o in sayings
            if o is not saying and saying.name and saying.name.begin < o.begin < saying.name.end
        ]
        name = Name(saying.name.begin, min(o.begin for o in inner)) if inner and saying.name else saying.name
        cut.append(replace(saying, name=name))
    return tuple(cut)
