"""A sentence of a text with the lexicon that it is read by: what the rules look at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claims.domain.reading.vocabulary.lexicon import Lexicon
from claims.domain.reading.vocabulary.phrases import Found, Phrases, T
from claims.domain.reading.vocabulary.tokens import Token

ENDS = frozenset(".!?…。！？۔؟।")
STOPS = frozenset(',;:()[]«»“”"„、，；：،؛') | ENDS


@dataclass(frozen=True, slots=True)
class Passage:
    """Tokens `begin` to `end` of a text, one sentence."""

    tokens: Sequence[Token]
    begin: int
    end: int
    lexicon: Lexicon
    starts: Sequence[int]
    ends: Sequence[int]

    def token(self, i: int) -> Token | None:
        """The token there, None outside the sentence."""
        return self.tokens[i] if self.begin <= i < self.end else None

    def key(self, i: int) -> str:
        """Its word as compared, empty outside the sentence."""
        return self.tokens[i].key if self.begin <= i < self.end else ""

    def kind(self, i: int) -> str:
        """Its kind, empty outside the sentence."""
        return self.tokens[i].kind if self.begin <= i < self.end else ""

    def touches(self, i: int) -> bool:
        """Whether nothing stands between token i and the one before it."""
        return self.begin < i < self.end and self.tokens[i].start == self.tokens[i - 1].end

    def at(self, table: Phrases[T], i: int) -> Found[T] | None:
        """The longest phrase of the table that begins there."""
        if not self.begin <= i < self.end or not self.starts[i] & table.bit:
            return None
        return table.at(self.tokens, i, self.end)

    def any_at(self, i: int, *tables: Phrases[Any]) -> bool:
        """Whether a phrase of one of the tables begins there."""
        return any(self.at(table, i) is not None for table in tables)

    def before(self, table: Phrases[T], i: int) -> Found[T] | None:
        """The longest phrase of the table that ends right before token i."""
        if not self.begin < i <= self.end or not self.ends[i - 1] & table.bit:
            return None
        return table.before(self.tokens, i, self.begin)

    def says(self, name: str, i: int) -> Found[str] | None:
        """The phrase of that name in the lexicon that begins there."""
        table = self.lexicon.phrases[name]
        if not self.begin <= i < self.end or not self.starts[i] & table.bit:
            return None
        return table.at(self.tokens, i, self.end)

    def said_before(self, name: str, i: int) -> Found[str] | None:
        """The phrase of that name in the lexicon that ends right before token i."""
        table = self.lexicon.phrases[name]
        if not self.begin < i <= self.end or not self.ends[i - 1] & table.bit:
            return None
        return table.before(self.tokens, i, self.begin)

    def ablative(self, i: int) -> bool:
        """Whether the word there is the whole of a share or where a range begins: "beş seçmenden biri"."""
        endings = self.lexicon.from_endings
        return bool(endings) and self.kind(i) == "word" and self.key(i).endswith(endings)

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Characters that tokens `start` to `end` take."""
        return self.tokens[start].start, self.tokens[end - 1].end


def passages(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Passage]:
    """The sentences of a text."""
    starts, ends = lexicon.starts.of_all(tokens), lexicon.ends.of_all(tokens)
    begin = 0
    for i in range(len(tokens)):
        if tokens[i].text in ENDS and _ends_sentence(tokens, i, lexicon):
            yield Passage(tokens, begin, i + 1, lexicon, starts, ends)
            begin = i + 1
    if begin < len(tokens):
        yield Passage(tokens, begin, len(tokens), lexicon, starts, ends)


def _ends_sentence(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    if tokens[i].text != ".":
        return True
    if i + 1 == len(tokens):
        return True
    following, before = tokens[i + 1], tokens[i - 1] if i else tokens[i]
    if following.start == tokens[i].end or (following.kind == "word" and following.text[:1].islower()):
        return False
    if before.kind == "number" and may_be_ordinal(before, following, lexicon):
        return False
    return not (before.kind == "word" and before.end == tokens[i].start and _may_be_short(before, lexicon))


def may_be_ordinal(number: Token, following: Token, lexicon: Lexicon) -> bool:
    """Whether a point after a number makes it an ordinal: 3. Oktober, 25. yıl; not "61. Die"."""
    if "ordinal_point" not in lexicon.flags or len(number.text) > 2 or following.kind != "word":
        return False
    if "nouns_capital" in lexicon.flags:
        return not following.text[:1].isupper() or not lexicon.has("stops", following.key)
    return not following.text[:1].isupper()


def _may_be_short(word: Token, lexicon: Lexicon) -> bool:
    """Whether a point after the word may belong to it: Mrd., No., тис., a single capital."""
    if len(word.text) == 1 and word.text.isupper():
        return True
    tables = (lexicon.phrases["no_figure_before"], lexicon.phrases["months"], lexicon.phrases["year_after"])
    dotted = any(table.has_dotted(word.key) for table in (lexicon.multiply, lexicon.before, lexicon.units))
    return dotted or any(table.has_dotted(word.key) for table in tables)
