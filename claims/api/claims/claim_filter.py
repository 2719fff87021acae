"""Which claims of a list are asked for."""

from typing import Any, ClassVar, cast

import django_filters
from django.db.models import QuerySet

from claimcheck.foundation.rest.filters import DayFilter, IdFilter, MomentFilter, TextFilter, choice
from claims.api.named import NamedFilter
from claims.api.search import WordsFilter
from claims.domain.figures.figure import Modality, Stance
from claims.domain.lifecycle import ClaimState, Rank
from claims.models import Claim, Question, Topic
from claims.models.claim_queryset import ClaimQuerySet
from sources.models import Source


class _QuotedWords(WordsFilter):
    """Claims in whose quote all words stand; a row of data is no quote to search."""

    def filter(self, queryset: QuerySet[Any], value: Any) -> QuerySet[Claim]:
        """Those; all claims where nothing is searched for."""
        if value is None:
            return queryset
        return super().filter(cast(ClaimQuerySet, queryset).in_words(), value)


class ClaimFilter(django_filters.FilterSet):
    """Which claims."""

    topic = NamedFilter(Topic)
    question = NamedFilter(Question)
    statement = IdFilter()
    source = NamedFilter(Source, field_name="statement__source")
    document = IdFilter(field_name="snapshot__document")
    state = choice(ClaimState)
    modality = choice(Modality)
    stance = choice(Stance)
    rank = choice(Rank)
    unit = TextFilter(field_name="written_unit")
    external_id = TextFilter()
    as_of = DayFilter(lookup_expr="contains", help_text="Claims whose as-of range includes this day.")
    said_since = DayFilter(field_name="statement__said_on", lookup_expr="gte")
    said_until = DayFilter(field_name="statement__said_on", lookup_expr="lte")
    q = WordsFilter(field_name="question__text", help_text="Claims whose question has all these words.")
    quote = _QuotedWords(help_text="Claims whose quote has all these words; rows of data are not searched.")
    updated_since = MomentFilter(
        method="changed_since",
        help_text="Recorded, corrected, decided or graded at this time or later.",
    )

    class Meta:
        model = Claim
        fields: ClassVar[list[str]] = []

    def changed_since(self, queryset: ClaimQuerySet, name: str, value: Any) -> QuerySet[Claim]:
        """By whatever changed last."""
        return queryset.changed_since(value)
