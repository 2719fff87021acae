"""A sentence of a text with the lexicon that it is read by: what the rules look at."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import attrgetter, or_
from typing import Any

from claims.domain.reading.vocabulary.lexicon import Lexicon
from claims.domain.reading.vocabulary.phrases import Found, Phrases, T
from claims.domain.reading.vocabulary.tokens import Token

TABLES = 512
"""More than there are tables in a lexicon, of which each has a number below it."""
ENDS = frozenset(".!?…。！？۔؟।")
CLOSING = frozenset('”»"“)')
_MAY_END = ENDS | CLOSING
_BULLETS = "•*-–▪●"
_OPENING = frozenset("«„“")
_SHORT_LINE = 60
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
    numbers: dict[int, Any]
    """What was read as a number at a token, None included: several rules ask for it."""
    begun: int = 0
    """The bits of all tables of which a token of the sentence may begin a phrase: a rule without one need not
    look."""
    ended: int = 0
    """The same of phrases that may end there."""
    known: dict[int, Any] = field(init=False, default_factory=dict)
    """The phrase of a table (its number) that begins at a token, or ends before it (~i), None included."""

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
        return self._begins(table, i)

    def any_at(self, i: int, *tables: Phrases[Any]) -> bool:
        """Whether a phrase of one of the tables begins there."""
        if not self.begin <= i < self.end:
            return False
        bits = self.starts[i]
        return any(bits & table.bit and self._begins(table, i) is not None for table in tables)

    def before(self, table: Phrases[T], i: int) -> Found[T] | None:
        """The longest phrase of the table that ends right before token i."""
        if not self.begin < i <= self.end or not self.ends[i - 1] & table.bit:
            return None
        return self._ended(table, i)

    def may_open(self, i: int, bits: int) -> bool:
        """Whether the word there begins phrases of those tables, whatever follows it: "la" of "la moitié"."""
        return bool(self.lexicon.starts.whatever_follows(self.tokens[i]) & bits)

    def says_any(self, names: tuple[str, ...], near: range) -> bool:
        """Whether a phrase of one of those names begins at one of those tokens."""
        bits, starts = self.lexicon.bits(names), self.starts
        for i in near:
            if self.begin <= i < self.end and starts[i] & bits and any(self.says(name, i) for name in names):
                return True
        return False

    def is_no_number(self, i: int) -> bool:
        """Whether token i stands in a word that only looks like a number: 万一, 小半年."""
        if not self.begun & self.lexicon.phrases["not_numbers"].bit:
            return False
        found = (self.says("not_numbers", j) for j in (i, i - 1))
        return any(word is not None and word.end > i for word in found)

    def says(self, name: str, i: int) -> Found[str] | None:
        """The phrase of that name in the lexicon that begins there."""
        table = self.lexicon.phrases[name]
        if not self.begin <= i < self.end or not self.starts[i] & table.bit:
            return None
        return self._begins(table, i)

    def said_before(self, name: str, i: int) -> Found[str] | None:
        """The phrase of that name in the lexicon that ends right before token i."""
        table = self.lexicon.phrases[name]
        if not self.begin < i <= self.end or not self.ends[i - 1] & table.bit:
            return None
        return self._ended(table, i)

    def _begins(self, table: Phrases[T], i: int) -> Found[T] | None:
        """Looked up once: half of all looks repeat another rule's."""
        place = i * TABLES + table.number
        if place not in self.known:
            self.known[place] = table.at(self.tokens, i, self.end)
        found: Found[T] | None = self.known[place]
        return found

    def _ended(self, table: Phrases[T], i: int) -> Found[T] | None:
        place = ~i * TABLES + table.number
        if place not in self.known:
            self.known[place] = table.before(self.tokens, i, self.begin)
        found: Found[T] | None = self.known[place]
        return found

    def ablative(self, i: int) -> bool:
        """Whether the word there is the whole of a share or where a range begins: "beş seçmenden biri"."""
        endings = self.lexicon.from_endings
        return bool(endings) and self.kind(i) == "word" and self.key(i).endswith(endings)

    def words(self, start: int, end: int) -> str:
        """Tokens as they are written, with a space where they don't touch."""
        return "".join(
            f"{'' if i == start or self.touches(i) else ' '}{self.tokens[i].text}" for i in range(start, end)
        )

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Characters that tokens `start` to `end` take."""
        return self.tokens[start].start, self.tokens[end - 1].end


def passages(text: str, tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Passage]:
    """The sentences of a text, and the lines of a list in it."""
    starts, ends = lexicon.starts.of_all(tokens), lexicon.ends.of_all(tokens)
    last_of_line = {bisect_left(tokens, at, key=attrgetter("start")) - 1 for at in _line_breaks(text)}
    begin = 0
    marks = {i for i, token in enumerate(tokens) if token.text in _MAY_END}
    for i in sorted(marks | {i for i in last_of_line if 0 <= i < len(tokens)}):
        if i >= begin and (i in last_of_line or _ends_sentence(tokens, i, lexicon)):
            yield _passage(tokens, (begin, i + 1), lexicon, starts, ends)
            begin = i + 1
    if begin < len(tokens):
        yield _passage(tokens, (begin, len(tokens)), lexicon, starts, ends)


def _passage(
    tokens: Sequence[Token],
    span: tuple[int, int],
    lexicon: Lexicon,
    starts: Sequence[int],
    ends: Sequence[int],
) -> Passage:
    begun, ended = (reduce(or_, bits[slice(*span)], 0) for bits in (starts, ends))
    return Passage(tokens, *span, lexicon, starts, ends, {}, begun, ended)


def _line_breaks(text: str) -> Iterator[int]:
    """Where a line ends a sentence: before an empty one, before a bullet, and in a list of short lines.

    "Dead: 12" and "Injured: 40" below it are two; a sentence that was wrapped is one.
    """
    at, before = 0, ""
    for line in text.split("\n"):
        here = line.strip()
        listed = _is_listed(before) and _is_listed(here) and not (here[:1].islower() or here[:1].isdigit())
        if at and before and (not here or here[0] in _BULLETS or listed):
            yield at - 1
        at, before = at + len(line) + 1, here


def _is_listed(line: str) -> bool:
    return len(line) < _SHORT_LINE and any(char.isdigit() for char in line)


def _ends_sentence(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    if tokens[i].text in CLOSING:
        return _ends_quotation(tokens, i, lexicon)
    if tokens[i].text != ".":
        return True
    if i + 1 == len(tokens):
        return True
    following, before = tokens[i + 1], tokens[i - 1] if i else tokens[i]
    if following.text in CLOSING and following.start == tokens[i].end:
        return False  # the sentence ends with the mark behind it
    if following.start == tokens[i].end or (following.kind == "word" and following.text[:1].islower()):
        return False
    if before.kind == "number" and may_be_ordinal(before, following, lexicon):
        return False
    if before.kind != "word" or before.end != tokens[i].start or not _may_be_short(before, lexicon):
        return True
    return _begins_with_name(before, following, lexicon) or _begins_sentence(tokens, i + 1, lexicon)


def _ends_quotation(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """ "We had 41." The trust said …: a point and its mark, behind which a sentence begins."""
    if i < 2 or i + 1 == len(tokens) or tokens[i - 1].text != "." or tokens[i].start != tokens[i - 1].end:
        return False
    word, following = tokens[i - 2], tokens[i + 1]
    short = word.kind == "word" and word.end == tokens[i - 1].start and _may_be_short(word, lexicon)
    begins = following.kind in {"word", "sign"} and not following.text[:1].islower()
    return begins and not short and following.start > tokens[i].end


def _begins_with_name(scale: Token, following: Token, lexicon: Lexicon) -> bool:
    """ "На 340 млн. Компания": no noun that is counted has a capital."""
    small = "nouns_small" in lexicon.flags and following.kind == "word" and following.text[:1].isupper()
    return small and lexicon.multiply.has_dotted(scale.key)


def _begins_sentence(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a little word, two capitals or a quotation follows "3 proc.": a sentence of its own."""
    quoted = tokens[i].text in _OPENING
    first, second = (tokens[min(j, len(tokens) - 1)] for j in (i + quoted, i + 1))
    if not first.text[:1].isupper():
        return False
    short = tokens[i - 2].key
    unit = lexicon.units.has_dotted(short) or lexicon.multiply.has_dotted(short)
    proper = unit and second.text[:1].isupper() and "nouns_capital" not in lexicon.flags
    return quoted or proper or lexicon.has("stops", first.key)


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
