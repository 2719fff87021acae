"""What was sent, over REST: publications to webhooks, weekly reports to subscriptions, and each try."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.filters import IdFilter, flag
from claims.models import Delivery, ReportDelivery
from claims.services.notifications.webhooks import replay_delivery
from claims.views.audience import reader
from claims.views.consumers import accepted_by, deliveries, report_deliveries


class AttemptSerializer(serializers.Serializer[Any]):
    """A try: the status of the receiver's answer (null: none, or a mail was sent), and why it failed."""

    attempted_at = serializers.DateTimeField()
    accepted = serializers.BooleanField(help_text="Answered with 2xx, or taken by the mail server.")
    status = serializers.IntegerField(allow_null=True)
    problem = serializers.CharField(allow_blank=True)


class SentSerializer(serializers.Serializer[Any]):
    """Something that was to be sent, and what came of it."""

    id = serializers.UUIDField(read_only=True)
    recorded_at = serializers.DateTimeField(read_only=True)
    recorded_by = serializers.CharField(
        source="recorded_by.username", read_only=True, help_text="User name of who published or resent it."
    )
    accepted = serializers.SerializerMethodField(help_text="Whether a try has succeeded.")
    attempts = AttemptSerializer(source="tries", many=True, read_only=True)

    def get_accepted(self, delivery: Any) -> bool:
        """Whether it has arrived."""
        return accepted_by(delivery)


class DeliverySerializer(SentSerializer):
    """A publication sent to a webhook. Its id is the `webhook-id` of the message."""

    webhook = serializers.UUIDField(source="webhook_id", read_only=True)
    publication = serializers.IntegerField(
        source="publication_id", read_only=True, help_text="Its number in `changes/`."
    )
    replay_of = serializers.UUIDField(
        source="replay_of_id", allow_null=True, read_only=True, help_text="The delivery that it repeats."
    )


class ReportDeliverySerializer(SentSerializer):
    """A weekly report, or corrections of one, sent to a subscription."""

    subscription = serializers.UUIDField(source="subscription_id", read_only=True)
    week = serializers.CharField(
        source="report.week", read_only=True, help_text="ISO 8601, such as 2024-W45."
    )
    errata = serializers.ListField(
        child=serializers.UUIDField(), read_only=True, help_text="Empty: the report itself."
    )


class _SentFilter(django_filters.FilterSet):
    accepted = flag("by_accepted", help_text="Whether a try has succeeded.")

    def by_accepted(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """What has arrived, or what has not."""
        arrived = queryset.model._default_manager.delivered().values("pk")
        return queryset.filter(pk__in=arrived) if value == "true" else queryset.exclude(pk__in=arrived)


class DeliveryFilter(_SentFilter):
    """Which deliveries."""

    webhook = IdFilter()

    class Meta:
        model = Delivery
        fields: ClassVar[list[str]] = []


class ReportDeliveryFilter(_SentFilter):
    """Which deliveries of reports."""

    subscription = IdFilter()

    class Meta:
        model = ReportDelivery
        fields: ClassVar[list[str]] = []


class DeliveryViewSet(ReadEndpoint):
    """Publications sent to webhooks, the newest first."""

    model = Delivery
    serializer_class = DeliverySerializer
    filterset_class = DeliveryFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "list": "claims.change_webhook",
        "retrieve": "claims.change_webhook",
        "resend": "claims.add_delivery",
    }

    def rows(self) -> QuerySet[Delivery]:
        """Those to webhooks that a reader may know of."""
        return deliveries(reader(self.now))

    @extend_schema(request=None, responses={201: DeliverySerializer})
    @action(detail=True, methods=["post"])
    def resend(self, request: Request, pk: str) -> Response:
        """Send the publication again, as a delivery of its own, whether or not it was accepted."""
        made = replay_delivery(by=self.person, now=self.now, delivery=self.get_object())
        answer = self.shown(made.pk, code=201)
        answer.headers["Location"] = request.build_absolute_uri(f"../../{made.pk}/")
        return answer


class ReportDeliveryViewSet(ReadEndpoint):
    """Weekly reports and their corrections sent to subscriptions, the newest first."""

    model = ReportDelivery
    serializer_class = ReportDeliverySerializer
    filterset_class = ReportDeliveryFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "list": "claims.change_subscription",
        "retrieve": "claims.change_subscription",
    }

    def rows(self) -> QuerySet[ReportDelivery]:
        """Those to subscriptions that a reader may know of."""
        return report_deliveries(reader(self.now))
