"""What may begin or end at a word: one look for all tables of a lexicon."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims.domain.reading.vocabulary.phrases import Phrases
from claims.domain.reading.vocabulary.tokens import Token

MOST_WORDS = 20_000
"""Words of all texts whose tables are kept."""


class Edges:
    """Which tables of a lexicon have a phrase that begins, or ends, with a word: a bit for each table.

    Most words stand in no table, and most little words in phrases whose next word does not follow: a look at
    two words says so for all tables.
    """

    def __init__(self, tables: Iterable[Phrases[Any]], *, last: bool) -> None:
        self._alone: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._pairs: dict[str, dict[str, int]] = {}
        for table in tables:
            for key, beside in table.edges(last=last):
                self._take(key, beside, table.bit)
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))
        self._seen: dict[str, tuple[int, dict[str, int] | None]] = {}
        self._step = -1 if last else 1

    def _take(self, key: str, beside: str, bit: int) -> None:
        """The bit of a phrase that begins, or ends, so; `beside` is empty where it is one word."""
        if key.endswith("*"):
            place, word = self._stems, key[:-1]
        elif not beside or beside.endswith("*"):
            place, word = self._alone, key
        else:
            place, word = self._pairs.setdefault(key, {}), beside
            place["-"] = place.get("-", 0) | bit  # a hyphen may stand between
        place[word] = place.get(word, 0) | bit

    def of_all(self, tokens: Sequence[Token]) -> list[int]:
        """For each token the bits of all tables that it may begin, or end, a phrase of."""
        seen = self._seen
        if len(seen) > MOST_WORDS:
            seen.clear()
        fresh = {token.text: token for token in tokens if token.text not in seen}
        seen.update((text, self._of(token)) for text, token in fresh.items())
        found, last = [], len(tokens) - 1
        for i, token in enumerate(tokens):
            bits, pairs = seen[token.text]
            if pairs is not None and 0 <= (j := i + self._step) <= last:
                beside = tokens[j]
                bits |= pairs.get(beside.key, 0)
                if beside.text != beside.key:
                    bits |= pairs.get(beside.text, 0)
            found.append(bits)
        return found

    def whatever_follows(self, token: Token) -> int:
        """The bits of all tables with a phrase that begins with the token, though it need not stand there."""
        bits, pairs = self._seen.get(token.text) or self._of(token)
        return bits if pairs is None else bits | pairs["-"]

    def _of(self, token: Token) -> tuple[int, dict[str, int] | None]:
        """The bits of a token whatever stands beside it, and those for each word beside it."""
        key = token.key
        bits, pairs = self._alone.get(key, 0), self._pairs.get(key)
        if token.text != key:
            bits |= self._alone.get(token.text, 0)
            cased = self._pairs.get(token.text)
            pairs = _joined(pairs, cased) if pairs and cased else pairs or cased
        if token.kind in {"word", "sign"}:
            for length in self._lengths:
                if length > len(key):
                    break
                bits |= self._stems.get(key[:length], 0)
        return bits, pairs


def _joined(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, int]:
    return {word: first.get(word, 0) | second.get(word, 0) for word in first.keys() | second.keys()}
