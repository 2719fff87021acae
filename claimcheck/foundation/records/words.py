"""Full text: words in any form of letters; no language is assumed."""

from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Model, QuerySet

CONFIG = "simple"
MOST_RANKED = 1000
"""Ranking reads the text of each hit: 63,000 of them took a second and a half."""
Rows = TypeVar("Rows", bound=QuerySet[Model])


def words_of(column: str) -> SearchVector:
    """The words of a text; the same expression as in the index, so that the index serves."""
    return SearchVector(column, config=CONFIG)


def with_words(rows: Rows, column: str, words: str) -> Rows:
    """The rows in whose text all these words stand, in their order; signs between the words mean nothing."""
    return rows.annotate(words=words_of(column)).filter(words=SearchQuery(words, config=CONFIG))


def best_first(hits: Rows, column: str, words: str) -> Rows:
    """The hits by `relevance`, how well their text fits these words: of the newest MOST_RANKED, no more."""
    newest = hits.order_by("-pk").values("pk")[:MOST_RANKED]
    rank = SearchRank(words_of(column), SearchQuery(words, config=CONFIG))
    return hits.filter(pk__in=newest).annotate(relevance=rank).order_by("-relevance", "-pk")
