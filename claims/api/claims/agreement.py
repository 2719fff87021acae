"""How well two readings agree over REST: by field, for a topic and a month."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import parameter
from claimcheck.foundation.rest.members import of_records
from claims.domain.agreement.coefficients import FEWEST_PAIRS
from claims.domain.agreement.two_readings import ReadField
from claims.models import SecondReading, Topic
from claims.views.audience import reader
from claims.views.readings.months import A_MONTH, month_after, month_of
from claims.views.readings.seen import FieldAgreement, agreements
from claims.views.records import seen_topics
from claims.wording.newsroom import newsroom_zone

TOPIC = OpenApiParameter("topic", str, description="Slug of one topic; all, where it is left out.")
MONTH = OpenApiParameter(
    "month", {"type": "string", "pattern": f"^{A_MONTH.pattern}$"}, description="As 2026-11; the running one."
)


class AgreementOfField(serializers.Serializer[Any]):
    """Of one field the coefficient, and the share of pairs that are the same, with their 95 % intervals."""

    field = OneOf(ReadField)
    coefficient = serializers.CharField()
    pairs = serializers.IntegerField()
    same = serializers.IntegerField()
    value = serializers.FloatField(allow_null=True, help_text="Null: nearly all are the same.")
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    share_low = serializers.FloatField()
    share_high = serializers.FloatField()


@extend_schema_serializer(many=False)
class AgreementSerializer(serializers.Serializer[Any]):
    """What the pairs of a month say; nothing of a field with fewer than `fewest`."""

    month = serializers.CharField()
    topic = serializers.CharField(allow_null=True)
    pairs = serializers.IntegerField()
    fewest = serializers.IntegerField()
    by_field = AgreementOfField(many=True)


class AgreementViewSet(Endpoint):
    """How well two readings agree."""

    model = SecondReading
    serializer_class = AgreementSerializer
    pagination_class = None
    filter_backends = []
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"list": ("topic", "month")}

    @extend_schema(parameters=[TOPIC, MONTH], responses=AgreementSerializer)
    @of_records(AgreementOfField, ("by_field",), always=("field",))
    def list(self, request: Request) -> Response:
        """By field, of the readings that were handed in in a month."""
        viewer, topic = reader(self.now), None
        slug = parameter(request, "topic", str)
        if slug is not None:
            topic = seen_topics(Topic.objects.all(), viewer).filter(slug=slug).first()
            if topic is None:
                raise Refused("topic", slug[:80], "no topic has this slug; look it up in the list.")
        start = month_of(parameter(request, "month", _month) or "", self.now, newsroom_zone())
        found, pairs = agreements(start, month_after(start), viewer, topic.pk if topic else None)
        return Response(
            {
                "month": f"{start:%Y-%m}",
                "topic": topic and topic.slug,
                "pairs": pairs,
                "fewest": FEWEST_PAIRS,
                "by_field": [_field(agreement) for agreement in found],
            }
        )


def _month(text: str) -> str:
    if not A_MONTH.fullmatch(text):
        raise ValueError("write a month as 2026-11.")
    return text


def _field(told: FieldAgreement) -> dict[str, Any]:
    found = told.found
    numbers = ("pairs", "same", "value", "low", "high", "share_low", "share_high")
    return {
        "field": told.field.value,
        "coefficient": told.coefficient,
        **{name: getattr(found, name) for name in numbers},
    }
