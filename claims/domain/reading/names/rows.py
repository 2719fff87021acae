"""What only looks like a number: cells of a table, a telephone, a year digit by digit."""

from claims.domain.reading.passage import Passage

_TEN = 10


def in_row(p: Passage, i: int) -> bool:
    """Whether digits stand among others without a word, before the last, or all signs are digits: 二〇."""
    if p.kind(i) == "sign":
        near = range(i - 2, i + 1) if _is_digit(p, i) else ()
        return any(all(_is_digit(p, j) for j in range(first, first + 3)) for first in near)
    if p.kind(i) != "number" or p.kind(i + 1) != "number" or p.starts[i] & p.lexicon.begin_amounts:
        return False
    return p.kind(i - 1) == "number" or p.kind(i + 2) == "number"


def _is_digit(p: Passage, i: int) -> bool:
    """Whether the sign there is a digit: 二, not 十."""
    found = p.at(p.lexicon.add, i) if p.kind(i) == "sign" else None
    return found is not None and found.end == i + 1 and found.value < _TEN
