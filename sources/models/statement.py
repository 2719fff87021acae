"""Statement: one act of saying; the unit of independence."""

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Record, append_only, by_whom, one_of
from sources.domain.kinds import Basis
from sources.models.source import Source


class Statement(Record):
    """One source said something once, on a day, on an occasion; many documents may carry it."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="statements")
    said_on = models.DateField(null=True, blank=True)
    said_at = models.TimeField(null=True, blank=True, help_text="The hour (UTC), where known.")
    occasion = models.CharField(max_length=300, blank=True, default="")
    basis = models.CharField(
        max_length=10, choices=[(b.value, b.value) for b in Basis], default=Basis.UNKNOWN.value
    )
    recorded_at = models.DateTimeField()
    recorded_by = by_whom(indexed=False)

    class Meta:
        ordering = ["-said_on"]
        constraints = [
            one_of("basis", Basis, name="sources_statement_basis"),
            models.CheckConstraint(
                name="sources_statement_hour_has_its_day",
                condition=Q(said_at__isnull=True) | Q(said_on__isnull=False),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.occasion or 'said'} {self.said_on or ''}".strip()
