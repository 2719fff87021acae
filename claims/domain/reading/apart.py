"""Hedges that stand apart from their number: "at least, police said, 300", "300 people, or even more"."""

from itertools import takewhile
from typing import NamedTuple

from claims.domain.reading.borders import Modality
from claims.domain.reading.hedges import negated
from claims.domain.reading.passage import ENDS, Passage
from claims.domain.reading.units import money_before
from claims.domain.reading.vocabulary.phrases import Found

BEFORE, AFTER, SIGNS = 9, 6, 12
"""Tokens that are looked at before a number and after what is counted; signs, where words are not spaced."""
NEAR_WORDS, NEAR_SIGNS = 2, 4
"""Tokens between a hedge and its number over which it is likelier of the number than of these."""
_COMMAS = frozenset({",", "，", "、", "،"})
FIRST_YEAR, LAST_YEAR = 1900, 2100
_PARTICIPLE = 6
"""Tokens behind a number among which a participle says whose it is."""
BETWEEN = frozenset({",", "(", "，", "、", "（", "–", "-", "،"})
"""Marks that may part a hedge from its figure."""


def hedge_behind_mark(p: Passage, j: int) -> Found[Modality] | None:
    """ "300 soldiers, at most", "300 (or more)": a hedge behind a mark, of nothing else."""
    if p.key(j) not in BETWEEN:
        return None
    cue = p.at(p.lexicon.after, j + 1)
    if cue is None:
        return None
    following = p.token(cue.end)
    free = following is None or following.kind == "mark"
    return cue if free and p.kind(cue.end + 1) != "number" else None


def hedge_aside(p: Passage, start: int) -> Found[Modality] | None:
    """ "There were, at least, 300", "At minimum, 300": a hedge before a comma right before the figure."""
    cue = p.before(p.lexicon.before, start - 1) if p.key(start - 1) in _COMMAS else None
    opened = cue is not None and (cue.start == p.begin or p.key(cue.start - 1) in _COMMAS)
    return cue if opened and cue is not None and _telling(p, cue) else None


class HedgeApart(NamedTuple):
    """A hedge some words away, and whether it is likelier of this figure than of something else."""

    modality: Modality
    likely: bool


def hedge_apart(p: Passage, floor: int, start: int, end: int) -> HedgeApart | None:
    """The hedge of a figure that takes tokens `start` to `end`, some words away; none beyond token `floor`.

    Only phrases count, and words that are hedges wherever they stand: "over the weekend" is none.
    """
    return _earlier(p, floor, start) or _comparison(p, floor, start) or _later(p, end)


def _comparison(p: Passage, floor: int, start: int) -> HedgeApart | None:
    """ "More, they say, than 300": what is compared stands some words before; "pricier than 300"."""
    than = p.said_before("than", start)
    bits = p.lexicon.bits(("more", "fewer"))
    if than is None and not p.begun & bits:
        return None
    for i in range((than.start if than else start) - 1, max(floor, start - BEFORE) - 1, -1):
        if p.tokens[i].kind == "number" or p.tokens[i].text in ENDS:
            break
        if not p.starts[i] & bits:
            continue
        for name, modality in (("more", Modality.MORE_THAN), ("fewer", Modality.LESS_THAN)):
            found = p.says(name, i)
            if found and (than or p.key(found.end) in BETWEEN):
                return HedgeApart(negated(p, i, modality), likely=True)
    alone = than is not None and p.lexicon.has("than_alone", p.key(than.start))
    return HedgeApart(Modality.MORE_THAN, likely=True) if alone else None


def _earlier(p: Passage, floor: int, start: int) -> HedgeApart | None:
    bit = p.lexicon.before.bit
    if not p.ended & bit:
        return None
    for i in range(start - 1, max(floor, start - BEFORE), -1):
        if p.kind(i) == "number" or p.tokens[i].text in ENDS:
            return None
        cue = p.before(p.lexicon.before, i) if p.ends[i - 1] & bit else None
        if cue is not None and cue.start >= floor and _telling(p, cue):
            aside = p.key(cue.end) in BETWEEN and p.key(start - 1) in BETWEEN
            return HedgeApart(cue.value, likely=aside or _close(p, cue.end, start))
    return None


def _close(p: Passage, end: int, start: int) -> bool:
    """Whether only a word or two stand between, no name and no mark: "至少耗资15亿", "تجاوز التضخم 70"."""
    between = p.tokens[end:start]
    near = NEAR_SIGNS if "words_inside_words" in p.lexicon.flags else NEAR_WORDS
    plain = all(token.kind in {"word", "sign"} and not token.text[:1].isupper() for token in between)
    return plain and len(between) <= near


