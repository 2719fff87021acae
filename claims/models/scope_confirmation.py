"""ScopeConfirmation: a person has looked at a pair of questions once."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import append_only, by_whom
from claims.models.base import TopicRecord, within_topic


class ScopeConfirmation(TopicRecord):
    """Figures on these two questions differ because they answer different questions; no need to ask again."""

    first = within_topic("claims.Question")
    second = within_topic("claims.Question")
    confirmed_at = models.DateTimeField()
    confirmed_by = by_whom()
    reason = models.TextField(blank=True, default="")

    class Meta(TopicRecord.Meta):
        constraints = [
            *TopicRecord.Meta.constraints,
            models.UniqueConstraint(
                name="claims_scopeconfirmation_pair_once", fields=["topic", "first", "second"]
            ),
            models.CheckConstraint(
                name="claims_scopeconfirmation_ordered", condition=Q(first__lt=F("second"))
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"
