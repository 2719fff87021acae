"""A recorded answer in words: its ends as its sources word them, and what keeps our confidence down."""

from decimal import Decimal
from typing import Protocol

from claims.domain.answering.answer_text import worded_span
from claims.domain.figures.figure import Modality
from claims.plots.axis import grouped
from claims.reports import words

CONFIDENCE_REASONS = {
    "one_voice": "one independent source",
    "spread": "the sources differ",
    "indirect": "only at second hand",
    "imprecise": "the figures are imprecise",
    "imputed": "partly imputed",
    "own_calculation": "our own calculation",
}
"""What keeps confidence from being higher."""


class Answered(Protocol):
    """An answer as a record keeps it; each end may be worded as its sources word it."""

    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    stance: str
    low_modality: str
    high_modality: str


def answer_of(row: Answered, unit: str) -> str:
    """A recorded answer as it is printed, in the words of its ends: "more than 100 people"."""
    if not (row.low_modality or row.high_modality):
        return words.answer(row.low, row.best, row.high, row.stance, unit)
    worded = {
        name: Modality(text) if (text := getattr(row, name)) else None
        for name in ("low_modality", "high_modality")
    }
    single = row.best if row.low is None and row.high is None else None
    said = worded_span(single or row.low, single or row.high, **worded, numbers=grouped)
    return f"{said} {words.unit_after(said, unit)}".rstrip()
