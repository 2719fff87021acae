"""Notes and checks over REST: what people tell each other about a record, and what they have done for it."""

from typing import Any, ClassVar

from django.contrib.auth.models import User
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.fields import Body, Day, OneOf, Text
from claims.api.values import Person
from claims.domain.lifecycle import CheckItem
from claims.models import Check, Note
from claims.services.triage.triage import add_note

LONGEST_NOTE = 5000


class WriteNote(Body):
    """A remark on a record."""

    text = Text(max_length=LONGEST_NOTE, help_text="Write @name to notify a person.")


class NoteSerializer(serializers.ModelSerializer[Note]):
    """A remark, and whom it calls."""

    mentions = serializers.SerializerMethodField(help_text="User names of those who are notified.")
    written_by = Person()

    class Meta:
        model = Note
        fields = ["id", "text", "mentions", "written_at", "written_by"]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_mentions(self, note: Note) -> list[str]:
        """Their names, in order."""
        called = User.objects.filter(pk__in=note.mentions).order_by("username")
        return list(called.values_list("username", flat=True))


class TickCheck(Body):
    """An item of the checklist, done for a question."""

    item = OneOf(CheckItem)
    note = Text(required=False, allow_blank=True, max_length=LONGEST_NOTE)
    due_on = Day(required=False, allow_null=True, help_text="Of a reply that is due.")


class CheckSerializer(serializers.ModelSerializer[Check]):
    """What was done for a question, by whom and when."""

    item = OneOf(CheckItem, read_only=True)
    checked_by = Person()

    class Meta:
        model = Check
        fields = ["id", "item", "note", "due_on", "checked_at", "checked_by"]
        read_only_fields = fields


class Noted:
    """An endpoint whose records people write notes on. A note changes nothing that a detail tells."""

    NOTING: ClassVar[dict[str, str]] = {"note": "claims.add_note"}
    get_object: Any
    given: Any
    person: Any
    now: Any

    def noted(self) -> Any:
        """The record that the note is about."""
        return self.get_object()

    @extend_schema(request=WriteNote, responses={201: NoteSerializer})
    @action(detail=True, methods=["post"], url_path="notes", url_name="notes")
    def note(self, request: Request, **key: str) -> Response:
        """Write a note on it; whoever it calls by @name is told. Notes are read in the admin."""
        given = self.given(WriteNote)
        made = add_note(by=self.person, now=self.now, record=self.noted(), **given)
        return Response(NoteSerializer(made).data, status=status.HTTP_201_CREATED)
