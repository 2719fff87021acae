"""Which sentence of a later text is which of the earlier one: each of one at most, by its words, by what
stands beside it, by its numbers. A sentence that merely looks alike belongs to its own."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.domain.reading.vocabulary.tokens import Token, tokens_of

WORDS, BESIDE, NUMBERS = 0.6, 0.25, 0.15
"""What each counts for."""
LEAST = 0.5
"""The least share of words in common by which two sentences may be one."""
MASK = "#"
_SENTENCE = re.compile(r"[^\n]*?(?:[.!?…][\"'”’»)\]]*(?=\s+[^\sa-zа-яёіїєґ])|[。！？؟।]|(?=\n)|\Z)")
"""Up to a mark that ends it and a capital behind, or the end of the line. Abbreviations cut alike in both."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place in the text, and its tokens."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands there, numbers masked."""
        return Counter(
            MASK if token.kind == "number" else token.key for token in self.tokens if token.kind != "mark"
        )

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its words and numbers as they are compared: spaces and marks make no difference."""
        return tuple(token.key for token in self.tokens if token.kind != "mark")

    @cached_property
    def numbers(self) -> Counter[str]:
        """As written."""
        return Counter(token.text for token in self.tokens if token.kind == "number")


def sentences_of(text: str) -> list[Sentence]:
    """Those of a text, in their order."""
    found = []
    for match in _SENTENCE.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        tokens = tokens_of(text[start : match.end()])
        if any(token.kind != "mark" for token in tokens):
            placed = (token._replace(start=token.start + start, end=token.end + start) for token in tokens)
            found.append(Sentence(start, match.end(), tuple(placed)))
    return found


def alike(a: Sentence | None, b: Sentence | None) -> float:
    """The share of words that two sentences have in common; two that are not there are the same."""
    if a is None or b is None:
        return float(a is b)
    return 2 * (a.words & b.words).total() / (a.words.total() + b.words.total())


def at(sentences: Sequence[Sentence], i: int) -> Sentence | None:
    """The sentence there, None before the first and behind the last."""
    return sentences[i] if 0 <= i < len(sentences) else None


def pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> Mapping[int, int]:
    """Of each sentence of the earlier text its place in the later one, where it has one."""
    found = dict(_unchanged(old, new))
    taken = set(found.values())
    scored = [
        (score, -i, -j)
        for i in range(len(old))
        if i not in found
        for j in range(len(new))
        if j not in taken and (score := _score(old, i, new, j))
    ]
    for _, i, j in sorted(scored, reverse=True):
        if -i not in found and -j not in taken:
            found[-i] = -j
            taken.add(-j)
    return found


def _unchanged(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Those that stand once in either text, both before or both behind the same sentence."""
    mine, others = Counter(sentence.keys for sentence in old), Counter(sentence.keys for sentence in new)
    places = {sentence.keys: j for j, sentence in enumerate(new)}
    for i, old_sentence in enumerate(old):
        if mine[old_sentence.keys] == 1 and others[old_sentence.keys] == 1:
            j = places[old_sentence.keys]
            if any(_same(at(old, i + step), at(new, j + step)) for step in (-1, 1)):
                yield i, j


def _same(a: Sentence | None, b: Sentence | None) -> bool:
    return (None if a is None else a.keys) == (None if b is None else b.keys)


def _score(old: Sequence[Sentence], i: int, new: Sequence[Sentence], j: int) -> float:
    """How likely two sentences are one; 0 where they can't be."""
    mine, other = old[i], new[j]
    words = alike(mine, other)
    if words < LEAST:
        return 0.0
    beside = sum(alike(at(old, i + step), at(new, j + step)) for step in (-1, 1)) / 2
    return WORDS * words + BESIDE * beside + NUMBERS * (mine.numbers == other.numbers)
