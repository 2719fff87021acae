"""Whether a sentence says that something changed, and in which direction."""

from claims.domain.reading.borders import Modality
from claims.domain.reading.passage import Passage

CHANGED, MOVED = 5, 8
"""Tokens between a verb of change and the numbers that it is about; the latter with what is moved between."""
PARTED = 10
"""Tokens among which the verb stands before "by" whose last part follows."""
LOST = 4
"""Tokens between "lost" and the money: when, or who."""
YEAR = 4
"""Digits of a year."""
_BEYOND = {Modality.LESS_THAN: "down", Modality.MORE_THAN: "up"}


def changes_before(p: Passage, start: int) -> bool:
    """Whether a verb of change stands shortly before that token: "raised the fine" from 600 to 800."""
    near = range(max(p.begin, start - CHANGED), start)
    return p.says_any(("up", "down"), near) or moved_before(p, start)


def moved_before(p: Passage, start: int) -> bool:
    """Whether the verb says that something went from the one to the other: "est passée de 3 à 4"."""
    return p.says_any(("moved",), range(max(p.begin, start - MOVED), start))


def direction_after(p: Passage, j: int) -> tuple[str, int]:
    """Up or down after the figure or its noun: "1,400 more nurses", "8 per cent lower"."""
    if j >= p.end or not p.starts[j] & p.lexicon.bits(("after_up", "after_down")):
        return "", j
    if p.says("no_change", j):
        return "", j  # "300 домов больше нет": no longer, not more
    cue = p.at(p.lexicon.before, j)
    if cue is not None and p.at(p.lexicon.shares, cue.end):
        return "", j  # "in 12 of 20 districts fewer than half voted"
    for name, direction in (("after_up", "up"), ("after_down", "down")):
        found = p.says(name, j)
        if found:
            return direction, found.end
    return "", j


def beyond_level(p: Passage, j: int) -> str:
    """ "11 per cent below their 2019 level": less by so much; not "below the poverty line"."""
    cue = p.at(p.lexicon.before, j)
    direction = _BEYOND.get(cue.value, "") if cue else ""
    if cue is None or not direction:
        return ""
    for i in range(j + 1, min(cue.end + CHANGED, p.end)):
        if p.kind(i) == "mark" and p.key(i) != "'":
            break
        if p.says("level_nouns", i):
            return direction
    return ""


def parted(p: Passage, start: int, end: int) -> tuple[str, int]:
    """ "Nahm im Mai um 6 Prozent ab", "brach um ein Drittel ein": a verb whose last part closes it."""
    by = p.said_before("far_by", start) or p.says("far_by", start)
    if by is None or not p.begun & p.lexicon.bits(("parted_up", "parted_down")):
        return "", end
    verbs = range(max(p.begin, by.start - PARTED), by.start)
    last = max((j for j in verbs if p.kind(j) == "mark"), default=p.begin - 1)
    if not p.says_any(("parted",), range(max(verbs.start, last + 1), by.start)):
        return "", end
    close = next((j for j in range(end, p.end) if p.kind(j) == "mark"), p.end)
    for name, direction in (("parted_up", "up"), ("parted_down", "down")):
        if found := p.says(name, end):
            return direction, found.end
        if p.said_before(name, close):
            return direction, end
    return "", end


def lost_before(p: Passage, start: int) -> bool:
    """ "Verlor 2023 6 Mio. Euro", "خسر النادي 6 ملايين": when or who stands between, no clause."""
    if p.lexicon.has("stops", p.key(start - 1)) or p.said_before("against", start):
        return False
    for j in range(start - 1, max(start - LOST, p.begin) - 1, -1):
        year = p.kind(j) == "number" and len(p.key(j)) == YEAR and p.key(j).isdigit()
        if (not year and p.kind(j) != "word" and p.key(j) != "'") or p.lexicon.has("that", p.key(j)):
            return False
        if p.said_before("lost", j):
            return True
    return False
