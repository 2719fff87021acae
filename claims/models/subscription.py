"""Subscription: who gets the weekly report, and how."""

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Record, all_or_none, by_whom, fixed_except
from claims.models.topic import Topic
from claims.models.webhook import Webhook


class Subscription(Record):
    """The report of all topics or of one, by mail or by a webhook, until it is ended."""

    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="subscriptions", null=True, blank=True,
        help_text="Empty: all.",
    )  # fmt: skip
    mail = models.EmailField(blank=True, default="")
    webhook = models.ForeignKey(
        Webhook, on_delete=models.PROTECT, related_name="subscriptions", null=True, blank=True
    )
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering = ["recorded_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="claims_subscription_one_way",
                condition=Q(mail="", webhook__isnull=False) | ~Q(mail="") & Q(webhook__isnull=True),
            ),
            models.UniqueConstraint(
                name="claims_subscription_once",
                fields=["topic", "mail", "webhook"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
            ),
            all_or_none("ended_at", "ended_by", name="claims_subscription_ended_by_someone"),
        ]
        triggers = fixed_except("ended_at", "ended_by")

    def __str__(self) -> str:
        return self.mail or f"webhook {self.webhook_id}"
