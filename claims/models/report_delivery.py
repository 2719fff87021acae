"""ReportDelivery: an issued report, or errata of it, to be sent to one subscriber."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from claimcheck.foundation.records.base import Record, append_only, by_whom
from claims.models.subscription import Subscription
from claims.models.weekly_report import WeeklyReport


class ReportDeliveryQuerySet(models.QuerySet[Any]):
    """Questions about deliveries of reports."""

    def of_reports(self) -> Self:
        """Those of a report itself, not of its errata."""
        return self.filter(errata=[])

    def delivered(self) -> Self:
        """Those that some attempt has brought to their end."""
        from claims.models.report_attempt import ReportAttempt

        return self.filter(Exists(ReportAttempt.objects.filter(delivery=OuterRef("pk"), accepted=True)))


class ReportDelivery(Record):
    """Its id is the `webhook-id`, and part of the mail's message id, so that a repetition is recognised.

    `errata`: the ids of those it tells, of this report and of earlier ones; empty for the report itself.
    """

    report = models.ForeignKey(WeeklyReport, on_delete=models.PROTECT, related_name="deliveries")
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="deliveries")
    errata = ArrayField(models.UUIDField(), default=list, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    objects = ReportDeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        verbose_name_plural = "report deliveries"
        constraints = [
            models.UniqueConstraint(
                name="claims_reportdelivery_once", fields=["report", "subscription"], condition=Q(errata=[])
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"report {self.report_id} to {self.subscription_id}"
