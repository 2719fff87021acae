"""Fact-checks over REST: what checkers found of others' claims, as published."""

from typing import Any, ClassVar, cast

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Day, Id, Known, OneOf, Text
from claimcheck.foundation.rest.filters import ChoiceFilter, IdFilter, IdsFilter, choice, flag
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.claims.bulk import LINES, BulkFault, JsonStream, NdjsonParser, spooled
from claims.api.claims.requests import Because
from claims.api.search import Searched, WordsFilter
from claims.api.visible_names import VisibleNames
from claims.domain.verdicts import Rating
from claims.intake.fact_checks.importing import FactCheckImport, import_fact_checks, opened_if_fact_checks
from claims.models import Claim, FactCheck, FactCheckLink
from claims.models.answers.fact_check import LONGEST_ADDRESS, LONGEST_CLAIM, LONGEST_NAME
from claims.services.bulk.fact_checks import FactChecksTaken
from claims.services.recording.fact_checks import (
    correct_fact_check,
    link_fact_check,
    record_fact_check,
    unlink_fact_check,
    withdraw_fact_check,
)
from claims.views.audience import reader
from claims.views.records import checked_claims, seen_fact_checks
from sources.api.source import SourceBrief
from sources.models import Source


class FactCheckSerializer(serializers.ModelSerializer[FactCheck]):
    """A claim about a claim, in the checker's words."""

    id = serializers.UUIDField(source="fact_check_id", read_only=True)
    checker = SourceBrief(read_only=True)
    rating = OneOf(
        Rating, read_only=True, allow_blank=True, help_text="On our scale; empty where the words don't say."
    )

    url = serializers.CharField(read_only=True, help_text="Empty where it is not known.")
    archived_url = serializers.CharField(read_only=True, help_text="Empty where there is no copy.")

    class Meta:
        model = FactCheck
        fields = [
            *("id", "version", "claim", "claimant", "claimed_on", "checker", "verdict", "rating"),
            *("checked_on", "url", "archived_url", "withdrawn", "correction_reason", "recorded_at"),
        ]
        read_only_fields = fields


class FactCheckDetail(FactCheckSerializer):
    """With the recorded claims that it is about."""

    claims = serializers.ListField(
        child=serializers.UUIDField(), read_only=True, help_text="The recorded claims that it is about."
    )

    class Meta(FactCheckSerializer.Meta):
        fields = [*FactCheckSerializer.Meta.fields, "claims"]
        read_only_fields = fields


class FactCheckFields(Body):
    """What may be said of a fact-check."""

    claim = Text(required=False, max_length=LONGEST_CLAIM)
    claimant = Text(required=False, allow_blank=True, max_length=LONGEST_NAME)
    claimed_on = Day(required=False, allow_null=True)
    checker = Known(Source.objects.all(), required=False)
    verdict = Text(required=False, max_length=LONGEST_CLAIM, help_text="In the checker's words.")
    rating = OneOf(Rating, required=False, help_text="Left out: read from the verdict's words.")
    checked_on = Day(required=False, allow_null=True)
    url = Text(required=False, allow_blank=True, max_length=LONGEST_ADDRESS)
    archived_url = Text(required=False, allow_blank=True, max_length=LONGEST_ADDRESS)


class CorrectFactCheck(FactCheckFields):
    """What is corrected, and why."""

    reason = Text()


class RecordFactCheck(FactCheckFields):
    """A fact-check as it was published."""

    claim = Text(max_length=LONGEST_CLAIM)
    checker = Known(Source.objects.all())
    verdict = Text(max_length=LONGEST_CLAIM, help_text="In the checker's words.")


class LinkFactCheck(Body):
    """A recorded claim that it is about."""

    claim = Id()

    def validate_claim(self, key: Any) -> Claim:
        """One that a reader may know of."""
        rows = Claim.objects.live().publishable(at=timezone.now())
        found: Claim | None = rows.filter(claim_id=key).first()
        if found is None:
            raise serializers.ValidationError(f"no claim has the id {key}; look it up in the list.")
        return found


class FactCheckLine(serializers.Serializer[Any]):
    """What became of a line, or of a record of one document."""

    line = serializers.IntegerField(min_value=1, help_text="Of a document: which of its records.")
    fact_check = serializers.UUIDField(required=False)
    faults = BulkFault(many=True, required=False)


class FactChecksAnswer(serializers.Serializer[Any]):
    """How many were recorded or known already; what became of each line."""

    recorded = serializers.IntegerField()
    known = serializers.IntegerField()
    results = FactCheckLine(many=True)


class FactCheckFilter(django_filters.FilterSet):
    """Which fact-checks."""

    claim = WordsFilter(help_text="Those of claims in whose text all these words stand.")
    rating = choice(Rating)
    of_claim = IdFilter(method="by_claim", help_text="Those that are about this recorded claim.")
    withdrawn = flag("by_withdrawn", help_text="Withdrawn, or not.")
    rated = ChoiceFilter(
        choices=[("true", "true"), ("false", "false")], method="by_rated", help_text="On our scale or not."
    )
    checker = IdsFilter(field_name="checker")

    class Meta:
        model = FactCheck
        fields: ClassVar[list[str]] = []

    def by_claim(self, queryset: QuerySet[FactCheck], name: str, value: Any) -> QuerySet[FactCheck]:
        """Those linked to a claim, if a reader may know of it."""
        seen = Claim.objects.live().publishable(at=timezone.now()).filter(claim_id=value)
        links = FactCheckLink.objects.live().filter(claim_id__in=seen.values("claim_id"))
        return queryset.filter(fact_check_id__in=links.values("fact_check_id"))

    def by_withdrawn(self, queryset: QuerySet[FactCheck], name: str, value: str) -> QuerySet[FactCheck]:
        """Those that were withdrawn, or the others."""
        return queryset.filter(withdrawn=value == "true")

    def by_rated(self, queryset: QuerySet[FactCheck], name: str, value: str) -> QuerySet[FactCheck]:
        """Those with a rating, or without."""
        return queryset.exclude(rating="") if value == "true" else queryset.filter(rating="")


