"""Full text: words in any form of letters; no language is assumed."""

from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Model, QuerySet

CONFIG = "simple"
Rows = TypeVar("Rows", bound=QuerySet[Model])


def words_of(column: str) -> SearchVector:
    """The words of a text; the same expression as in the index, so that the index serves."""
    return SearchVector(column, config=CONFIG)


def with_words(rows: Rows, column: str, words: str) -> Rows:
    """The rows in whose text all these words stand. They keep their order: ranking many thousand hits would
    cost more than reading them, and the newest are what a newsroom looks for."""
    return rows.annotate(words=words_of(column)).filter(words=SearchQuery(words, config=CONFIG))
