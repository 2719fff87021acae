"""What became of a claim's words: a pure comparison of the text in which they were read with a later one."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from claims.domain.reading import FoundFigure, languages, read
from claims.domain.reading.vocabulary.lexicon import lexicon
from claims.domain.watching.pairing import Sentence, alike, at, pairs, sentences_of
from claims.domain.watching.values import Anchor, Became, WordsFate

BESIDE = 0.8
"""The share of words by which the sentence next to it is the same one."""
FEW = 4
"""Words of a sentence that says too little to be known again in another place by itself ("Deaths: 12")."""
CAPITALS, KEPT = 0.35, 0.5
"""A text of which more words have a capital capitalises its nouns: then half of them may be other words."""
_WORST = (
    WordsFate.NUMBER_CHANGED,
    WordsFate.GONE,
    WordsFate.WORDING_CHANGED,
    WordsFate.MOVED,
    WordsFate.STANDS,
)


def became(anchor: Anchor, later: str) -> Became:
    """What became of the words in a later text of the document. They are looked for nowhere but in the
    sentence that is theirs: where it is gone, another that looks alike is another."""
    if later == anchor.text:
        return Became(WordsFate.STANDS, anchor.start, anchor.start + len(anchor.exact), anchor.exact)
    old, new = sentences_of(anchor.text), sentences_of(later)
    end = anchor.start + len(anchor.exact)
    mine = [i for i, sentence in enumerate(old) if sentence.start < end and anchor.start < sentence.end]
    if anchor.text.strip() == anchor.exact.strip():
        return _of_a_quote_alone(anchor, old, later, new)
    found = pairs(old, new)
    two = _Two(anchor, later, old, new)
    fates = [_fate(two, i, found.get(i)) for i in mine]
    return min(fates, key=lambda each: _WORST.index(each.fate)) if fates else Became(WordsFate.GONE)


class _Two(NamedTuple):
    """The earlier text with the claim's words, and the later one, with their sentences."""

    anchor: Anchor
    later: str
    old: Sequence[Sentence]
    new: Sequence[Sentence]


def _fate(two: _Two, i: int, j: int | None) -> Became:
    """Of sentence i of the earlier text, paired with j of the later one."""
    anchor, later, old, new = two
    if j is None:
        return Became(WordsFate.GONE)
    mine, other = old[i], new[j]
    place = (other.start, other.end, later[other.start : other.end])
    beside = [alike(at(old, i + step), at(new, j + step)) >= BESIDE for step in (-1, 1)]
    if mine.keys == other.keys:
        if any(beside):
            return Became(WordsFate.STANDS, *place)
        return Became(WordsFate.GONE if len(mine.keys) <= FEW else WordsFate.MOVED, *place)
    if not _same_names(mine, other, old, new):
        return Became(WordsFate.GONE)
    changed = _number_changed(anchor, mine, other, later)
    return Became(WordsFate.NUMBER_CHANGED if changed else WordsFate.WORDING_CHANGED, *place)


def _of_a_quote_alone(anchor: Anchor, old: Sequence[Sentence], later: str, new: Sequence[Sentence]) -> Became:
    """Where nothing was kept but the quote: it stands if it stands, else the only sentence that has all its
    words with other numbers is told of."""
    if re.search(rf"(?<!\d)(?<!\d[.,\s]){re.escape(anchor.exact.strip())}(?![.,\s]?\d)", later):
        return Became(WordsFate.STANDS)  # "12 people" does not stand in "112 people"
    words = tuple(chain.from_iterable(sentence.words.elements() for sentence in old))
    holding = [
        sentence
        for sentence in new
        if words and all(sentence.words[word] >= words.count(word) for word in set(words))
    ]
    if len(holding) != 1:
        return Became(WordsFate.GONE)
    (other,) = holding
    numbers = chain.from_iterable(sentence.numbers for sentence in old)
    fate = (
        WordsFate.WORDING_CHANGED
        if all(number in other.numbers for number in numbers)
        else WordsFate.NUMBER_CHANGED
    )
    return Became(fate, other.start, other.end, later[other.start : other.end])


def _same_names(mine: Sentence, other: Sentence, old: Sequence[Sentence], new: Sequence[Sentence]) -> bool:
    """Whether the other sentence still has all names: one about another place is another sentence."""
    names = [token.key for token in mine.tokens[1:] if token.text[:1].isupper()]
    first = next(token for token in mine.tokens if token.kind != "mark")
    if first.text[:1].isupper() and not _is_plain(first.key, (*old, *new)):
        names.append(first.key)
    left = [name for name in names if name not in other.words]
    return not left or (_capitalises_nouns(old) and len(left) <= KEPT * len(names))


def _is_plain(word: str, sentences: Sequence[Sentence]) -> bool:
    """Whether a word that begins a sentence is no name: it stands in small letters elsewhere, or in a lexicon
    ("About")."""
    return word in _vocabulary() or any(
        token.text == word for sentence in sentences for token in sentence.tokens
    )


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(chain.from_iterable(lexicon(code).vocabulary for code in languages()))


def _capitalises_nouns(sentences: Sequence[Sentence]) -> bool:
    words = [token for sentence in sentences for token in sentence.tokens[1:] if token.kind == "word"]
    capitals = sum(token.text[:1].isupper() and not token.text.isupper() for token in words)
    return bool(words) and capitals > CAPITALS * len(words)


def _number_changed(anchor: Anchor, mine: Sentence, other: Sentence, later: str) -> bool:
    """Whether a number of the quote is another one, in digits or in words, a figure or a day."""
    end = anchor.start + len(anchor.exact)
    figures = _figures(anchor.text, mine)
    for token in mine.tokens:
        quoted = token.kind == "number" and anchor.start <= token.start < end
        if (
            quoted
            and token.text not in other.numbers
            and not any(a <= token.start < b for _, (a, b) in figures)
        ):
            return True
    return not _same_value(anchor, mine, other, later)


def _same_value(anchor: Anchor, mine: Sentence, other: Sentence, later: str) -> bool:
    """Whether the figures of the quote have their values still, each in its order."""
    before = _figures(anchor.text, mine)
    after = _figures(later, other)
    end = anchor.start + len(anchor.exact)
    quoted = [n for n, (_, (start, _)) in enumerate(before) if anchor.start <= start < end]
    if len(before) == len(after):
        return all(_value(before[n][0]) == _value(after[n][0]) for n in quoted)
    left = [_value(figure) for figure, _ in after]
    return all(_value(before[n][0]) in left for n in quoted) and bool(quoted or not before)


def _figures(text: str, sentence: Sentence) -> list[tuple[FoundFigure, tuple[int, int]]]:
    """With where their numbers stand in the text."""
    first = sentence.start
    figures = read(text[first : sentence.end]).figures
    return [(figure, (first + figure.number[0], first + figure.number[1])) for figure in figures]


def _value(figure: FoundFigure) -> tuple[str, ...]:
    """Its numbers, and its unit: "8,000" and "8 000" are one, 8,000 and 8,000 km are not."""
    written = figure.written
    return (written.low, written.best, written.high, written.plus_minus, figure.unit or "")