def _later(p: Passage, end: int) -> HedgeApart | None:
    words = p.lexicon
    far = SIGNS if "words_inside_words" in words.flags else AFTER
    bits = words.bits(("or_else", "more", "fewer")) | words.before.bit | words.after.bit
    if not p.begun & bits:
        return None
    for i in range(end, min(end + far, p.end)):
        if p.tokens[i].kind == "number" or p.tokens[i].text in ENDS:
            return None
        if p.starts[i] & bits and (found := _begins_at(p, i, first=i == end)):
            return found
    return None


def _begins_at(p: Passage, i: int, *, first: bool) -> HedgeApart | None:
    """The hedge of an earlier figure that begins with token i."""
    other = p.says("or_else", i) if first or p.key(i - 1) in BETWEEN else None
    if other is not None and p.kind(other.end) == "number":
        return HedgeApart(Modality.AT_LEAST, likely=True)  # "300, if not 400"
    cue = p.at(p.lexicon.after, i)
    if cue is None and p.lexicon.has("apart", p.key(i)):
        cue = p.at(p.lexicon.before, i)
    if cue is not None and _telling(p, cue) and not _of_another(p, cue.end):
        return HedgeApart(cue.value, likely=_closes(p, cue.end))
    for name, modality in (("more", Modality.AT_LEAST), ("fewer", Modality.AT_MOST)):
        found = p.says(name, i)
        if found and _closes(p, found.end):
            return HedgeApart(modality, likely=True)
    return None


def _closes(p: Passage, j: int) -> bool:
    """Whether the clause ends there; "меньше, чем ожидалось" goes on."""
    if p.kind(j) == "mark" and money_before(p, j, forward=True):
        return False  # "by a fifth to under $1bn"
    return j == p.end or (p.kind(j) == "mark" and not p.says("than", j + 1))


def _of_another(p: Passage, j: int) -> bool:
    """Whether a number, or an article, follows so close that the hedge is its own: "almeno un libro"."""
    if p.lexicon.has("one", p.key(j)):
        return True
    amounts = p.lexicon.begin_amounts
    return any(p.kind(k) == "number" or p.may_open(k, amounts) for k in range(j, min(j + 3, p.end)))


def _telling(p: Passage, cue: Found[Modality]) -> bool:
    """Whether the words are a hedge also away from their number."""
    words = [p.key(i) for i in range(cue.start, cue.end)]
    return len(words) > 1 or p.lexicon.has("apart", words[0])


def of_another(p: Passage, at: int, cue: int) -> bool:
    """ "Twice up to 300", "higher than the 3,900 reported before": another figure, known already."""
    if p.before(p.lexicon.times, cue):
        return True
    link = p.says("noun_links", at + 1)
    if link is not None and is_year(p, link.end):
        return True  # "meno dei 4.500 del 2019"
    money = money_before(p, at)
    definite = p.said_before("definite", money.start if money else at)
    if definite is None or definite.start <= cue:
        return False
    led = p.said_before("than", definite.start) or p.said_before("multiple_of", definite.start)
    return bool(led) or (definite.start - cue <= 2 and (_is_of_others(p, at) or _is_of_year(p, at)))


def _is_of_year(p: Passage, at: int) -> bool:
    """ "Below the 4,500 of 2019": behind the number the year that it is of."""
    for k in range(at + 1, min(at + _PARTICIPLE, p.end)):
        if p.kind(k) == "number":
            return is_year(p, k) and p.kind(k - 1) == "word"
        if p.kind(k) == "mark":
            return False
    return False


def of_another_year(p: Passage, start: int) -> bool:
    """2019年の4500人, "2019'daki 4.500", "2019 के 4,500": right before a number the year that it is of."""
    if p.said_before("of_last", start):
        return True  # 前年の4500人を下回った
    link = p.said_before("of_year", start)
    return link is not None and is_year(p, link.start - 1)


def is_year(p: Passage, i: int) -> bool:
    """Whether the digits there may be those of a year."""
    return p.kind(i) == "number" and p.key(i).isdigit() and FIRST_YEAR <= int(p.key(i)) <= LAST_YEAR


def _is_of_others(p: Passage, at: int) -> bool:
    """ "Above the $1.1 billion expected": a participle behind the number says whose it is."""
    behind = range(at + 1, min(at + _PARTICIPLE, p.end))
    nearest = takewhile(lambda k: p.kind(k) not in {"mark", "number"}, behind)
    return any(p.says("awaited", k) for k in nearest)
