"""Where a claim's words stood, and what became of them."""

from dataclasses import dataclass
from enum import StrEnum


class WordsFate(StrEnum):
    """What a later text makes of a claim's words."""

    STANDS = "stands"
    MOVED = "moved"
    WORDING_CHANGED = "wording_changed"
    NUMBER_CHANGED = "number_changed"
    GONE = "gone"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words of a claim in the text in which they were read; nothing is ever anchored anew.

    `exact` stands in `text` at character `start`: with what is before and behind it, a TextQuoteSelector of
    the W3C's Web Annotation Data Model whose prefix and suffix are the whole text.
    """

    text: str
    exact: str
    start: int


@dataclass(frozen=True, slots=True)
class Became:
    """What became of them. `start`, `end`: the sentence in the later text, None where it isn't there; of
    words that moved or changed the place is told, and the claim stays where it was read."""

    fate: WordsFate
    start: int | None = None
    end: int | None = None
    exact: str = ""


def anchored(text: str, exact: str, start: int | None = None) -> Anchor | None:
    """The words at that place, else where they stand once; None where they don't, or stand several times."""
    if start is not None and text.startswith(exact, start):
        return Anchor(text, exact, start)
    first = text.find(exact) if exact else -1
    if first < 0 or text.find(exact, first + 1) >= 0:
        return None
    return Anchor(text, exact, first)
