"""WeeklyReport: the disagreement report of one ISO week as it was issued; frozen."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Record, append_only, by_whom
from claims.models.publication import Publication
from claims.models.topic import Topic
from sources.models.snapshot import sha256_matches


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
