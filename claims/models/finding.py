"""What detection found of one case: the columns that a conflict and each of its detections share."""

from fractions import Fraction
from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from claimcheck.foundation.records.base import one_of
from claims.domain.comparing.classification import Kind, Reason
from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.models.base import TopicRecord, within_topic


class Finding(TopicRecord):
    """Kind, reason, a pair of witnesses, bounds and counts (RULES section 5), in the unit of the question."""

    episode = DateRangeField(help_text="The days it covers; unbounded for cumulative and timeless questions.")
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

    class Meta(TopicRecord.Meta):
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *TopicRecord.Meta.constraints,
            one_of("kind", Kind, name="%(app_label)s_%(class)s_kind"),
            one_of("reason", Reason, name="%(app_label)s_%(class)s_reason", blank=True),
        ]

    @property
    def summary(self) -> ConflictSummary:
        """The same as a value; `witness`: the keys of the two versions."""
        return ConflictSummary(
            kind=Kind(self.kind),
            reason=Reason(self.reason) if self.reason else None,
            severity=self.severity,
            witness=(self.witness_a_id, self.witness_b_id),
            gap=None if self.gap is None else Fraction(self.gap),
            lowest=self.lowest,
            highest=self.highest,
            claim_count=self.claim_count,
            source_count=self.source_count,
        )
