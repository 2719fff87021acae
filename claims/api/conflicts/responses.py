"""Conflicts as a list shows them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.fields import OneOf
from claims.api.conflicts.visible import Seen
from claims.api.registers.question import QuestionBrief
from claims.api.values import PlainNumber, RangeOfDays, number
from claims.domain.comparing.classification import Kind, Reason
from claims.domain.lifecycle import ConflictState


class ConflictSerializer(serializers.Serializer):
    """One question's disagreement in one episode. Numbers are in the question's unit."""

    id = serializers.UUIDField(source="conflict.pk")
    topic = serializers.UUIDField(source="conflict.topic_id")
    question = QuestionBrief(source="conflict.question")
    days = RangeOfDays(source="conflict.episode")
    state = OneOf(ConflictState, source="conflict.state")
    kind = OneOf(Kind, source="found.kind")
    reason = OneOf(Reason, source="found.reason", allow_blank=True)
    severity = serializers.IntegerField(source="found.severity", min_value=1, max_value=3)
    confirmed = serializers.BooleanField(
        source="conflict.confirmed",
        help_text="A person has confirmed the finding; until then it is suggested.",
    )
    witness = serializers.ListField(
        child=serializers.UUIDField(), source="found.witness", help_text="Two claims that make the kind."
    )
    gap = serializers.SerializerMethodField(help_text="The distance of the two.")
    lowest = PlainNumber(source="found.lowest", allow_null=True)
    highest = PlainNumber(source="found.highest", allow_null=True)
    claim_count = serializers.IntegerField(source="found.claim_count")
    source_count = serializers.IntegerField(source="found.source_count")
    assignee = serializers.CharField(source="conflict.assignee_name", allow_null=True)
    priority = serializers.IntegerField(source="conflict.priority")
    due_at = serializers.DateTimeField(source="conflict.due_at", allow_null=True)
    opened_at = serializers.DateTimeField(source="conflict.opened_at")
    changed_at = serializers.DateTimeField(source="conflict.changed_at")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_gap(self, row: Seen) -> Any:
        """A fraction that does not end is rounded to twelve places."""
        return number(row.found.gap)
