"""Delivery: one publication to be told to one webhook; an outbox row, written with the publication."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef

from claimcheck.foundation.records.base import Record, append_only, by_whom
from claims.models.publication import Publication
from claims.models.webhook import Webhook


class DeliveryQuerySet(models.QuerySet[Any]):
    """Questions about deliveries."""

    def delivered(self) -> Self:
        """Those that some attempt has brought to their end."""
        from claims.models.delivery_attempt import DeliveryAttempt

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
