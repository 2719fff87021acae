"""Whether a sentence says that something changed, and in which direction."""

from claims.domain.reading.passage import Passage

CHANGED, MOVED = 5, 8
"""Tokens between a verb of change and the numbers that it is about; the latter with what is moved between."""


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
    for name, direction in (("after_up", "up"), ("after_down", "down")):
        found = p.says(name, j)
        if found:
            return direction, found.end
    return "", j
