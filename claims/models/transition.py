"""Transition: every change of state, with who, when and why."""

from typing import Self

from django.db import models

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import append_only, by_whom, one_of
from claims.domain.lifecycle import RecordKind
from claims.models.base import TopicRecord, TopicRecorded


class TransitionQuerySet(models.QuerySet["Transition"]):
    """Questions about changes of state."""

    def of(self, record: TopicRecord | TopicRecorded) -> Self:
        """All of one record, oldest first."""
        return self.filter(topic=record.topic_id, record_id=record.pk).order_by("at", "id")


class Transition(Acted, TopicRecord):
    """Written with the compare-and-set; the record's own state column is its cache."""

    record_kind = models.CharField(max_length=12, choices=[(r.value, r.value) for r in RecordKind])
    record_id = models.UUIDField()
    from_state = models.CharField(max_length=10, blank=True, default="")
    to_state = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = by_whom()
    reason = models.TextField(blank=True, default="")

    objects = TransitionQuerySet.as_manager()

    class Meta(TopicRecord.Meta):
        ordering = ["at", "id"]
        constraints = [
            *TopicRecord.Meta.constraints,
            act_is_known("claims_transition"),
            one_of("record_kind", RecordKind, name="claims_transition_record_kind"),
            models.CheckConstraint(
                name="claims_transition_moves", condition=~models.Q(from_state=models.F("to_state"))
            ),
        ]
        indexes = [models.Index(name="claims_transition_record", fields=["topic", "record_id", "at"])]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.record_kind}: {self.from_state or 'new'} → {self.to_state}"
