"""Webhook: an address that is sent every publication; the deliveries and their attempts."""

import hashlib
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from claimcheck.foundation.records.base import Record, all_or_none, append_only, by_whom, not_blank
from claimcheck.foundation.records.history import tracked
from claims.models.attempt import AnsweredAttempt
from claims.models.publication import Publication
from claims.models.topic import Topic

LONGEST_NAME = 120
LONGEST_URL = 500


@tracked
class Webhook(Record):
    """Where corrections are pushed (Standard Webhooks). Disabled by a person, or by the answer 410 Gone."""

    name = models.CharField(max_length=LONGEST_NAME)
    url = models.URLField(max_length=LONGEST_URL, help_text="https only; no private or local address.")
    secret = models.CharField(max_length=80, editable=False, help_text="Signs what is sent; shown once.")
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        related_name="webhooks",
        null=True,
        blank=True,
        help_text="Empty: all.",
    )
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    disabled_at = models.DateTimeField(null=True, blank=True)
    disabled_by = by_whom(null=True)
    disabled_reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["name"]
        constraints = [
            not_blank("name", name="claims_webhook_name_not_blank"),
            models.UniqueConstraint(name="claims_webhook_name_once", fields=["name"]),
            models.CheckConstraint(
                name="claims_webhook_secret",
                condition=Q(secret__regex=r"^whsec_.+$"),  # noqa: S106  (what every secret begins with)
            ),
            all_or_none("disabled_at", "disabled_by", name="claims_webhook_disabled_by_someone"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def secret_fingerprint(self) -> str:
        """The first twelve hexadecimal digits of the SHA-256 of its secret: which one is in force."""
        return hashlib.sha256(self.secret.encode()).hexdigest()[:12]


class DeliveryQuerySet(models.QuerySet[Any]):
    """Questions about deliveries."""

    def delivered(self) -> Self:
        """Those that some attempt has brought to their end."""

        return self.filter(Exists(DeliveryAttempt.objects.filter(delivery=OuterRef("pk"), accepted=True)))


class Delivery(Record):
    """Its id is the `webhook-id` that receivers recognise a repetition by; a replay has an id of its own."""

    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="deliveries")
    replay_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="replays", null=True, blank=True
    )
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                name="claims_delivery_once",
                fields=["webhook", "publication"],
                condition=models.Q(replay_of__isnull=True),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"publication {self.publication_id} to {self.webhook_id}"


class DeliveryAttempt(AnsweredAttempt):
    """One request: the answer's status (none if there was no answer), and why it failed, if it did."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="attempts")
    accepted = models.BooleanField(help_text="Answered with 2xx.")
