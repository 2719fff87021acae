"""Check: an item of the topic's checklist, done for a question."""

from django.db import models

from claimcheck.foundation.records.base import append_only, by_whom, one_of
from claims.domain.lifecycle import CheckItem
from claims.models.base import TopicRecord, within_topic


class Check(TopicRecord):
    """Original seen, source contacted, reply due or received, date confirmed; shown when proposing."""

    question = within_topic("claims.Question", "checks")
    item = models.CharField(max_length=20, choices=[(c.value, c.value.replace("_", " ")) for c in CheckItem])
    note = models.TextField(blank=True, default="")
    due_on = models.DateField(null=True, blank=True)
    checked_at = models.DateTimeField()
    checked_by = by_whom()

    class Meta(TopicRecord.Meta):
        ordering = ["checked_at", "id"]
        constraints = [*TopicRecord.Meta.constraints, one_of("item", CheckItem, name="claims_check_item")]
        triggers = append_only()

    def __str__(self) -> str:
        return self.get_item_display()
