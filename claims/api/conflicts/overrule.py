"""Overrules over REST: what people found about two sources or two statements, against the rules."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, OneOf, Text
from claimcheck.foundation.rest.filters import choice, not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.visible_names import VisibleNames
from claims.services.correcting.overruling import lift_overrule, overrule_pair
from claims.views.audience import reader
from claims.views.records import seen_overrules
from sources.api.source import SourceBrief
from sources.domain.independence import Verdict
from sources.models import Overrule, Source, Statement

PEOPLE = ("first_statement__source", "second_statement__source")


class JudgedStatement(serializers.ModelSerializer[Statement]):
    """A statement, by its id and who made it; it may be known from an internal document only."""

    source = SourceBrief(read_only=True)  # type: ignore[assignment]  # a field of that name

    class Meta:
        model = Statement
        fields = ["id", "source"]
        read_only_fields = fields


class OverruleSerializer(serializers.ModelSerializer[Overrule]):
    """What was found, why, and until when it counted (null: it still does)."""

    verdict = OneOf(Verdict, read_only=True)
    first_source = SourceBrief(allow_null=True, read_only=True)
    second_source = SourceBrief(allow_null=True, read_only=True)
    first_statement = JudgedStatement(allow_null=True, read_only=True)
    second_statement = JudgedStatement(allow_null=True, read_only=True)

    class Meta:
        model = Overrule
        fields = [
            "id",
            "verdict",
            "reason",
            "first_source",
            "second_source",
            "first_statement",
            "second_statement",
            "recorded_at",
            "superseded_at",
        ]
        read_only_fields = fields


class OverrulePair(Body):
    """Two sources or two statements, and what was found about them."""

    verdict = OneOf(Verdict)
    reason = Text()
    first_source = Known(Source.objects.all(), required=False, allow_null=True)
    second_source = Known(Source.objects.all(), required=False, allow_null=True)
    first_statement = Known(Statement.objects.all(), required=False, allow_null=True)
    second_statement = Known(Statement.objects.all(), required=False, allow_null=True)


class LiftOverrule(Body):
    """Nothing is needed to let the rules count again."""


class OverruleFilter(django_filters.FilterSet):
    """Which overrules."""

    verdict = choice(Verdict)
    in_force = not_yet("superseded_at", help_text="Not lifted.")

    class Meta:
        model = Overrule
        fields: ClassVar[list[str]] = []


class OverruleViewSet(VisibleNames, ReadEndpoint):
    """What people found about two voices, against what the rules make of them."""

    model = Overrule
    serializer_class = OverruleSerializer
    filterset_class = OverruleFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "sources.add_overrule",
        "lift": "sources.change_overrule",
    }

    def rows(self) -> QuerySet[Overrule]:
        """Those of whose pair a reader may know, with the two they are about."""
        rows = Overrule.objects.select_related("first_source", "second_source", *PEOPLE)
        return seen_overrules(rows, reader(self.now))

    @extend_schema(request=OverrulePair, responses={201: OverruleSerializer})
    def create(self, request: Request) -> Response:
        """Find two voices dependent or independent; the questions that both answer are compared anew."""
        given = self.given(OverrulePair)
        made = overrule_pair(
            by=self.person,
            now=self.now,
            verdict=given["verdict"],
            reason=given["reason"],
            sources=_pair(given, "source"),
            statements=_pair(given, "statement"),
        )
        return self.shown(made.pk, code=201)

    @extend_schema(request=LiftOverrule, parameters=[IF_MATCH], responses=OverruleSerializer)
    @action(detail=True, methods=["post"])
    def lift(self, request: Request, pk: str | None = None) -> Response:
        """Let the rules count again for the two."""
        self.given(LiftOverrule)
        with self.as_read() as overrule:
            lift_overrule(by=self.person, now=self.now, overrule=overrule)
        return self.shown(overrule.pk)


def _pair(given: dict[str, Any], kind: str) -> tuple[Any, Any] | None:
    """The two of a kind; None where neither is named."""
    first, second = given.get(f"first_{kind}"), given.get(f"second_{kind}")
    if (first is None) != (second is None):
        missing = f"first_{kind}" if first is None else f"second_{kind}"
        raise Refused(missing, "", f"name both {kind}s.")
    return None if first is None else (first, second)
