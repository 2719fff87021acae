"""A quote as it is looked for among questions: its words, what they may also be called, its dimension, its
years. The figure itself and whoever says it are left out: no question is about them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.domain.articles import Article, Candidate, read_article
from claims.domain.articles.words import attributed_languages, words_of
from claims.domain.figures.units import UNITS
from claims.domain.finding.concepts import concepts
from claims.domain.reading.vocabulary.phrases import Phrases
from claims.domain.reading.vocabulary.tokens import Token, tokens_of

OWN, PAIRED, CALLED, PLACE, MEASURED = 1.0, 0.5, 0.8, 0.7, 0.6
"""How far a word counts: one of the quote; two signs of a script without spaces; another word for what it
means; the country of a capital; a word for the dimension of its figure."""
OF_ANOTHER = 0.05
"""What is left of that where the word stands behind another figure: "28 dead and 12 missing"."""
SHORT = 2
"""Letters of a word that says nothing by itself, unless it is in capitals ("US") or a letter ("trench A")."""
NEAR = 6
"""Words behind a figure that are about it."""
MOST = 120
"""Tokens of a quote that are looked at."""
_LITTLE = frozenset({"since", "last", "ago"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to look for. Pieces of one group are other names of one thing, of which the best counts."""

    group: int
    text: str
    strength: float


@dataclass(frozen=True, slots=True)
class SoughtQuestion:
    """What is looked for. `dimension` is empty where there is no figure or it is not known; `language` where
    it could not be told."""

    pieces: tuple[Piece, ...]
    language: str
    dimension: str = ""
    years: frozenset[int] = frozenset()

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words of the quote itself."""
        return tuple(dict.fromkeys(piece.text for piece in self.pieces if piece.strength == OWN))


def asked_by(quote: str, language: str = "") -> SoughtQuestion:
    """What a quote asks for; raises InvalidLexicon where a language that is given has no lexicon."""
    read = read_article(Article(text=quote, language=language))
    dimensions = {_dimension(candidate) for candidate in read.candidates}
    return _asked(
        quote,
        (0, len(quote)),
        read.candidates,
        language=read.language or "",
        dimension=dimensions.pop() if len(dimensions) == 1 else "",
    )


def asked_in(
    text: str, language: str, candidates: Sequence[Candidate], candidate: Candidate
) -> SoughtQuestion:
    """What a candidate of an article asks for, by its sentence and its days."""
    found = _asked(
        text,
        candidate.sentence,
        candidates,
        language=language,
        dimension=_dimension(candidate),
        others=[other.figure.number for other in candidates if other is not candidate],
    )
    days = candidate.as_of
    years = {day.year for day in (days.first, days.last) if day} if days else set()
    return SoughtQuestion(found.pieces, found.language, found.dimension, found.years or frozenset(years))


def years_in(text: str) -> frozenset[int]:
    """The years that stand in a text."""
    return frozenset(int(year) for year in _YEAR.findall(text))


def _dimension(candidate: Candidate) -> str:
    unit = candidate.figure.unit
    return UNITS[unit].dimension if unit in UNITS else ""


def _asked(
    text: str,
    within: Span,
    candidates: Iterable[Candidate],
    *,
    language: str,
    dimension: str,
    others: Sequence[Span] = (),
) -> SoughtQuestion:
    left_out = [candidate.figure.number for candidate in candidates]
    named = [
        said
        for candidate in candidates
        for said in (candidate.source, candidate.relay)
        if said and said.exact
    ]
    left_out += [(said.start, said.start + len(said.exact)) for said in named]
    begin, end = within
    tokens = [
        token._replace(start=token.start + begin, end=token.end + begin)
        for token in tokens_of(text[begin:end])[:MOST]
    ]
    kept = [token for token in tokens if not any(a <= token.start < b for a, b in left_out)]
    theirs = _behind(tokens, others, language)
    pieces = [
        replace(piece, strength=piece.strength * OF_ANOTHER) if begin in theirs else piece
        for begin, piece in _pieces(kept)
    ]
    pieces += _of_dimension(dimension)
    years = years_in(" ".join(token.text for token in kept if token.kind == "number"))
    return SoughtQuestion(tuple(pieces), language, dimension, years)


def _behind(tokens: Sequence[Token], figures: Sequence[Span], language: str) -> set[int]:
    """Where the words begin that stand right behind one of these figures, up to a mark or an "and"."""
    joiners = words_of(language) if language in attributed_languages() else None
    begins: set[int] = set()
    for _, end in figures:
        behind = [token for token in tokens if token.start >= end][:NEAR]
        for token in behind:
            if token.kind != "word" or (joiners and joiners.has("names.joiners", token.key)):
                break
            begins.add(token.start)
    return begins


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[int, Piece]]:
    """Of each word itself, what else it may be called, and of a capital its country; with where it begins."""
    run = "".join(token.text if token.kind == "sign" else " " for token in tokens).strip()
    if run:
        yield -1, Piece(0, run, PAIRED)
    yield from _own(tokens)
    for i, token in enumerate(tokens):
        if token.kind != "number":
            yield from ((token.start, Piece(i + 1, word, CALLED)) for word in _also_called(tokens, i))
        for country in _countries(tokens, i):
            for place, word in enumerate(country.split(), start=1):
                if word != "the":
                    yield token.start, Piece(MOST * place + i + 1, word, PLACE)


def _own(tokens: Sequence[Token]) -> Iterator[tuple[int, Piece]]:
    """The words themselves, letters with the digits that stand at them: "G20", "12th"."""
    written = [i for i, token in enumerate(tokens) if token.kind in {"word", "number"}]
    at = 0
    while at < len(written):
        begin, end = written[at], written[at]
        while end + 1 < len(tokens) and _touch(tokens[end], tokens[end + 1]):
            end += 1
        at += end - begin + 1
        if end > begin or not _says_nothing(tokens[begin], first=begin == 0):
            word = "".join(token.text for token in tokens[begin : end + 1])
            yield tokens[begin].start, Piece(begin + 1, word, OWN)


def _touch(token: Token, following: Token) -> bool:
    """Whether one is a word and the other its number, with nothing between them."""
    return {token.kind, following.kind} == {"word", "number"} and token.end == following.start


def _also_called(tokens: Sequence[Token], i: int) -> Iterator[str]:
    """Other words for what the phrase means that begins there."""
    meanings = concepts()
    found = meanings.phrases.at(tokens, i, len(tokens))
    for name in found.value if found else ():
        yield from meanings.words[name]


def _says_nothing(token: Token, *, first: bool) -> bool:
    if token.kind == "number":
        return False
    if token.text.isupper():
        return first and len(token.text) == 1
    return len(token.text) <= SHORT or token.key in _LITTLE


def _countries(tokens: Sequence[Token], i: int) -> Iterator[str]:
    """Of a capital that stands there, in whatever language it is named."""
    found = (table.at(tokens, i, len(tokens)) for table in _capitals())
    yield from dict.fromkeys(capital.value for capital in found if capital is not None)


@lru_cache(maxsize=1)
def _capitals() -> tuple[Phrases[str], ...]:
    return tuple(words_of(code).phrases["capitals"] for code in attributed_languages())


def _of_dimension(dimension: str) -> Iterator[Piece]:
    """Words that questions of that dimension have."""
    if dimension:
        for word in concepts().dimensions.get(dimension.split(maxsplit=1)[0], ()):
            yield Piece(-1, word, MEASURED)
