"""Questions split in two over REST: some claims measured another thing."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Id, Known, OneOf, Several, Text
from claimcheck.foundation.rest.filters import not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.claims.requests import Because, live_claims
from claims.api.named import NamedFilter
from claims.api.registers.question_bodies import QuestionBrief
from claims.api.visible_names import VisibleNames
from claims.domain.questions.scope import RelationKind
from claims.models import Claim, Question, QuestionSplit, Topic
from claims.services.correcting.two_measures import join_question, split_question
from claims.views.audience import reader
from claims.views.records import seen_splits

MOST_CLAIMS = 200


class QuestionSplitSerializer(serializers.ModelSerializer[QuestionSplit]):
    """Of `question` these claims moved to `other`; why, and until when (null: they are still there)."""

    question = QuestionBrief(read_only=True)
    other = QuestionBrief(read_only=True)
    kind = OneOf(RelationKind, source="relation.kind", read_only=True)
    claims = serializers.ListField(
        child=serializers.UUIDField(), source="visible_claims", read_only=True, help_text="Their ids."
    )

    class Meta:
        model = QuestionSplit
        fields = [
            *("id", "topic", "question", "other", "kind", "claims"),
            *("reason", "ended_reason", "recorded_at", "superseded_at"),
        ]
        read_only_fields = fields


class SplitQuestion(Body):
    """Which claims of a question measure another thing, and what they answer."""

    question = Known(Question.objects.all(), help_text="The id of the question that they are on.")
    claims = Several(child=Id(), min_length=1, max_length=MOST_CLAIMS, help_text="Their ids.")
    text = Text(max_length=300, help_text="The question that they answer.")
    kind = OneOf(RelationKind, help_text="How it stands to the other: part_of, disjoint or overlaps.")
    reason = Text()

    def validate_claims(self, ids: list[Any]) -> list[Claim]:
        """Their live versions."""
        return live_claims(ids)


class QuestionSplitFilter(django_filters.FilterSet):
    """Which splits."""

    topic = NamedFilter(Topic)
    question = NamedFilter(Question)
    in_force = not_yet("superseded_at", help_text="Not undone.")

    class Meta:
        model = QuestionSplit
        fields: ClassVar[list[str]] = []


class QuestionSplitViewSet(VisibleNames, ReadEndpoint):
    """They measure two things: claims that moved to a question of their own."""

    model = QuestionSplit
    serializer_class = QuestionSplitSerializer
    filterset_class = QuestionSplitFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_questionsplit",
        "join": "claims.change_questionsplit",
    }

    def rows(self) -> QuerySet[QuestionSplit]:
        """Those that a reader may know of."""
        rows = QuestionSplit.objects.select_related("question", "other", "relation")
        return seen_splits(rows, reader(self.now))

    @extend_schema(request=SplitQuestion, responses={201: QuestionSplitSerializer})
    def create(self, request: Request) -> Response:
        """Move claims to a new question; a figure that used one of them is asked about."""
        made = split_question(by=self.person, now=self.now, **self.given(SplitQuestion))
        return self.shown(made.pk, code=201)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=QuestionSplitSerializer)
    @action(detail=True, methods=["post"])
    def join(self, request: Request, pk: str | None = None) -> Response:
        """Undo: the claims go back, as they stand now; that they had moved stays on record."""
        given = self.given(Because)
        with self.as_read() as split:
            join_question(by=self.person, now=self.now, split=split, **given)
        return self.shown(split.pk)
