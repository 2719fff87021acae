"""Notes and checks: what people write down about a record, and what they have checked of it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from claimcheck.foundation.records.base import append_only, by_whom, not_blank, one_of
from claimcheck.foundation.records.words import words_of
from claims.domain.lifecycle import CheckItem, RecordKind
from claims.models.base import TopicRecord, within_topic


class Note(TopicRecord):
    """An append-only remark, with the ids of the users it mentions."""

    record_kind = models.CharField(max_length=12, choices=[(r.value, r.value) for r in RecordKind])
    record_id = models.UUIDField()
    text = models.TextField()
    mentions = ArrayField(models.IntegerField(), default=list, blank=True)
    written_at = models.DateTimeField()
    written_by = by_whom()

    class Meta(TopicRecord.Meta):
        ordering = ["written_at", "id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            one_of("record_kind", RecordKind, name="claims_note_record_kind"),
            not_blank("text", name="claims_note_text_not_blank"),
        ]
        indexes = [
            models.Index(name="claims_note_record", fields=["topic", "record_id", "written_at"]),
            GinIndex(words_of("text"), name="claims_note_words"),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.text[:60]


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
