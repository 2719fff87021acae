"""Which figures: every column that a newsroom tool asks by."""

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from claimcheck.foundation.rest.filters import (
    DayFilter,
    IdFilter,
    IdsFilter,
    MomentFilter,
    TextFilter,
    choice,
)
from claims.api.named import NamedFilter
from claims.api.search import WordsFilter
from claims.domain.answering.methods import Method
from claims.domain.answering.staleness import ServedStanding
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ChangeKind
from claims.models import Publication, Question, Topic
from claims.models.publication import PublicationQuerySet


class FigureFilter(django_filters.FilterSet):
    """Which figures."""

    topic = NamedFilter(Topic, field_name="figure__topic")
    question = NamedFilter(Question, field_name="figure__question")
    unit = TextFilter(field_name="figure__question__unit")
    standing = choice(
        ServedStanding, method="served_as", help_text="As served: after `review_by`, verified becomes stale."
    )
    confidence = choice(Confidence, "figure__confidence")
    method = choice(Method, "figure__method")
    change_kind = choice(ChangeKind, "figure__change_kind")
    ids = IdsFilter(
        field_name="figure__question",
        help_text="Ids with commas between, at most 100; `unknown` lists those without a figure.",
    )
    source = IdFilter(method="from_source", help_text="Figures to which a claim of this source was an input.")
    q = WordsFilter(
        field_name="figure__question__text", help_text="Figures whose question has all these words."
    )
    as_of_since = DayFilter(method="as_of_not_before", help_text="True on this day or later.")
    as_of_until = DayFilter(method="as_of_not_after", help_text="True on this day or earlier.")
    published_since = MomentFilter(field_name="published_at", lookup_expr="gte")
    published_until = MomentFilter(field_name="published_at", lookup_expr="lte")
    updated_since = MomentFilter(field_name="published_at", lookup_expr="gte")
    review_since = DayFilter(
        field_name="figure__review_by", lookup_expr="gte", help_text="To be reviewed on it or later."
    )
    review_until = DayFilter(
        field_name="figure__review_by", lookup_expr="lte", help_text="To be reviewed by it."
    )

    class Meta:
        model = Publication
        fields: ClassVar[list[str]] = []

    def served_as(self, queryset: PublicationQuerySet, name: str, value: str) -> QuerySet[Publication]:
        """By what is said of it on the day of the request."""
        on: date = self.request.parser_context["view"].day
        return queryset.served_as(ServedStanding(value), on=on)

    def from_source(self, queryset: PublicationQuerySet, name: str, value: Any) -> QuerySet[Publication]:
        """By who is among the inputs."""
        return queryset.with_source(value)

    def as_of_not_before(self, queryset: PublicationQuerySet, name: str, value: Any) -> QuerySet[Publication]:
        """Whose as-of does not end before a day."""
        return queryset.filter(figure__as_of__overlap=DateRange(value, None, "[]"))

    def as_of_not_after(self, queryset: PublicationQuerySet, name: str, value: Any) -> QuerySet[Publication]:
        """Whose as-of does not begin after a day."""
        return queryset.filter(figure__as_of__overlap=DateRange(None, value, "[]"))
