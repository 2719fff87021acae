"""ReliabilityGrade: how reliable a source is held to be, by whom and why."""

from django.db import models

from claimcheck.foundation.records.base import Record, append_only, by_whom, not_blank, one_of
from sources.domain.kinds import Reliability
from sources.models.source import Source


class ReliabilityGrade(Record):
    """An Admiralty letter for a source; F is "cannot be judged". Added to, never changed."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="reliability_grades")
    scheme = models.CharField(max_length=20, default="admiralty")
    code = models.CharField(max_length=1, choices=[(r.value, r.value) for r in Reliability])
    basis = models.TextField(help_text="Why this grade.")
    graded_at = models.DateTimeField()
    graded_by = by_whom()

    class Meta:
        ordering = ["-graded_at"]
        constraints = [
            one_of("code", Reliability, name="sources_reliabilitygrade_code"),
            not_blank("basis", name="sources_reliabilitygrade_basis_not_blank"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.code
