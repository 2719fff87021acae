"""Tables of phrases, looked up at a token or before one; the longest phrase wins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import Generic, NamedTuple, TypeVar, cast

from claims.domain.reading.vocabulary.tokens import Token, tokens_of

T = TypeVar("T")
LONGEST_WORD = 40
"""Characters of a word that is looked up by its stem."""
MOST_KNOWN = 1024
"""Words that a place keeps what follows of, so that a stem is looked for once."""
_Free = Callable[[int], bool] | None


class _Node(Generic[T]):
    """A place in a tree of words: what a phrase that ends there means, and the words that may follow.

    `words` by their key, `cased` as written, `stems` by the letters before the star, longest first.
    """

    __slots__ = ("cased", "ended", "goes_on", "known", "lengths", "stems", "value", "words")

    def __init__(self) -> None:
        self.value: T | None = None
        self.ended = False
        self.goes_on = False
        self.words: dict[str, _Node[T]] = {}
        self.cased: dict[str, _Node[T]] = {}
        self.stems: dict[str, _Node[T]] = {}
        self.lengths: tuple[int, ...] = ()
        self.known: dict[str, Sequence[_Node[T]]] = {}

    def grow(self, keys: Iterable[str], value: T, *, cased: bool) -> None:
        """Take in a phrase; an earlier one of the same words stays."""
        node = self
        for key in keys:
            starred = len(key) > 1 and key.endswith("*")
            place = node.stems if starred else node.cased if cased else node.words
            word = key[:-1] if starred else key
            if word not in place:
                place[word] = _Node()
                if starred:
                    node.lengths = tuple(sorted({len(stem) for stem in node.stems}, reverse=True))
            node.goes_on = True
            node = place[word]
        if not node.ended:
            node.value, node.ended = value, True

    def after(self, token: Token) -> "Sequence[_Node[T]]":
        """The places that the token leads to, the closest match first."""
        if not (self.cased or self.lengths):
            exact = self.words.get(token.key)
            return () if exact is None else (exact,)
        found = self.known.get(token.text)
        if found is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            found = self.known[token.text] = tuple(self._after(token))
        return found

    def _after(self, token: Token) -> "Iterator[_Node[T]]":
        exact = self.words.get(token.key)
        if exact is not None:
            yield exact
        if token.text in self.cased:
            yield self.cased[token.text]
        key = token.key[:LONGEST_WORD]
        for length in self.lengths:
            if length <= len(key) and (stem := self.stems.get(key[:length])) is not None:
                yield stem


class Found(NamedTuple, Generic[T]):
    """What a phrase means, and the tokens that it takes: from `start` up to `end`."""

    value: T
    start: int
    end: int


class Phrases(Generic[T]):
    """Phrases and what they mean.

    A phrase is compared without regard to case unless it was added as `cased`. A word that ends in * stands
    for all words that begin so. A hyphen in the text may stand where the phrase has a space.
    """

    def __init__(self, rows: Iterable[tuple[str, T]] = (), *, starts_word: bool = False) -> None:
        self._rows: list[tuple[tuple[str, ...], T, bool]] = []
        self._starts_word = starts_word
        self.number = self.bit = 0
        for phrase, value in rows:
            self.add(phrase, value)

    def add(self, phrase: str, value: T, *, cased: bool = False) -> None:
        """Take in one more phrase, before any is looked up; an earlier one of the same words stays."""
        keys = tuple(_keys(phrase, cased))
        if keys:
            self._rows.append((keys, value, cased))

    @cached_property
    def _forward(self) -> _Node[T]:
        """The phrases from their first word on, put together once one is looked up: many tables never are."""
        return self._tree(1)

    @cached_property
    def _backward(self) -> _Node[T]:
        """The phrases from their last word back."""
        return self._tree(-1)

    def _tree(self, step: int) -> _Node[T]:
        root: _Node[T] = _Node()
        for keys, value, cased in self._rows:
            root.grow(keys[::step], value, cased=cased)
        return root

    def __bool__(self) -> bool:
        return bool(self._rows)

    @property
    def words(self) -> frozenset[str]:
        """Every whole word of all phrases."""
        return frozenset(key for keys, *_ in self._rows for key in keys if not key.endswith("*"))

    def edges(self, *, last: bool) -> Iterator[tuple[str, str]]:
        """The first two words of all phrases, or the last two, the outer one first; stems with their star."""
        for keys, *_ in self._rows:
            ways = keys[::-1] if last else keys
            yield ways[0], ways[1] if len(ways) > 1 else ""

    def single_words(self) -> Iterator[tuple[str, T]]:
        """Phrases of one whole word, and what they mean."""
        return ((keys[0], value) for keys, value, _ in self._rows if len(keys) == 1 and keys[0][-1] != "*")

    def has_dotted(self, word: str) -> bool:
        """Whether a phrase begins with that word and a point: Mrd."""
        node = self._forward.words.get(word)
        return node is not None and "." in node.words

    def at(self, tokens: Sequence[Token], i: int, end: int) -> Found[T] | None:
        """The longest phrase that begins with token i and ends before token `end`."""
        if not 0 <= i < end:
            return None
        best = _longest(self._forward, tokens, range(i, end))
        if best is None or (self._starts_word and not self._free(tokens, i)):
            return None
        return Found(best[0], i, best[1] + 1)

    def before(self, tokens: Sequence[Token], i: int, begin: int) -> Found[T] | None:
        """The longest phrase that ends right before token i and begins at `begin` or later."""
        if i <= begin:
            return None
        free = partial(self._free, tokens) if self._starts_word else None
        best = _longest(self._backward, tokens, range(i - 1, begin - 1, -1), free)
        return None if best is None else Found(best[0], best[1], i)

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


def _longest(root: _Node[T], tokens: Sequence[Token], way: range, free: _Free = None) -> tuple[T, int] | None:
    """What the longest phrase means that goes the way from its first token on, and its last token."""
    following = root.after(tokens[way[0]])
    best: tuple[_Node[T], int] | None = None
    done, last = 0, len(way)
    while following:
        if len(following) > 1:
            return _longest_of_all(root, tokens, way, free)
        node = following[0]
        if node.ended and (free is None or free(way[done])):
            best = node, way[done]
        done += 1
        if node.goes_on and done < last and tokens[way[done]].text == "-" and "-" not in node.words:
            done += 1
        if not node.goes_on or done >= last:
            break
        following = node.after(tokens[way[done]])
    return None if best is None else (best[0].value, best[1])  # type: ignore[return-value]  # it ended


def _longest_of_all(root: _Node[T], tokens: Sequence[Token], way: range, free: _Free) -> tuple[T, int] | None:
    best: T | None = None
    length, last = 0, len(way)
    places = [(root, 0)]
    while places:
        node, done = places.pop()
        if done and done < last and tokens[way[done]].text == "-" and "-" not in node.words:
            done += 1
        if done >= last:
            continue
        for following in node.after(tokens[way[done]]):
            if following.ended and done >= length and (free is None or free(way[done])):
                best, length = following.value, done + 1
            if following.goes_on:
                places.append((following, done + 1))
    return (cast(T, best), way[length - 1]) if length else None
