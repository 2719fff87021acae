"""Webhooks over REST: to whom publications are sent, for those who may register one."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, Text, TrueFalse
from claimcheck.foundation.rest.filters import not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claimcheck.foundation.rest.repeatable import ToldOnce
from claims.api.named import NamedFilter
from claims.api.values import Person
from claims.api.visible_names import VisibleNames
from claims.models import Topic, Webhook
from claims.models.claim_fields import LONGEST_REASON
from claims.models.webhook import LONGEST_NAME, LONGEST_URL
from claims.services.notifications.webhooks import (
    change_webhook,
    disable_webhook,
    register_webhook,
    send_test,
)
from claims.views.audience import reader
from claims.views.consumers import seen_webhooks


class WebhookSerializer(serializers.ModelSerializer[Webhook]):
    """A webhook. `topic`: null where it is sent the publications of all. Its secret is not here."""

    topic = serializers.UUIDField(source="topic_id", allow_null=True, read_only=True)
    secret_fingerprint = serializers.CharField(
        read_only=True, help_text="First 12 hexadecimal digits of the SHA-256 of the secret that is in force."
    )
    recorded_by = Person()
    disabled_by = Person(allow_null=True)

    class Meta:
        model = Webhook
        fields = [
            *("id", "name", "url", "topic", "secret_fingerprint", "recorded_at", "recorded_by"),
            *("disabled_at", "disabled_by", "disabled_reason"),
        ]
        read_only_fields = fields


class WebhookWithSecret(WebhookSerializer):
    """With the secret that signs what is sent; displayed in this answer only."""

    secret = serializers.CharField(
        allow_null=True,
        help_text="Keep it: it is not displayed again. Null where a request is sent again with its "
        "Idempotency-Key, and after a change that leaves it as it was.",
    )

    class Meta(WebhookSerializer.Meta):
        fields = [*WebhookSerializer.Meta.fields, "secret"]
        read_only_fields = fields


class RegisterWebhook(Body):
    """An address that is sent every publication, signed."""

    name = Text(max_length=LONGEST_NAME, help_text="What receives it, such as: CMS.")
    url = Text(max_length=LONGEST_URL, help_text="https only; no private or local address.")
    topic = Known(
        Topic.objects.all(),
        required=False,
        allow_null=True,
        help_text="Its id or short name. Null or left out: all topics.",
    )


class ChangeWebhook(Body):
    """What is changed; what is left out stays. Another address always comes with a new secret."""

    name = Text(required=False, max_length=LONGEST_NAME)
    url = Text(required=False, max_length=LONGEST_URL)
    topic = Known(
        Topic.objects.all(),
        required=False,
        allow_null=True,
        help_text="Its id or short name; null: all topics.",
    )
    new_secret = TrueFalse(
        required=False,
        help_text="true: sign with a new secret, where the old one was lost or is known to others.",
    )


class DisableWebhook(Body):
    """Why nothing more is sent there."""

    reason = Text(max_length=LONGEST_REASON, help_text="Stored with the decision.")


class WebhookTest(serializers.Serializer[Any]):
    """What came of a test: the status of the receiver's answer (null: it gave none), and why it failed."""

    accepted = serializers.BooleanField(help_text="Answered with 2xx.")
    status = serializers.IntegerField(allow_null=True)
    problem = serializers.CharField(allow_blank=True)


class WebhookFilter(django_filters.FilterSet):
    """Which webhooks."""

    topic = NamedFilter(Topic)
    enabled = not_yet("disabled_at", help_text="Not disabled.")

    class Meta:
        model = Webhook
        fields: ClassVar[list[str]] = []


class WebhookViewSet(VisibleNames, ReadEndpoint):
    """Addresses that are sent every publication."""

    model = Webhook
    serializer_class = WebhookSerializer
    filterset_class = WebhookFilter
    orderings: ClassVar[dict[str, str]] = {"name": "name", "recorded_at": "recorded_at"}
    ordering = ("name", "id")
    permissions: ClassVar[dict[str, str]] = {
        "list": "claims.change_webhook",
        "retrieve": "claims.change_webhook",
        "create": "claims.add_webhook",
        "change": "claims.change_webhook",
        "disable": "claims.change_webhook",
        "test": "claims.add_delivery",
    }

    def rows(self) -> QuerySet[Webhook]:
        """Those of topics that a reader may know of; an address may hold a key, so not for every reader."""
        rows = Webhook.objects.select_related("recorded_by", "disabled_by")
        return seen_webhooks(rows, reader(self.now))

    @extend_schema(request=RegisterWebhook, responses={201: WebhookWithSecret})
    def create(self, request: Request) -> Response:
        """Register a webhook. The answer has its secret, this once."""
        made, secret = register_webhook(by=self.person, now=self.now, **self.given(RegisterWebhook))
        return self._with_secret(made, secret, code=201)

    @extend_schema(request=ChangeWebhook, parameters=[IF_MATCH], responses=WebhookWithSecret)
    @action(detail=True, methods=["post"])
    def change(self, request: Request, pk: str) -> Response:
        """Change its name, topic, address or secret. What waits to be sent goes where it leads now."""
        given = self.given(ChangeWebhook)
        with self.as_read() as webhook:
            changed, secret = change_webhook(by=self.person, now=self.now, webhook=webhook, **given)
        return self._with_secret(changed, secret or None)

    @extend_schema(request=DisableWebhook, parameters=[IF_MATCH], responses=WebhookSerializer)
    @action(detail=True, methods=["post"])
    def disable(self, request: Request, pk: str) -> Response:
        """Send nothing more there, for good; what waits to be sent is not sent."""
        given = self.given(DisableWebhook)
        with self.as_read() as webhook:
            disable_webhook(by=self.person, now=self.now, webhook=webhook, **given)
        return self.shown(webhook.pk)

    @extend_schema(request=None, responses=WebhookTest)
    @action(detail=True, methods=["post"])
    def test(self, request: Request, pk: str) -> Response:
        """Send a signed message of the type `webhook.test` now, once. It has no figure and is no delivery."""
        outcome = send_test(by=self.person, now=self.now, webhook=self.get_object())
        return Response(WebhookTest(outcome).data)

    def _with_secret(self, webhook: Webhook, secret: str | None, *, code: int = 200) -> Response:
        """As `shown`, with the secret."""
        shown = self.shown(webhook.pk, code=code)
        headers = {name: shown.headers[name] for name in ("ETag", "Location") if name in shown.headers}
        headers["Cache-Control"] = "no-store"
        return ToldOnce({**shown.data, "secret": secret}, once=("secret",), status=code, headers=headers)
