"""Topics over REST: a desk's subjects."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Text
from claimcheck.foundation.rest.filters import TextFilter
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.corrections import Corrected
from claims.api.registers.recording import RecordedAs, RecordTopic, recorded, signed
from claims.models import QuestionCorrection, Topic
from claims.models.claim_fields import LONGEST_REASON
from claims.services.correcting.questions import correct_topic
from claims.services.recording.questions import record_topic
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


class CorrectTopic(Body):
    """What may be corrected of a topic, and why; its short name stays."""

    reason = Text(max_length=LONGEST_REASON)
    name = Text(required=False, max_length=200)
    description = Text(required=False, allow_blank=True, max_length=10_000)


class TopicViewSet(Corrected, ReadEndpoint):
    """What a desk follows."""

    model = Topic
    serializer_class = TopicSerializer
    filterset_class = TopicFilter
    orderings: ClassVar[dict[str, str]] = {"name": "name", "recorded_at": "recorded_at"}
    ordering = ("name", "id")
    by_slug: ClassVar[dict[str, Any] | None] = {}
    permissions: ClassVar[dict[str, str]] = {"create": "claims.add_topic", "correct": "claims.change_topic"}
    told = ("name", "description")

    def rows(self) -> QuerySet[Topic]:
        """Those that a reader may know of."""
        return seen_topics(Topic.objects.all(), reader(self.now))

    def corrections_of(self, record: Topic) -> QuerySet[Any]:
        """Those of the topic, without those of its questions."""
        return QuestionCorrection.objects.filter(topic=record, question=None)

    @extend_schema(request=RecordTopic, responses={201: RecordedAs})
    def create(self, request: Request) -> Response:
        """Record a topic."""
        given = self.given(RecordTopic)
        return recorded(request, record_topic(**signed(self.person, self.now), **given))

    @extend_schema(request=CorrectTopic, parameters=[IF_MATCH], responses=TopicSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        """Correct its name or description."""
        given = self.given(CorrectTopic)
        with self.as_read() as topic:
            correct_topic(by=self.person, now=self.now, topic=topic, **given)
        return self.shown(topic.pk)
