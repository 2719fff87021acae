"""Whether a sentence says that something changed, and in which direction."""

from claims.domain.reading.passage import Passage

CHANGED, MOVED = 5, 8
"""Tokens between a verb of change and the numbers that it is about; the latter with what is moved between."""
LOST = 4
"""Tokens between "lost" and the money: when, or who."""
YEAR = 4
"""Digits of a year."""


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
