"""Text → figures, accounting for every word around a number: one engine, one lexicon a language."""

from claims.domain.reading.choosing import Asked, Asking, figure_for
from claims.domain.reading.reader import read
from claims.domain.reading.values import Doubt, FoundFigure, Reading, ReadingQuestion, Sureness
from claims.domain.reading.vocabulary.lexicon import languages

__all__ = [
    "Asked",
    "Asking",
    "Doubt",
    "FoundFigure",
    "Reading",
    "ReadingQuestion",
    "Sureness",
    "figure_for",
    "languages",
    "read",
]
