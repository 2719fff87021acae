"""DoubleReading: a topic, or one claim, is read by two people who do not know of each other's reading."""

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import RecordedQuerySet, fixed_except, not_blank, superseded_once
from claims.models.base import TopicRecorded


class DoubleReading(TopicRecorded):
    """From `recorded_at` on, until it ends with a reason. `claim_id` (of all versions) None: every claim of
    the topic that is recorded while it holds."""

    claim_id = models.UUIDField(null=True, blank=True)
    reason = models.TextField()
    ended_reason = models.TextField(blank=True, default="")

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecorded.Meta.constraints,
            not_blank("reason", name="claims_doublereading_reason_given"),
            models.UniqueConstraint(
                name="claims_doublereading_live_once",
                fields=["topic", "claim_id"],
                condition=Q(superseded_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="claims_doublereading_ended_with_reason",
                condition=Q(superseded_at__isnull=True, ended_reason="")
                | Q(superseded_at__isnull=False, ended_reason__regex=r"\S"),
            ),
        ]
        triggers = [*fixed_except("superseded_at", "superseded_by", "ended_reason"), superseded_once()]

    def __str__(self) -> str:
        return f"{self.topic_id}: {self.claim_id or 'every claim'}"
