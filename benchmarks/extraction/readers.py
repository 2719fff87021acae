"""What reads the sentences: ours; how others are asked is told beside the other peers."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.extraction.by_language import ends
from benchmarks.extraction.gold import Answer
from claims.domain.reading import FoundFigure, read

Reader = Callable[[str], list[Answer]]


def ours(words: str) -> list[Answer]:
    """Every figure that is read, also where a person would be asked which reading is meant."""
    return [_as_answer(figure) for figure in read(words, expected="en").figures]


def _as_answer(figure: FoundFigure) -> Answer:
    low, high = ends(figure)
    some = next(end for end in (low, high, Fraction(0)) if end is not None)
    return Answer(
        some if low is None else low, some if high is None else high, figure.unit or "", figure.modality.value
    )
