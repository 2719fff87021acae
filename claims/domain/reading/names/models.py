"""Models that are named by a number alone: "Boeing's 787", "stopped work on the 787"."""

from claims.domain.reading.draft import Amount
from claims.domain.reading.names.designated import whole_number
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import unit_after

LEAST, MOST = 100, 999
"""Numbers that models have; a greater one has letters, or is a year."""


def modelled(p: Passage, a: Amount) -> bool:
    """A bare number behind "the", "its" or whose it is, in a sentence that names who builds them."""
    value = whole_number(a)
    if value is None or not LEAST <= value <= MOST or a.units or p.kind(a.start) != "number":
        return False
    if unit_after(p, a.end) or p.any_at(a.end, p.lexicon.nouns, p.lexicon.multiply, p.lexicon.after):
        return False
    owner = p.key(a.start - 1) == "s" and p.key(a.start - 2) in {"'", "’"}
    return bool(owner or p.said_before("definite", a.start) or p.lexicon.has("one", p.key(a.start - 1)))
