"""Detection: what was found of a conflict, each time it changed."""

from django.db import models

from claimcheck.foundation.records.base import append_only, by_whom
from claims.models.base import within_topic
from claims.models.finding import Finding


class Detection(Finding):
    """One finding of detection on a conflict; the newest is cached on the conflict."""

    conflict = within_topic("claims.Conflict", "detections")
    detected_at = models.DateTimeField()
    detected_by = by_whom()

    class Meta(Finding.Meta):
        ordering = ["detected_at", "id"]
        indexes = [
            models.Index(name="claims_detection_conflict", fields=["topic", "conflict", "detected_at"]),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.kind} at {self.detected_at:%Y-%m-%d %H:%M}"
