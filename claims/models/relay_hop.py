"""RelayHop: who passed a claim on."""

from django.db import models

from claimcheck.foundation.records.base import append_only
from claims.models.base import TopicRecord, within_topic
from sources.models import Source


class RelayHop(TopicRecord):
    """One hop of the chain from the source to us; position 1 is nearest the source; no source = unnamed."""

    claim = within_topic("claims.Claim", "relay_hops")
    position = models.PositiveSmallIntegerField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta(TopicRecord.Meta):
        ordering = ["claim_id", "position"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(
                name="claims_relayhop_position_once", fields=["topic", "claim", "position"]
            ),
            models.CheckConstraint(name="claims_relayhop_from_one", condition=models.Q(position__gte=1)),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"hop {self.position}"
