"""What follows from a question's dimension and temporality."""

from claims.domain.questions.scope import Temporality

_BELOW_ZERO = frozenset({"temperature", "change", "relative"})
_NOT_ADDED = _BELOW_ZERO | {"share", "speed", "ratio"}
"""Dimensions, by their first word, of which a part may be larger than its whole."""


def held_together(first: Temporality, second: Temporality, *, members_stay: bool = False) -> bool:
    """Whether figures on a part and on its whole, or on two that overlap, can be held against each other.

    Only where both behave alike in time; a running total of a part and a level of its whole where the members
    of the part stay in it (RULES-2 §4).
    """
    return first is second or (
        members_stay and (first, second) == (Temporality.CUMULATIVE, Temporality.STOCK)
    )


def adds_up(dimension: str, base: str = "") -> bool:
    """Whether parts of a whole in this dimension add up to it: counts, money, areas and the like do, and
    shares whose one base is named; other shares, temperatures, speeds and changes do not."""
    kind = dimension.split(maxsplit=1)[0]
    return kind not in _NOT_ADDED or (kind == "share" and bool(base))


def from_zero(dimension: str) -> bool:
    """Whether nothing in this dimension is below zero."""
    return dimension.split(maxsplit=1)[0] not in _BELOW_ZERO
