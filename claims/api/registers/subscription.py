"""Subscriptions over REST: who gets the weekly report, by mail or by a webhook."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, Text
from claimcheck.foundation.rest.filters import IdFilter, not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.named import NamedFilter
from claims.api.values import Person
from claims.models import Subscription, Topic, Webhook
from claims.services.report_issuing import end_subscription, subscribe
from claims.views.audience import reader
from claims.views.consumers import seen_subscriptions, seen_webhooks
from claims.views.records import seen_topics

LONGEST_MAIL = 254


class SubscriptionSerializer(serializers.ModelSerializer[Subscription]):
    """Who gets the weekly report. `topic`: null where it is that of all topics."""

    topic = serializers.UUIDField(source="topic_id", allow_null=True, read_only=True)
    mail = serializers.CharField(read_only=True, help_text="Empty where a webhook gets it.")
    webhook = serializers.UUIDField(source="webhook_id", allow_null=True, read_only=True)
    recorded_by = Person()
    ended_by = Person(allow_null=True)

    class Meta:
        model = Subscription
        fields = [
            *("id", "topic", "mail", "webhook", "recorded_at", "recorded_by", "ended_at", "ended_by"),
        ]
        read_only_fields = fields


class Subscribe(Body):
    """A mail address or a webhook, one of the two, and whose topic's report it gets."""

    topic = Known(
        Topic.objects.all(),
        required=False,
        allow_null=True,
        help_text="Its id or short name. Null or left out: the report of all topics.",
    )
    mail = Text(required=False, allow_blank=True, max_length=LONGEST_MAIL)
    webhook = Known(Webhook.objects.all(), required=False, allow_null=True)


class EndSubscription(Body):
    """Nothing is asked."""


class SubscriptionFilter(django_filters.FilterSet):
    """Which subscriptions."""

    topic = NamedFilter(Topic)
    webhook = IdFilter()
    in_force = not_yet("ended_at", help_text="Not ended.")

    class Meta:
        model = Subscription
        fields: ClassVar[list[str]] = []


class SubscriptionViewSet(ReadEndpoint):
    """Who gets the weekly report. One never changes: end it, and make another."""

    model = Subscription
    serializer_class = SubscriptionSerializer
    filterset_class = SubscriptionFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "list": "claims.change_subscription",
        "retrieve": "claims.change_subscription",
        "create": "claims.add_subscription",
        "end": "claims.change_subscription",
    }

    def rows(self) -> QuerySet[Subscription]:
        """Those of topics that a reader may know of; they hold addresses, so not for every reader."""
        rows = Subscription.objects.select_related("recorded_by", "ended_by")
        return seen_subscriptions(rows, reader(self.now))

    def named(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Topics and webhooks that a reader may know of."""
        seen = seen_webhooks if rows.model is Webhook else seen_topics
        found: QuerySet[Any] = seen(rows, reader(self.now))
        return found

    @extend_schema(request=Subscribe, responses={201: SubscriptionSerializer})
    def create(self, request: Request) -> Response:
        """Send the weekly report there, from the next one on."""
        made = subscribe(by=self.person, now=self.now, **self.given(Subscribe))
        return self.shown(made.pk, code=201)

    @extend_schema(request=EndSubscription, parameters=[IF_MATCH], responses=SubscriptionSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """Send nothing more there; what waits to be sent is not sent."""
        self.given(EndSubscription)
        with self.as_read() as subscription:
            end_subscription(by=self.person, now=self.now, subscription=subscription)
        return self.shown(subscription.pk)
