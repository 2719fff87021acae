"""Precision, recall and F1 of what a reader finds, by value alone and with the unit."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from benchmarks.extraction.gold import Answer, Text, Wanted
from benchmarks.extraction.readers import Reader

NEAR = Fraction(1, 1000)
"""What rounding leaves open: two thirds may be read as 0.6667 or 66.67 percent."""
COUNTED = frozenset({"person", "household", "item", "event"})
Same = Callable[[Answer, Answer], bool]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, of how many found, and of how many there are."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Of what was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what there is."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}"


def by_value(answer: Answer, wanted: Answer) -> bool:
    """Both ends as wanted, in whatever unit."""
    return _near(answer.low, wanted.low) and _near(answer.high, wanted.high)


def with_unit(answer: Answer, wanted: Answer) -> bool:
    """The unit too; what is counted has to be known as persons, households, items or events."""
    return by_value(answer, wanted) and answer.unit == wanted.unit


def with_measure(answer: Answer, wanted: Answer) -> bool:
    """The unit too, where it is one of measure or money: what is counted may go without."""
    return by_value(answer, wanted) and _measured(answer.unit) == _measured(wanted.unit)


def _measured(unit: str) -> str:
    return "" if unit in COUNTED else unit


def _near(a: Fraction, b: Fraction) -> bool:
    return abs(a - b) <= NEAR * abs(b)


def score(read: Reader, texts: Iterable[Text], same: Same) -> Score:
    """All texts together."""
    right = found = wanted = 0
    for text in texts:
        answers = _joined(read(text.words), text.figures)
        right += _matched(answers, text.figures, same)
        found += len(answers)
        wanted += len(text.figures)
    return Score(right, found, wanted)


def _joined(answers: Sequence[Answer], figures: Sequence[Wanted]) -> list[Answer]:
    """Two answers that are the ends of a range that is wanted count as that range, in the latter's unit."""
    left = list(answers)
    for want in (each for wanted in figures for each in wanted if each.low != each.high):
        for a, b in pairwise(left):
            if by_value(a, Answer(want.low, want.low, "")) and by_value(b, Answer(want.high, want.high, "")):
                place = left.index(a)
                left[place : place + 2] = [Answer(want.low, want.high, b.unit)]
                break
    return left


def _matched(answers: Sequence[Answer], figures: Sequence[Wanted], same: Same) -> int:
    """How many figures are answered, each by an answer of its own."""
    left, right = list(answers), 0
    for wanted in figures:
        fitting = next((each for each in left if any(same(each, one) for one in wanted)), None)
        if fitting is not None:
            left.remove(fitting)
            right += 1
    return right
