"""A source's track record over REST: counts, and the weight they would give it."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import Endpoint
from claims.api.values import number
from claims.domain.answering.methods import Use
from claims.views.audience import reader
from claims.views.track_record import SourceRecord, record_of
from sources.api.source import SourceBrief
from sources.models import Source

SLUG = OpenApiParameter("slug", str, OpenApiParameter.PATH, description="The short name of a source.")


@extend_schema_serializer(many=False)
class TrackRecordSerializer(serializers.Serializer[Any]):
    """How often a source was used, corrected itself, and ran low or high against verified figures."""

    source = SourceBrief()  # type: ignore[assignment]  # a field of that name
    claims = serializers.IntegerField()
    used = serializers.IntegerField(help_text="Claims that a published figure is based on.")
    considered = serializers.IntegerField()
    excluded = serializers.IntegerField()
    corrected = serializers.IntegerField(help_text="How often it revised a figure for the same time.")
    ran_low = serializers.IntegerField(help_text="Claims that lay below the verified figure.")
    ran_high = serializers.IntegerField()
    held = serializers.IntegerField()
    questions = serializers.IntegerField(help_text="Verified questions that it answered for the same time.")
    held_on = serializers.IntegerField(help_text="Of these, those on which its latest claim held.")
    weight = serializers.CharField(
        allow_null=True,
        help_text=(
            "0 to 1, 0.5 is neutral; null under 20 verified questions. Displayed, never applied "
            "automatically."
        ),
    )


class TrackRecordViewSet(Endpoint):
    """How a source has done, from our own verified figures alone."""

    model = Source
    queryset = Source.objects.none()
    serializer_class = TrackRecordSerializer
    pagination_class = None
    paged = ()

    @extend_schema(parameters=[SLUG], responses=TrackRecordSerializer)
    def list(self, request: Request, slug: str) -> Response:
        """The record of one source; a protected one is not looked up by name."""
        found = record_of(slug.replace("\0", "�"), reader(self.now))
        if found is None:
            raise NotFound(f"slug: no source is called {slug[:120]!r}; look it up in the list.")
        return Response(_document(found))


def _document(found: SourceRecord) -> dict[str, Any]:
    record = found.record
    return {
        "source": SourceBrief(found.source).data,
        "claims": record.claims,
        **{use.value: found.uses[use] for use in Use},
        "corrected": record.corrected,
        "ran_low": record.low,
        "ran_high": record.high,
        "held": record.held,
        "questions": record.questions,
        "held_on": record.held_on,
        "weight": number(record.weight),
    }
