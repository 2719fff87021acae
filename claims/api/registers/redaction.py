"""Redactions over REST: what was removed by law, on whose authority, why, and by which two people."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, OneOf, Text
from claimcheck.foundation.rest.filters import choice
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.values import Person
from claims.domain.redaction import Decision, Removable
from claims.models import Redaction
from claims.services.redaction import carry_out_redaction, propose_redaction, refuse_redaction


class RedactionSerializer(serializers.ModelSerializer[Redaction]):
    """What was, or is to be, removed; the words themselves stand nowhere."""

    kind = OneOf(Removable, read_only=True)
    decision = OneOf(Decision, read_only=True, allow_blank=True, help_text="Empty: nobody has decided yet.")
    recorded_by = Person()
    decided_by = Person(allow_null=True)
    publications = serializers.ListField(
        child=serializers.IntegerField(), source="removed.publications", read_only=True, default=list
    )

    class Meta:
        model = Redaction
        fields = [
            "id",
            "kind",
            "target",
            "reason",
            "authority",
            "recorded_at",
            "recorded_by",
            "decision",
            "decision_reason",
            "decided_at",
            "decided_by",
            "publications",
        ]
        read_only_fields = fields


class ProposeRedaction(Body):
    """What is to be removed, why, and who demands it; neither may repeat the words."""

    kind = OneOf(Removable)
    target = Text(
        max_length=40,
        help_text="The id of a claim, text, import, note, account, publication, evidence or contact.",
    )
    reason = Text()
    authority = Text(max_length=300, help_text="A court's order, a law. It is published.")


class CarryOut(Body):
    """Nothing is asked."""


class RefuseRedaction(Body):
    """Why nothing is removed."""

    reason = Text()


class RedactionFilter(django_filters.FilterSet):
    """Which redactions."""

    kind = choice(Removable)
    decision = choice(Decision)

    class Meta:
        model = Redaction
        fields: ClassVar[list[str]] = []


class RedactionViewSet(ReadEndpoint):
    """What was removed by law: proposed by one person, carried out or refused by another."""

    model = Redaction
    serializer_class = RedactionSerializer
    filterset_class = RedactionFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_redaction",
        "carry_out": "claims.carry_out_redaction",
        "refuse": "claims.add_redaction",
    }

    def rows(self) -> QuerySet[Redaction]:
        """All of them, with the two people."""
        return Redaction.objects.select_related("recorded_by", "decided_by")

    @extend_schema(request=ProposeRedaction, responses={201: RedactionSerializer})
    def create(self, request: Request) -> Response:
        """Propose to remove something; another person carries it out."""
        made = propose_redaction(by=self.person, now=self.now, **self.given(ProposeRedaction))
        return self.shown(made.pk, code=201)

    @extend_schema(request=CarryOut, parameters=[IF_MATCH], responses=RedactionSerializer)
    @action(detail=True, methods=["post"], url_path="carry-out")
    def carry_out(self, request: Request, pk: str) -> Response:
        """Remove it, for good; what was published of it is published as REDACTED."""
        self.given(CarryOut)
        with self.as_read() as redaction:
            carry_out_redaction(by=self.person, now=self.now, redaction=redaction)
        return self.shown(redaction.pk)

    @extend_schema(request=RefuseRedaction, parameters=[IF_MATCH], responses=RedactionSerializer)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: str) -> Response:
        """Leave everything as it is; who proposed it may take it back this way."""
        given = self.given(RefuseRedaction)
        with self.as_read() as redaction:
            refuse_redaction(by=self.person, now=self.now, redaction=redaction, **given)
        return self.shown(redaction.pk)
