"""DismissedChange: another number on a watched page that says nothing against the claim read there."""

from django.db import models
from django.db.models.functions import MD5

from claimcheck.foundation.records.base import append_only, by_whom, not_blank
from claims.models.base import TopicRecord


class DismissedChange(TopicRecord):
    """Somebody has looked at it, with a reason. It holds for the words as they were; others are asked."""

    claim_id = models.UUIDField(help_text="The claim, whatever its version.")
    words = models.TextField(help_text="The sentence as the page had it.")
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    class Meta(TopicRecord.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            not_blank("words", name="claims_dismissedchange_words_given"),
            not_blank("reason", name="claims_dismissedchange_reason_given"),
            models.UniqueConstraint("topic", "claim_id", MD5("words"), name="claims_dismissedchange_once"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.words[:80]
