"""Topics over REST: a desk's subjects."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from rest_framework import serializers

from claimcheck.foundation.rest.endpoint import Reading
from claimcheck.foundation.rest.filters import TextFilter
from claims.models import Topic
from claims.views.audience import reader
from claims.views.records import seen_topics


class TopicSerializer(serializers.ModelSerializer[Topic]):
    """A subject; questions are related only within their topic."""

    class Meta:
        model = Topic
        fields = ["id", "slug", "name", "description", "recorded_at"]
        read_only_fields = fields


class TopicFilter(django_filters.FilterSet):
    """Which topics."""

    slug = TextFilter()

    class Meta:
        model = Topic
        fields: ClassVar[list[str]] = []


class TopicViewSet(Reading):
    """What a desk follows."""

    model = Topic
    serializer_class = TopicSerializer
    filterset_class = TopicFilter
    orderings: ClassVar[dict[str, str]] = {"name": "name", "recorded_at": "recorded_at"}
    ordering = ("name", "id")

    def rows(self) -> QuerySet[Topic]:
        """Those that a reader may know of."""
        return seen_topics(Topic.objects.all(), reader(self.now))
