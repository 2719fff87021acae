"""What reads the sentences: ours; how others are asked is told beside the other peers."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.extraction.gold import Answer
from claims.domain import Modality, Reading, read_words
from claims.domain.figures.numbers import read_number
from claims.domain.policy import POLICY

Reader = Callable[[str], list[Answer]]


def ours(words: str) -> list[Answer]:
    """What is read of a quote when a claim is recorded: one figure, or none where it would be a guess."""
    reading = read_words(words)
    return [] if reading is None else [_as_answer(reading)]


def _as_answer(reading: Reading) -> Answer:
    written, unit = reading.written, reading.written.unit
    if reading.modality is Modality.NONE:
        return Answer(Fraction(0), Fraction(0), unit, reading.modality)
    if reading.modality is Modality.UNCOUNTABLE:
        least = Fraction(POLICY.uncountable[written.best])
        return Answer(least, least, unit, reading.modality)
    low, high = (Fraction(read_number(end or written.best)) for end in (written.low, written.high))
    margin = Fraction(read_number(written.plus_minus)) if written.plus_minus else Fraction(0)
    return Answer(low - margin, high + margin, unit, reading.modality)
