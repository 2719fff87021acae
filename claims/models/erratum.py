"""Erratum: a correction of something that an issued report had told."""

from django.db import models

from claims.models.publication import Publication
from claims.models.weekly_report import WeeklyReport
from sources.models.base import Record, append_only, by_whom


class Erratum(Record):
    """Linked from the report; the report itself stays as it was issued."""

    report = models.ForeignKey(WeeklyReport, on_delete=models.PROTECT, related_name="errata")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="errata")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    class Meta:
        ordering = ["publication"]
        verbose_name_plural = "errata"
        constraints = [
            models.UniqueConstraint(name="claims_erratum_once", fields=["report", "publication"]),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"publication {self.publication_id} corrects report {self.report_id}"
