"""Tables of phrases, looked up at a token or before one; the longest phrase wins."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from claims.domain.reading.tokens import Token, tokens_of

T = TypeVar("T")
LONGEST_WORD = 40
"""Characters of a word that is looked up by its stem."""


class _Entry(NamedTuple, Generic[T]):
    keys: tuple[str, ...]
    value: T
    cased: bool


class Found(NamedTuple, Generic[T]):
    """What a phrase means, and the tokens that it takes: from `start` up to `end`."""

    value: T
    start: int
    end: int


class Edges:
    """Which tables of a lexicon have a phrase that begins, or ends, with a word: a bit for each table.

    Most words stand in no table: one look into a dictionary says so for all of them.
    """

    def __init__(self, tables: Iterable["Phrases[Any]"], *, last: bool) -> None:
        self._whole: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        for table in tables:
            for key in table.edges(last=last):
                place, word = (self._stems, key[:-1]) if key.endswith("*") else (self._whole, key)
                place[word] = place.get(word, 0) | table.bit
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))

    def of(self, token: Token) -> int:
        """The bits of all tables that the token may begin, or end, a phrase of."""
        key = token.key
        bits = self._whole.get(key, 0)
        if token.text != key:
            bits |= self._whole.get(token.text, 0)
        if token.kind in {"word", "sign"}:
            for length in self._lengths:
                if length > len(key):
                    break
                bits |= self._stems.get(key[:length], 0)
        return bits


class Phrases(Generic[T]):
    """Phrases and what they mean.

    A phrase is compared without regard to case unless it was added as `cased`. A word that ends in * stands
    for all words that begin so. A hyphen in the text may stand where the phrase has a space.
    """

    def __init__(self, rows: Iterable[tuple[str, T]] = (), *, starts_word: bool = False) -> None:
        self._first: dict[str, list[_Entry[T]]] = {}
        self._last: dict[str, list[_Entry[T]]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._starts_word = starts_word
        self.bit = 0
        for phrase, value in rows:
            self.add(phrase, value)

    def add(self, phrase: str, value: T, *, cased: bool = False) -> None:
        """Take in one more phrase; an earlier one of the same words stays."""
        keys = tuple(_keys(phrase, cased))
        if not keys:
            return
        entry = _Entry(keys, value, cased)
        for table, key in ((self._first, keys[0]), (self._last, keys[-1])):
            table.setdefault(key, []).append(entry)
            table[key].sort(key=lambda entry: -len(entry.keys))
        for name, key in (("first", keys[0]), ("last", keys[-1])):
            if key.endswith("*"):
                lengths = {*self._lengths.get(name, ()), len(key) - 1}
                self._lengths[name] = tuple(sorted(lengths, reverse=True))

    def __bool__(self) -> bool:
        return bool(self._first)

    @property
    def words(self) -> frozenset[str]:
        """Every whole word of all phrases."""
        entries = (entry for table in self._first.values() for entry in table)
        return frozenset(key for entry in entries for key in entry.keys if not key.endswith("*"))

    def edges(self, *, last: bool) -> Iterator[str]:
        """First words of all phrases, or last ones; stems with their star."""
        return iter(self._last if last else self._first)

    def single_words(self) -> Iterator[tuple[str, T]]:
        """Phrases of one whole word, and what they mean."""
        for key, entries in self._first.items():
            if not key.endswith("*"):
                yield from ((key, entry.value) for entry in entries if len(entry.keys) == 1)

    def has_dotted(self, word: str) -> bool:
        """Whether a phrase begins with that word and a point: Mrd."""
        return any(entry.keys[1:2] == (".",) for entry in self._first.get(word, ()))

    def at(self, tokens: Sequence[Token], i: int, end: int) -> Found[T] | None:
        """The longest phrase that begins with token i and ends before token `end`."""
        if not 0 <= i < end:
            return None
        best: Found[T] | None = None
        for entries in self._candidates(self._first, "first", tokens[i]):
            for entry in entries:  # longest first
                stop = _forward(entry, tokens, i, end)
                if stop:
                    if best is None or stop > best.end:
                        best = Found(entry.value, i, stop)
                    break
        return best if best is not None and self._free(tokens, i) else None

    def before(self, tokens: Sequence[Token], i: int, begin: int) -> Found[T] | None:
        """The longest phrase that ends right before token i and begins at `begin` or later."""
        if i <= begin:
            return None
        best: Found[T] | None = None
        for entries in self._candidates(self._last, "last", tokens[i - 1]):
            for entry in entries:
                start = _backward(entry, tokens, i, begin)
                if start is not None and self._free(tokens, start):
                    if best is None or start < best.start:
                        best = Found(entry.value, start, i)
                    break
        return best

    def _candidates(
        self, table: dict[str, list[_Entry[T]]], name: str, token: Token
    ) -> Iterator[list[_Entry[T]]]:
        """Lists of phrases that begin, or end, with the token; in each the longest first."""
        if token.key in table:
            yield table[token.key]
        if token.text != token.key and token.text in table:
            yield [entry for entry in table[token.text] if entry.cased]
        key = token.key[:LONGEST_WORD]
        for length in self._lengths.get(name, ()):
            if length <= len(key) and (stem := key[:length] + "*") in table:
                yield table[stem]

    def _free(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether a phrase may begin there: where words are spaced, not inside one."""
        if not self._starts_word or start == 0:
            return True
        before = tokens[start - 1]
        return before.kind != "sign" or before.end != tokens[start].start


def _keys(phrase: str, cased: bool) -> Iterator[str]:
    for token in tokens_of(phrase.replace("*", "\u2217")):
        if token.text == "\u2217":
            continue
        starred = phrase[token.end : token.end + 1] == "*"
        key = token.text if cased else token.key
        yield key + "*" if starred else key


def _same(key: str, token: Token, cased: bool) -> bool:
    if key.endswith("*") and len(key) > 1:
        return token.key.startswith(key[:-1])
    return key == (token.text if cased else token.key)


def _forward(entry: _Entry[T], tokens: Sequence[Token], i: int, end: int) -> int:
    if len(entry.keys) > 1 and i + len(entry.keys) > end:
        return 0
    for key in entry.keys:
        if i < end and tokens[i].text == "-" and key != "-":
            i += 1
        if i >= end or not _same(key, tokens[i], entry.cased):
            return 0
        i += 1
    return i


def _backward(entry: _Entry[T], tokens: Sequence[Token], i: int, begin: int) -> int | None:
    for key in reversed(entry.keys):
        i -= 1
        if i > begin and tokens[i].text == "-" and key != "-" and len(entry.keys) > 1:
            i -= 1
        if i < begin or not _same(key, tokens[i], entry.cased):
            return None
    return i
