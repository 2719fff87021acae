"""Text → figures, accounting for every word around a number: one engine, one lexicon a language."""

from claims.domain.reading.borders import InvalidFigure
from claims.domain.reading.reader import read, read_value
from claims.domain.reading.values import Doubt, FoundFigure, Question, Reading, Sureness

__all__ = ["Doubt", "FoundFigure", "InvalidFigure", "Question", "Reading", "Sureness", "read", "read_value"]
