"""Hedges before and after an amount: about, at least, up to, or more."""

from dataclasses import dataclass, field

from claims.domain.reading.borders import Modality
from claims.domain.reading.context import negated_before
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import money_before

FARTHEST = 8
"""Hedges and articles that are walked over before a number."""


@dataclass(slots=True)
class Before:
    """What stands before an amount: where its phrase begins, the hedge, the money."""

    start: int
    modality: Modality | None = None
    money: tuple[str, ...] = ()
    hedges: list[str] = field(default_factory=list)
    cue_start: int | None = None
    negated: bool = False


def before(p: Passage, i: int) -> Before:
    """Everything that belongs to the amount on its left; the outermost hedge decides."""
    found = Before(i)
    money = money_before(p, i)
    if money:
        found.start, found.money = money.start, money.value
    prefix = p.before(p.lexicon.prefix_units, i)
    if prefix:
        found.start, found.money = prefix.start, (prefix.value,)
    k = found.start
    for _ in range(FARTHEST):
        cue = p.before(p.lexicon.before, k)
        word = p.said_before("hedges", k)
        if cue is not None and (word is None or cue.start <= word.start):
            found.modality, found.start, k = cue.value, cue.start, cue.start
            found.cue_start = cue.start
            found.hedges.insert(0, _words(p, cue.start, cue.end))
            continue
        if word is not None:
            found.hedges.insert(0, _words(p, word.start, word.end))
            k = word.start
            continue
        article = p.said_before("articles", k)
        if article is None:
            break
        k = article.start
    even = p.said_before("even", k)
    if even is not None and negated_before(p, even.start):
        found.modality, found.start, found.negated = Modality.LESS_THAN, even.start, True
    return found


def after(p: Passage, j: int) -> tuple[Modality | None, int, str]:
    """A hedge right after an amount or its noun: modality, where it ends, its words."""
    k = j + 1 if p.key(j) == "-" and p.touches(j) else j
    cue = p.at(p.lexicon.after, k)
    inflected = p.at(p.lexicon.after, j - 1) if p.kind(j - 1) == "word" else None
    if inflected is not None and inflected.end > j and (cue is None or inflected.end >= cue.end):
        cue = inflected  # "12 bine kadar": the hedge is in the number's own case
    if cue is None:
        return None, j, ""
    return cue.value, cue.end, _words(p, cue.start, cue.end)


def _words(p: Passage, start: int, end: int) -> str:
    return " ".join(token.key for token in p.tokens[start:end])
