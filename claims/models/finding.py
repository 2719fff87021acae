"""What detection found of one case: the columns that a conflict and each of its detections share."""

from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from claimcheck.foundation.records.base import one_of
from claims.domain.comparing.classification import Kind, Reason
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
