"""Hedges that stand apart from their number: "at least, police said, 300", "300 people, or even more"."""

from claims.domain.reading.borders import Modality
from claims.domain.reading.hedges import negated
from claims.domain.reading.passage import ENDS, Passage
from claims.domain.reading.phrases import Found

BEFORE, AFTER, SIGNS = 9, 6, 12
"""Tokens that are looked at before a number and after what is counted; signs, where words are not spaced."""
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
    """ "There were, at least, 300": a hedge between commas right before the figure."""
    cue = p.before(p.lexicon.before, start - 1) if p.key(start - 1) in {",", "，", "،"} else None
    aside = cue is not None and p.key(cue.start - 1) in {",", "，", "،"} and _telling(p, cue)
    return cue if aside else None


def hedge_apart(p: Passage, floor: int, start: int, end: int) -> Modality | None:
    """The hedge of a figure that takes tokens `start` to `end`, some words away; none beyond token `floor`.

    Only phrases count, and words that are hedges wherever they stand: "over the weekend" is none.
    """
    return _earlier(p, floor, start) or _comparison(p, floor, start) or _later(p, end)


def _comparison(p: Passage, floor: int, start: int) -> Modality | None:
    """ "More, they say, than 300": what is compared stands some words before; "pricier than 300"."""
    than = p.said_before("than", start)
    for i in range((than.start if than else start) - 1, max(floor, start - BEFORE) - 1, -1):
        if p.kind(i) == "number" or p.tokens[i].text in ENDS:
            break
        for name, modality in (("more", Modality.MORE_THAN), ("fewer", Modality.LESS_THAN)):
            found = p.says(name, i)
            if found and (than or p.key(found.end) in BETWEEN):
                return negated(p, i, modality)
    return Modality.MORE_THAN if than else None


def _earlier(p: Passage, floor: int, start: int) -> Modality | None:
    for i in range(start - 1, max(floor, start - BEFORE), -1):
        if p.kind(i) == "number" or p.tokens[i].text in ENDS:
            return None
        cue = p.before(p.lexicon.before, i)
        if cue is not None and cue.start >= floor and _telling(p, cue):
            return cue.value
    return None


def _later(p: Passage, end: int) -> Modality | None:
    far = SIGNS if "words_inside_words" in p.lexicon.flags else AFTER
    for i in range(end, min(end + far, p.end)):
        if p.kind(i) == "number" or p.tokens[i].text in ENDS:
            return None
        other = p.says("or_else", i) if i == end or p.key(i - 1) in BETWEEN else None
        if other is not None and p.kind(other.end) == "number":
            return Modality.AT_LEAST  # "300, if not 400"
        for table in (p.lexicon.after, p.lexicon.before):
            cue = p.at(table, i)
            if cue is not None and _telling(p, cue) and not _of_another(p, cue.end):
                return cue.value
        for name, modality in (("more", Modality.AT_LEAST), ("fewer", Modality.AT_MOST)):
            found = p.says(name, i)
            if found and (found.end == p.end or p.kind(found.end) == "mark"):
                return modality
    return None


def _of_another(p: Passage, j: int) -> bool:
    """Whether a number follows so close that the hedge is its own."""
    amounts = p.lexicon.begin_amounts
    return any(p.kind(k) == "number" or p.starts[k] & amounts for k in range(j, min(j + 3, p.end)))


def _telling(p: Passage, cue: Found[Modality]) -> bool:
    """Whether the words are a hedge also away from their number."""
    words = [p.key(i) for i in range(cue.start, cue.end)]
    return len(words) > 1 or p.lexicon.has("apart", words[0])
