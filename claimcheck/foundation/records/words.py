"""Full text: words in any form of letters, with or without accents; no language is assumed (ADR 0036)."""

from typing import TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Func, Model, QuerySet, Value

from claimcheck.foundation.records.migration_operations import WordsVector

MOST_RANKED = 1000
"""Ranking reads the text of each hit: 63,000 of them took a second and a half."""
Rows = TypeVar("Rows", bound=QuerySet[Model])


class WordsQuery(SearchQuery):
    """What is looked for: all these words, of scripts without spaces each two signs that follow.

    `together`: one after the other; `beginnings`: words that begin like these as well.
    """

    def __init__(self, words: str, *, together: bool = False, beginnings: bool = False):
        Func.__init__(self, Value(words), Value(together), Value(beginnings), function="words_query")
        self.config, self.invert = None, False


def words_of(column: str) -> WordsVector:
    """The words of a text; the same expression as in the index, so that the index serves."""
    return WordsVector(column)


def with_words(rows: Rows, column: str, words: str) -> Rows:
    """The rows in whose text all these words stand, in any order; signs between the words mean nothing."""
    return rows.annotate(words=words_of(column)).filter(words=WordsQuery(words))


def best_first(hits: Rows, column: str, words: str) -> Rows:
    """The hits by `relevance`, how well their text fits these words: of the newest MOST_RANKED, no more."""
    newest = hits.order_by("-pk").values("pk")[:MOST_RANKED]
    rank = SearchRank(words_of(column), WordsQuery(words))
    return hits.filter(pk__in=newest).annotate(relevance=rank).order_by("-relevance", "-pk")