class FactCheckViewSet(Searched, VisibleNames, ReadEndpoint):
    """What fact-checkers found of others' claims."""

    model = FactCheck
    serializer_class = FactCheckSerializer
    filterset_class = FactCheckFilter
    lookup_field = "fact_check_id"
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_factcheck",
        "bulk": "claims.add_factcheck",
        "correct": "claims.change_factcheck",
        "withdraw": "claims.change_factcheck",
        "link": "claims.change_factcheck",
        "unlink": "claims.change_factcheck",
    }

    def get_serializer_class(self) -> Any:
        """Without linked claims in a list."""
        return FactCheckSerializer if self.action == "list" else FactCheckDetail

    def document(self, record: FactCheck) -> Any:
        """With the claims that it is about."""
        claims = [claim.claim_id for claim in checked_claims(record, reader(self.now))]
        return FactCheckSerializer(record).data | {"claims": [str(claim) for claim in claims]}

    def rows(self) -> QuerySet[FactCheck]:
        """The versions in force, of checkers that a reader may know of."""
        return seen_fact_checks(FactCheck.objects.live().select_related("checker"), reader(self.now))

    @extend_schema(request=RecordFactCheck, responses={201: FactCheckDetail})
    def create(self, request: Request) -> Response:
        """Record a fact-check as it was published."""
        made = record_fact_check(by=self.person, now=self.now, **self.given(RecordFactCheck))
        return self.shown(made.fact_check_id, code=status.HTTP_201_CREATED)

    @extend_schema(request=CorrectFactCheck, parameters=[IF_MATCH], responses=FactCheckDetail)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, fact_check_id: str) -> Response:
        """Record a new version that supersedes this one."""
        given = self.given(CorrectFactCheck)
        with self.as_read() as fact_check:
            correct_fact_check(by=self.person, now=self.now, fact_check=fact_check, **given)
        return self.shown(fact_check.fact_check_id)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=FactCheckDetail)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, fact_check_id: str) -> Response:
        """Say that it should not have been recorded, or that its checker has taken it back."""
        given = self.given(Because)
        with self.as_read() as fact_check:
            withdraw_fact_check(by=self.person, now=self.now, fact_check=fact_check, **given)
        return self.shown(fact_check.fact_check_id)

    @extend_schema(request=LinkFactCheck, parameters=[IF_MATCH], responses=FactCheckDetail)
    @action(detail=True, methods=["post"])
    def link(self, request: Request, fact_check_id: str) -> Response:
        """Say that it is about a recorded claim."""
        given = self.given(LinkFactCheck)
        with self.as_read() as fact_check:
            link_fact_check(by=self.person, now=self.now, fact_check=fact_check, **given)
        return self.shown(fact_check.fact_check_id)

    @extend_schema(request=LinkFactCheck, parameters=[IF_MATCH], responses=FactCheckDetail)
    @action(detail=True, methods=["post"])
    def unlink(self, request: Request, fact_check_id: str) -> Response:
        """Take back that it is about a claim."""
        given = self.given(LinkFactCheck)
        with self.as_read() as fact_check:
            unlink_fact_check(by=self.person, now=self.now, fact_check=fact_check, **given)
        return self.shown(fact_check.fact_check_id)

    @extend_schema(
        request={"application/x-ndjson": LINES, "application/json": {}}, responses=FactChecksAnswer
    )
    @action(detail=False, methods=["post"], parser_classes=[NdjsonParser, JsonStream])
    def bulk(self, request: Request) -> Response:
        """Record many: ClaimReview, or plain records with claim, verdict and url, one JSON object a line.

        One document of JSON is taken too: an array, a DataFeed, a graph, an answer of Fact Check Tools.
        """
        declared = int(request.META.get("CONTENT_LENGTH") or 0)
        lines_of = "ndjson" in (request.content_type or "")
        name = f"checks.{'ndjson' if lines_of else 'json'}"
        with spooled(cast(Any, request.data), declared, name) as lines:
            read = opened_if_fact_checks(lines.path)
            if read is None:
                remedy = "no fact-check was found in it: send JSON in which each has a claim and a verdict."
                raise Refused("body", "", remedy)
            taken, _about = import_fact_checks(
                read, FactCheckImport(by=self.person, now=self.now, keep_going=True)
            )
            count = lines.count if lines_of else sum(1 for _record in read.elements())
            return Response(_answer(taken, count))


def _answer(taken: FactChecksTaken, count: int) -> dict[str, Any]:
    results = []
    for line in range(1, count + 1):
        row: dict[str, Any] = {"line": line}
        if line in taken.made:
            row["fact_check"] = taken.made[line]
        faults = [
            {"field": problem.field, "value": str(problem.value), "remedy": problem.remedy}
            for problem in taken.problems
            if problem.line == line
        ]
        results.append(row | ({"faults": faults} if faults else {}))
    return {"recorded": taken.recorded, "known": taken.known, "results": results}
