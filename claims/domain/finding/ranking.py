"""The order of the questions that were found, and why each is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.domain.finding.asking import SHORT, SoughtQuestion, years_in
from claims.domain.finding.words import begins_alike
from claims.domain.reading.vocabulary.tokens import tokens_of

COVERED = 0.5
"""How much of a score hangs on the share of the question's own words that the quote has."""
OTHER_YEAR, OTHER_DIMENSION, COUNTED = 0.6, 0.5, 0.85
"""What is left of a score: the question names other years; its unit measures something else; both count, the
one people and the other households."""
QUOTED, LEAST_QUOTED = 4.0, 0.3
"""What a quote that is linked to the question adds where it has all words; the share from which it counts."""
OFFERED = 0.35
"""Of the best score, the least that is offered."""
MOST = 5
COUNTS = frozenset({"persons", "households", "items", "events"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found: its BM25 score, the words that it was found by, the best share of the words
    of one of its wordings that were, and what it says of its dimension and time."""

    key: str
    score: float
    words: tuple[str, ...]
    covered: float
    dimension: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question that is offered. `words`: of its wordings; `quoted`: of a quote that is linked to it.

    `same_dimension`, `same_year`: None where the quote or the question doesn't say.
    """

    key: str
    score: float
    words: tuple[str, ...]
    quoted: tuple[str, ...] = ()
    same_dimension: bool | None = None
    same_year: bool | None = None


def ranked(
    asked: SoughtQuestion, hits: Iterable[Hit], quotes: Iterable[tuple[str, str]] = ()
) -> tuple[FoundQuestion, ...]:
    """The likeliest first; those far behind the best are left out. `quotes`: keys of questions, each with a
    quote that is linked to it."""
    quoted = _quoted(asked, quotes)
    found = [_found(asked, hit, quoted.get(hit.key, ())) for hit in hits]
    order = sorted(found, key=lambda each: (-each.score, each.key))[:MOST]
    return tuple(
        question for question in order if question.score > 0 and question.score >= OFFERED * order[0].score
    )


def _found(asked: SoughtQuestion, hit: Hit, quoted: tuple[str, ...]) -> FoundQuestion:
    score = hit.score * (1 - COVERED + COVERED * hit.covered)
    if quoted:
        score += QUOTED * len(quoted) / len(asked.own_words)
    years = years_in(hit.text)
    same_year = bool(years & asked.years) if years and asked.years else None
    if same_year is False:
        score *= OTHER_YEAR
    same, left = _dimension(asked.dimension, hit.dimension)
    plain = FoundQuestion(hit.key, round(score * left, 4), hit.words, quoted)
    return replace(plain, same_dimension=same, same_year=same_year)


def _dimension(mine: str, other: str) -> tuple[bool | None, float]:
    """Whether it is the same, money in whatever currency; and what is left of the score."""
    if not mine or not other:
        return None, 1.0
    if mine.split(maxsplit=1)[0] == other.split(maxsplit=1)[0]:
        return True, 1.0
    return False, COUNTED if {mine, other} <= COUNTS else OTHER_DIMENSION


def _quoted(asked: SoughtQuestion, quotes: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Of each question the words that stand in the linked quote that has most of them."""
    mine = [token.key for word in asked.own_words for token in tokens_of(word)]
    best: dict[str, tuple[str, ...]] = {}
    for key, quote in quotes:
        theirs = [token.key for token in tokens_of(quote) if token.kind == "word"]
        words = tuple(dict.fromkeys(word for word in mine if _stands(word, theirs)))
        enough = len(words) > 1 and len(words) >= LEAST_QUOTED * len(mine)
        if enough and len(words) > len(best.get(key, ())):
            best[key] = words
    return best


def _stands(word: str, words: Sequence[str]) -> bool:
    return len(word) > SHORT and any(word == other or begins_alike(word, other) for other in words)
