"""Full text search of a list, and the order of its hits by relevance."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field

from claimcheck.foundation.records.words import best_first, with_words
from claimcheck.foundation.rest.filters import SOMETHING, TextField

LONGEST_WORDS = 300


class _WordsField(TextField):
    @staticmethod
    def read(text: str) -> Any:
        if len(text) > LONGEST_WORDS:
            raise ValueError(f"search for at most {LONGEST_WORDS} characters.")
        return TextField.read(text)


@extend_schema_field({"type": "string", "pattern": SOMETHING, "maxLength": LONGEST_WORDS})
class WordsFilter(django_filters.Filter):
    """Rows in whose text all words are found."""

    field_class = _WordsField

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Those; all of them where nothing is searched for."""
        return queryset if value is None else with_words(queryset, self.field_name, value)


class Searched:
    """A list that is searched by words, whose hits may be ordered by how well they fit."""

    filterset_class: Any

    @property
    def searches(self) -> Sequence[str]:
        """The parameters that search."""
        filters = getattr(self.filterset_class, "base_filters", {})
        return [name for name, named_filter in filters.items() if isinstance(named_filter, WordsFilter)]

    def best_first(self, hits: QuerySet[Any], name: str, words: str) -> QuerySet[Any]:
        """The hits of a search, those that fit best first."""
        return best_first(hits, self.filterset_class.base_filters[name].field_name, words)
