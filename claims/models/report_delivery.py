"""ReportDelivery: one issued report to be sent to one subscriber; written when it is issued."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef

from claims.models.subscription import Subscription
from claims.models.weekly_report import WeeklyReport
from sources.models.base import Record, append_only, by_whom


class ReportDeliveryQuerySet(models.QuerySet[Any]):
    """Questions about deliveries of reports."""

    def delivered(self) -> Self:
        """Those that some attempt has brought to their end."""
        from claims.models.report_attempt import ReportAttempt

        return self.filter(Exists(ReportAttempt.objects.filter(delivery=OuterRef("pk"), accepted=True)))


class ReportDelivery(Record):
    """Its id is the `webhook-id`, and part of the mail's message id, so that a repetition is recognised."""

    report = models.ForeignKey(WeeklyReport, on_delete=models.PROTECT, related_name="deliveries")
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="deliveries")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    objects = ReportDeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        verbose_name_plural = "report deliveries"
        constraints = [
            models.UniqueConstraint(name="claims_reportdelivery_once", fields=["report", "subscription"]),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"report {self.report_id} to {self.subscription_id}"
