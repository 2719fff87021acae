"""How a record came to be what it is, over REST: each step with who took it, when and by what means."""

from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, ClassVar

from django.contrib.auth.models import User
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.acts import Means
from claimcheck.foundation.records.history import changes_of
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.members import of_records
from claims.api.values import Person
from claims.models import Transition


class ActedSerializer(serializers.Serializer[Any]):
    """By what means something was done."""

    act = OneOf(Means, allow_blank=True, read_only=True, help_text="Empty: not recorded.")
    act_detail = serializers.CharField(
        read_only=True, help_text="The token's id, the command, the job or the provider."
    )


class StepSerializer(ActedSerializer, serializers.ModelSerializer[Transition]):
    """A change of state. `from_state` is empty where the record was made."""

    by = Person()

    class Meta:
        model = Transition
        fields = ["from_state", "to_state", "at", "by", "act", "act_detail"]
        read_only_fields = fields


class ChangeOfRecord(ActedSerializer):
    """A change of a record that stays one row."""

    at = serializers.DateTimeField()
    by = serializers.CharField(help_text="User name; empty: not recorded.")
    fields_changed = serializers.ListField(child=serializers.CharField(), source="fields")


@dataclass(frozen=True, slots=True)
class Beginning:
    """A row that was made, and so was in its first state."""

    row: Any
    to_state: str
    at: datetime
    by: User

    from_state: ClassVar[str] = ""

    @property
    def act(self) -> str:
        """By what means."""
        return str(self.row.act)

    @property
    def act_detail(self) -> str:
        """Which of them."""
        return str(self.row.act_detail)


class Stepped:
    """An endpoint whose records have a workflow."""

    get_object: Any

    def stepped(self) -> Any:
        """The record, where its steps may be told."""
        return self.get_object()

    def begun(self, record: Any) -> list[Beginning]:
        """The rows that the record consists of, oldest first; none where detection makes it."""
        return []

    @extend_schema(responses=StepSerializer(many=True), filters=False)
    @action(detail=True, pagination_class=None, filter_backends=[], filterset_class=None)
    @of_records(StepSerializer, ())
    def steps(self, request: Request, **key: str) -> Response:
        """Its beginning and its changes of state, oldest first: who, when, and how it was done."""
        record = self.stepped()
        begun = self.begun(record)
        rows = [step.row.pk for step in begun] or [record.pk]
        moves = Transition.objects.filter(topic=record.topic_id, record_id__in=rows).select_related("by")
        steps = sorted([*begun, *moves], key=attrgetter("at"))
        return Response(StepSerializer(steps, many=True).data)


class ChangedInPlace:
    """An endpoint whose records are changed in place; their history keeps how."""

    get_object: Any

    @extend_schema(responses=ChangeOfRecord(many=True), filters=False)
    @action(detail=True, pagination_class=None, filter_backends=[], filterset_class=None, url_path="changes")
    @of_records(ChangeOfRecord, ())
    def changed(self, request: Request, **key: str) -> Response:
        """What was changed of it, newest first: which fields, by whom, when, and how it was done."""
        return Response(ChangeOfRecord(changes_of(self.get_object()), many=True).data)
