"""Webhook: an address that is told of every publication."""

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Record, all_or_none, by_whom, not_blank
from claimcheck.foundation.records.history import tracked
from claims.models.topic import Topic


@tracked
class Webhook(Record):
    """Where corrections are pushed (Standard Webhooks). Disabled by a person, or by the answer 410 Gone."""

    name = models.CharField(max_length=120)
    url = models.URLField(max_length=500, help_text="https only; no private or local address.")
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
