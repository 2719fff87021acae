"""ResolutionInput: what part each claim played in a resolution."""

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import append_only, one_of
from claims.domain.answering.proposals import Use
from claims.models.base import TopicRecord, within_topic


class ResolutionInput(TopicRecord):
    """A claim (this very version of it) used, considered, or excluded with a reason."""

    resolution = within_topic("claims.Resolution", "inputs")
    claim = within_topic("claims.Claim", "resolution_inputs")
    use = models.CharField(max_length=10, choices=[(u.value, u.value) for u in Use])
    reason = models.TextField(blank=True, default="")

    class Meta(TopicRecord.Meta):
        ordering = ["resolution_id", "use", "id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(
                name="claims_resolutioninput_claim_once", fields=["topic", "resolution", "claim"]
            ),
            one_of("use", Use, name="claims_resolutioninput_use"),
            models.CheckConstraint(
                name="claims_resolutioninput_excluded_has_reason",
                condition=~Q(use=Use.EXCLUDED) | Q(reason__regex=r"\S"),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.claim_id} {self.use}"
