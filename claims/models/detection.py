"""Detection: what was found of a conflict, each time it changed."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from claims.domain.classify import Kind, Reason
from claims.models.base import TopicRecord, within_topic
from sources.models.base import append_only, by_whom, one_of


class Detection(TopicRecord):
    """One finding of detection on a conflict; the newest is cached on the conflict."""

    conflict = within_topic("claims.Conflict", "detections")
    episode = DateRangeField()
    kind = models.CharField(max_length=24, choices=[(k.value, k.value.replace("_", " ")) for k in Kind])
    reason = models.CharField(
        max_length=24, blank=True, default="", choices=[(r.value, r.value.replace("_", " ")) for r in Reason]
    )
    severity = models.PositiveSmallIntegerField()
    witness_a = within_topic("claims.Claim")
    witness_b = within_topic("claims.Claim")
    gap = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    lowest = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    highest = models.DecimalField(max_digits=38, decimal_places=12, null=True, blank=True)
    claim_count = models.PositiveIntegerField()
    source_count = models.PositiveIntegerField()
    detected_at = models.DateTimeField()
    detected_by = by_whom()

    class Meta(TopicRecord.Meta):
        ordering = ["detected_at", "id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            one_of("kind", Kind, name="claims_detection_kind"),
            one_of("reason", Reason, name="claims_detection_reason", blank=True),
        ]
        indexes = [
            models.Index(name="claims_detection_conflict", fields=["topic", "conflict", "detected_at"]),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.kind} at {self.detected_at:%Y-%m-%d %H:%M}"
