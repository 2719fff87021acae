"""Conflicts as a list shows them."""

from typing import Any

from django.db.models import Expression, F
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.database_json import as_decimal, as_list, as_quoted, called
from claimcheck.foundation.rest.fields import OneOf
from claims.api.registers.question_bodies import QuestionBrief
from claims.api.values import PlainNumber, RangeOfDays, number
from claims.domain.comparing.classification import Kind, Reason
from claims.domain.lifecycle import ConflictState
from claims.views.conflict import VisibleConflict


class ConflictSerializer(serializers.Serializer[Any]):
    """One question's disagreement in one episode. Numbers are in the question's unit."""

    id = serializers.UUIDField(source="conflict.pk")
    topic = serializers.UUIDField(source="conflict.topic_id")
    question = QuestionBrief(source="conflict.question")
    days = RangeOfDays()
    state = OneOf(ConflictState, source="conflict.state")
    kind = OneOf(Kind, source="summary.kind")
    reason = OneOf(Reason, source="summary.reason", allow_null=True)
    severity = serializers.IntegerField(source="summary.severity", min_value=1, max_value=3)
    confirmed = serializers.BooleanField(
        source="conflict.confirmed",
        help_text="A person has confirmed the finding; until then it is suggested.",
    )
    witness = serializers.ListField(
        child=serializers.UUIDField(),
        help_text="The claims that make the kind: two, or of a sum the whole and then its parts.",
    )
    gap = serializers.SerializerMethodField(help_text="The distance of the two.")
    lowest = PlainNumber(source="summary.lowest", allow_null=True)
    highest = PlainNumber(source="summary.highest", allow_null=True)
    claim_count = serializers.IntegerField(source="summary.claim_count")
    source_count = serializers.IntegerField(source="summary.source_count")
    assignee = serializers.CharField(source="conflict.assignee_name", allow_null=True)
    priority = serializers.IntegerField(source="conflict.priority")
    due_at = serializers.DateTimeField(source="conflict.due_at", allow_null=True)
    opened_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()

    def column_in_database(self, source: str) -> str:
        """Of a conflict of which nothing is hidden, what was found stands in its own columns."""
        named = {"days": "episode", "opened_at": "opened_visibly_at", "changed_at": "changed_visibly_at"}
        return named.get(source, source.removeprefix("conflict.").removeprefix("summary."))

    def reason_in_database(self, path: str) -> Expression:
        """None is an empty text there."""
        return as_quoted(called("nullif(%(expressions)s, '')", F("reason")))

    def witness_in_database(self, path: str) -> Expression:
        """One that was found by policy 1 keeps no list."""
        pair = called("ARRAY[%(expressions)s]", F("witness_a_claim"), F("witness_b_claim"))
        return as_list(called("coalesce(%(expressions)s)", F("witness_claims"), pair))

    def gap_in_database(self, path: str) -> Expression:
        """The column has twelve places."""
        return as_decimal(F("gap"))

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_gap(self, row: VisibleConflict) -> Any:
        """A fraction that does not end is rounded to twelve places."""
        return number(row.summary.gap)
