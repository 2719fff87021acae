"""Erratum: a correction of something that an issued report had told."""

from typing import Self

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Record, by_whom, fixed_except
from claims.models.base import within_topic
from claims.models.publication import Publication
from claims.models.topic import Topic
from claims.models.weekly_report import WeeklyReport


class ErratumQuerySet(models.QuerySet["Erratum"]):
    """Questions about errata."""

    def untold(self) -> Self:
        """Those that who got the report has not been told of, as it stands."""
        return self.filter(told_at=None)


class Erratum(Record):
    """Linked from the report; the report itself stays as it was issued.

    Of a figure: `publication` is the version that corrects it. Of a claim: `claim` is its new version or,
    with `transition`, the version that was rejected or is counted again. `told_at`: when it was gathered to
    be sent to who got the report.
    """

    report = models.ForeignKey(WeeklyReport, on_delete=models.PROTECT, related_name="errata")
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="errata", null=True, blank=True
    )
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    claim = within_topic("claims.Claim", "errata", null=True)
    transition = within_topic("claims.Transition", null=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    told_at = models.DateTimeField(null=True, blank=True)

    objects = ErratumQuerySet.as_manager()

    class Meta:
        ordering = ["recorded_at", "id"]
        verbose_name_plural = "errata"
        constraints = [
            models.UniqueConstraint(name="claims_erratum_once", fields=["report", "publication"]),
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
        ]
        indexes = [
            models.Index(name="claims_erratum_untold", fields=["id"], condition=Q(told_at__isnull=True)),
        ]
        triggers = fixed_except("told_at")

    def __str__(self) -> str:
        what = f"claim {self.claim_id}" if self.claim_id else f"publication {self.publication_id}"
        return f"{what} corrects report {self.report_id}"
