"""WeeklyReport: one ISO week, frozen when issued; its subscribers, deliveries and errata."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q

from claimcheck.foundation.records.base import (
    Record,
    all_or_none,
    append_only,
    by_whom,
    fixed_except,
    sha256_matches,
)
from claims.models.attempt import AnsweredAttempt
from claims.models.base import within_topic
from claims.models.publication import Publication
from claims.models.topic import Topic
from claims.models.webhook import Webhook


class WeeklyReport(Record):
    """One week, of all topics or of one. The body is the JSON that was issued, byte for byte.

    The versions of claims and figures it rests on stand in the body; `publications` are the sequence numbers
    and `claims` the stable ids it tells of, so that a later correction finds it. `head`: the newest
    publication when it was issued.
    """

    week = models.CharField(max_length=8, help_text="ISO 8601: 2024-W45.")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="weekly_reports", null=True, blank=True
    )
    policy = models.CharField(max_length=20, help_text="Version of the rules by which it was decided.")
    body = models.TextField()
    sha256 = models.CharField(max_length=64)
    head = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    publications = ArrayField(models.PositiveBigIntegerField(), default=list, blank=True)
    claims = ArrayField(models.UUIDField(), default=list, blank=True)
    issued_at = models.DateTimeField()
    issued_by = by_whom()

    class Meta:
        ordering = ["-week", "topic"]
        constraints = [
            models.UniqueConstraint(
                name="claims_weeklyreport_once", fields=["week", "topic"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="claims_weeklyreport_week",
                condition=Q(week__regex=r"^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$"),
            ),
            sha256_matches("sha256", "body", name="claims_weeklyreport_sha256"),
        ]
        indexes = [
            GinIndex(name="claims_weeklyreport_tells", fields=["publications"]),
            GinIndex(name="claims_weeklyreport_claims", fields=["claims"]),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.week


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


class ReportDeliveryQuerySet(models.QuerySet[Any]):
    """Questions about deliveries of reports."""

    def of_reports(self) -> Self:
        """Those of a report itself, not of its errata."""
        return self.filter(errata=[])

    def delivered(self) -> Self:
        """Those that some attempt has brought to their end."""

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


class ReportAttempt(AnsweredAttempt):
    """One try: the answer's status (of a webhook, if there was one), and why it failed, if it did."""

    delivery = models.ForeignKey(ReportDelivery, on_delete=models.PROTECT, related_name="attempts")
    accepted = models.BooleanField(help_text="Answered with 2xx, or taken by the mail server.")


class ErratumQuerySet(models.QuerySet["Erratum"]):
    """Questions about errata."""

    def untold(self) -> Self:
        """Those that who got the report has not been told of, as it stands."""
        return self.filter(told_at=None)


class Erratum(Record):
    """Linked from the report; the report itself stays as it was issued.

    Of a figure: `publication` is the version that corrects it; with `independent` the version that was told,
    and how many independent sources stand behind it by what is known since. Of a claim: `claim` is its new
    version or, with `transition`, the version that was rejected or is counted again. `told_at`: when it was
    gathered to be sent to who got the report.
    """

    report = models.ForeignKey(WeeklyReport, on_delete=models.PROTECT, related_name="errata")
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="errata", null=True, blank=True
    )
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    claim = within_topic("claims.Claim", "errata", null=True)
    transition = within_topic("claims.Transition", null=True)
    independent = models.PositiveIntegerField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = ErratumQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "id"]
        verbose_name_plural = "errata"
        constraints = [
            models.UniqueConstraint(
                name="claims_erratum_once",
                fields=["report", "publication"],
                condition=Q(independent__isnull=True),
            ),
            models.UniqueConstraint(
                name="claims_erratum_claim_once",
                fields=["report", "topic", "claim", "transition"],
                condition=Q(claim__isnull=False),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="claims_erratum_of_figure_or_claim",
                condition=Q(
                    publication__isnull=False, topic__isnull=True, claim__isnull=True, transition__isnull=True
                )
                | Q(publication__isnull=True, topic__isnull=False, claim__isnull=False),
            ),
            models.CheckConstraint(
                name="claims_erratum_count_of_figure",
                condition=Q(independent__isnull=True) | Q(publication__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="claims_erratum_untold", fields=["id"], condition=Q(told_at__isnull=True)),
        ]
        triggers = fixed_except("told_at")

    def __str__(self) -> str:
        what = f"claim {self.claim_id}" if self.claim_id else f"publication {self.publication_id}"
        return f"{what} corrects report {self.report_id}"
