"""Statements over REST: recorded here, read as a part of the claims that rest on them.

They have no list: a statement may be known from an internal document only, and then it is nobody's to see.
"""

from typing import Any, ClassVar

from django.db.models import Q
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.database_json import Hiding
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import Body, Day, Hour, Known, OneOf, Text
from sources.api.source import SourceBrief
from sources.domain.kinds import Basis
from sources.models import Source, Statement
from sources.services.recording import record_statement


class StatementSerializer(serializers.ModelSerializer[Statement]):
    """One act of saying by one source."""

    source = SourceBrief(read_only=True)  # type: ignore[assignment]  # a field of that name
    basis = OneOf(Basis, read_only=True)

    class Meta:
        model = Statement
        fields = ["id", "source", "said_on", "said_at", "occasion", "basis"]
        read_only_fields = fields

    def hidden_in_database(self, path: str) -> Hiding:
        """The same of what the database writes."""
        return {"occasion": (Q(**{f"{path}source__protected": True}), '""')}

    def to_representation(self, instance: Statement) -> dict[str, Any]:
        """All of it; where a protected source spoke could tell who it is."""
        shown = super().to_representation(instance)
        if instance.source.protected:
            shown["occasion"] = ""
        return shown


class RecordStatement(Body):
    """What is needed to record that somebody said something."""

    source = Known(  # type: ignore[assignment]  # a field of that name
        Source.objects.all(), help_text="The id of a source."
    )
    said_on = Day(required=False, allow_null=True)
    said_at = Hour(required=False, allow_null=True, help_text="The hour (UTC), if known.")
    occasion = Text(required=False, allow_blank=True, max_length=300)
    basis = OneOf(Basis, required=False)


class StatementViewSet(Endpoint):
    """Acts of saying: the unit of independence."""

    model = Statement
    queryset = Statement.objects.none()
    serializer_class = StatementSerializer
    permissions: ClassVar[dict[str, str]] = {"create": "sources.add_statement"}

    @extend_schema(request=RecordStatement, responses={201: StatementSerializer})
    def create(self, request: Request) -> Response:
        """Record a statement; its id goes into the claims read from it."""
        statement = record_statement(by=self.person, now=self.now, **self.given(RecordStatement))
        return Response(StatementSerializer(statement).data, status=201)
