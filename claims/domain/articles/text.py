"""An article cut into sentences, with its paragraphs and its quotations."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.domain.articles.words import Attributing
from claims.domain.reading.passage import passages
from claims.domain.reading.vocabulary.lexicon import Lexicon
from claims.domain.reading.vocabulary.phrases import Found
from claims.domain.reading.vocabulary.tokens import Token, tokens_of

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n(?=[^\n]{0,200}[.!?…»”\"。][^\S\n]*\n)")
_OPENS = {"“": "”", "„": '“”"', "«": "»", '"': '"', "「": "」", "『": "』"}
_SIGNS = 8
"""Signs of a quotation that is more than a name, in a script that puts no spaces."""
LONGEST_QUOTATION = 3000
"""Characters of a quotation; a mark that isn't closed by then opens none."""
LONGEST = 250
"""Tokens of a sentence; what is longer is no prose and is cut, so that time grows with the length."""
_SHORT_BODY = 4
"""Tokens of a body in a list that has no name of its own."""
QUOTED = 7
"""Tokens of a name in quotation marks, with the marks."""
CLAUSES = frozenset(";；")
SPEAKERS = ("roles", "bodies", "media", "documents")
"""Lists of names whose words can say something."""


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """Tokens `begin` to `end` of an article, in paragraph number `paragraph`."""

    tokens: Sequence[Token]
    begin: int
    end: int
    paragraph: int
    words: Attributing

    def key(self, i: int) -> str:
        """The word there as compared, empty outside the sentence."""
        return self.tokens[i].key if self.begin <= i < self.end else ""

    def text(self, i: int) -> str:
        """What stands there as written, empty outside the sentence."""
        return self.tokens[i].text if self.begin <= i < self.end else ""

    def at(self, name: str, i: int) -> Found[str] | None:
        """The phrase of that list of the language that begins there."""
        return self.words.phrases[name].at(self.tokens, i, self.end) if i >= self.begin else None

    def named(self, where: Iterable[int], *lists: str) -> bool:
        """Whether one of the words there is in one of these lists of names: "roles", "bodies"."""
        return any(self.words.has(f"names.{list_name}", self.key(j)) for j in where for list_name in lists)

    def touches(self, i: int) -> bool:
        """Whether nothing stands between token i and the one before it."""
        return self.begin < i < self.end and self.tokens[i].start == self.tokens[i - 1].end

    def is_name(self, i: int) -> bool:
        """Whether the word there has a capital."""
        return self.begin <= i < self.end and self.tokens[i].kind == "word" and self.text(i)[:1].isupper()

    def clause_of(self, i: int) -> tuple[int, int]:
        """The tokens between the semicolons around token i."""
        begin = next((j + 1 for j in range(i - 1, self.begin - 1, -1) if self.text(j) in CLAUSES), self.begin)
        end = next((j for j in range(i, self.end) if self.text(j) in CLAUSES), self.end)
        return begin, end


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, in characters; the marks stand right outside."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """The text with its tokens, sentences and quotations of a clause or more."""

    text: str
    tokens: Sequence[Token]
    sentences: tuple[ArticleSentence, ...]
    quotations: tuple[Quotation, ...]
    words: Attributing

    def token_at(self, position: int) -> int:
        """The first token that begins at that character or later."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)

    def quotation_at(self, position: int) -> Quotation | None:
        """The quotation that holds that character."""
        n = bisect_right(self.quotations, position, key=lambda each: each.start) - 1
        return self.quotations[n] if n >= 0 and position < self.quotations[n].end else None

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds that character."""
        begins = bisect_right(self.sentences, position, key=lambda s: s.tokens[s.begin].start)
        return max(0, begins - 1)


def parsed(text: str, lexicon: Lexicon, words: Attributing) -> Parsed:
    """The text cut up, in time that grows with its length."""
    tokens = tokens_of(text)
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    sentences = []
    for passage in passages(text, tokens, lexicon):
        begin = passage.begin
        for i in range(passage.begin, passage.end):
            paragraph = bisect_left(breaks, tokens[i].start)
            before = bisect_left(breaks, tokens[i - 1].start) if i else paragraph
            if i > begin and (before != paragraph or i - begin == LONGEST):
                sentences.append(ArticleSentence(tokens, begin, i, before, words))
                begin = i
        sentences.append(
            ArticleSentence(tokens, begin, passage.end, bisect_left(breaks, tokens[begin].start), words)
        )
    return Parsed(text, tokens, tuple(_closed(sentences)), tuple(_quotations(text)), words)


def _closed(sentences: list[ArticleSentence]) -> Iterator[ArticleSentence]:
    """Sentences of which none begins with the mark that closes the quotation before it."""
    for n, sentence in enumerate(sentences):
        begin, end = sentence.begin, sentence.end
        if n and _only_closes(sentence, sentences[n - 1]):
            begin += 1
        if n + 1 < len(sentences) and _only_closes(sentences[n + 1], sentence):
            end += 1
        if begin < end:
            yield ArticleSentence(sentence.tokens, begin, end, sentence.paragraph, sentence.words)


def _only_closes(sentence: ArticleSentence, before: ArticleSentence) -> bool:
    first = sentence.tokens[sentence.begin]
    return first.text in '”»"“」' and first.start == sentence.tokens[before.end - 1].end


def _is_clause(words: str) -> bool:
    """Four words or more, or as many signs as make up a clause."""
    if len(words.split()) > 3:
        return True
    return not words.isascii() and sum(token.kind == "sign" for token in tokens_of(words)) > _SIGNS


def _quotations(text: str) -> Iterator[Quotation]:
    """What stands in quotation marks and is more than a name: four words or more."""
    position = 0
    marks = re.compile("[" + "".join(_OPENS) + "]")
    while found := marks.search(text, position):
        closing = re.compile("[" + _OPENS[found.group()] + "]")
        close = closing.search(text, found.end(), found.end() + LONGEST_QUOTATION)
        position = found.end()
        again = text.find(found.group(), position, close.start() if close else position)
        if again >= 0 and found.group() != '"':
            if (end := text.rfind("\n", position, again)) >= 0:
                yield Quotation(position, end)  # each paragraph opens a quotation that the last one closes
            continue
        if close is None:
            continue
        if _is_clause(text[position : close.start()]):
            yield Quotation(position, close.start())
        position = close.end()


def quoted_before(s: ArticleSentence, i: int) -> int:
    """Where a short name in quotation marks begins that ends right before token i: агентство «Рейтер»."""
    if s.text(i - 1) not in {"»", "”"}:
        return i
    return next((j for j in range(i - 2, i - 6, -1) if s.text(j) in {"«", "„", "“"}), i)


def is_quoted_name(s: ArticleSentence, begin: int, j: int) -> bool:
    """Inside the marks around a name: портал «Вестник»."""
    opened = sum(s.text(k) in {"«", "„", "“"} for k in range(begin, j))
    closed = sum(s.text(k) in {"»", "”"} for k in range(begin, j))
    return j > begin and (
        s.text(j) == "«"
        or (s.text(j) == '"' and _in_straight_marks(s, begin, j))
        or _is_title(s, j)
        or (opened > closed and s.text(j) in {"»", "”"})
        or opened > closed
    )


def _in_straight_marks(s: ArticleSentence, begin: int, j: int) -> bool:
    """A name in straight marks behind its article or kind, or the mark that closes it: die "Morgenpost"."""
    opened = next((k for k in range(begin, j) if s.text(k) == '"'), None)
    if opened is not None:
        return s.is_name(j - 1) and j - opened < QUOTED
    close = next((k for k in range(j + 2, min(j + QUOTED, s.end)) if s.text(k) == '"'), j)
    return s.is_name(j + 1) and s.is_name(close - 1) and s.named((j - 1,), "articles", "media")


def _is_title(s: ArticleSentence, j: int) -> bool:
    """A name in low marks: dziennik „Kurier Nyski”; not a quotation."""
    close = next((k for k in range(j + 2, min(j + QUOTED, s.end)) if s.text(k) in {"“", "”"}), j)
    return s.text(j) == "„" and close > j and s.is_name(close - 1)


def ends_body(s: ArticleSentence, j: int) -> bool:
    """Whether the name of a body ends there, or one of a word begins the sentence: "Greenpeace"."""
    return s.named((j,), "bodies") or (s.is_name(j) and j == s.begin)


def is_body(s: ArticleSentence, begin: int, end: int) -> bool:
    """ "The teachers' union": a body behind its article, and nothing else in between."""
    short = end - begin <= _SHORT_BODY and s.named((end - 1,), "bodies")
    return short and s.named((begin,), "articles") and not s.named(range(begin + 1, end), "articles")
