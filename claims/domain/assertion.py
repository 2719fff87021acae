"""An assertion: one claim, seen without a database."""

from enum import StrEnum


class QuoteKind(StrEnum):
    """Whether the quote is words, or a row of data as it was written."""

    WORDS = "words"
    DATA = "data"
