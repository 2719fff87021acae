"""Questions over REST: what is measured, and how questions of a topic are related."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import Reading
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import IdFilter, TextFilter, choice
from claims.api.note import CheckSerializer, TickCheck
from claims.api.search import Searched, WordsFilter
from claims.api.steps import Changed
from claims.api.values import PlainNumber
from claims.domain.questions.scope import Answer, RelationKind, Temporality
from claims.models import Question
from claims.services.triage.triage import record_check
from claims.views.audience import reader
from claims.views.records import seen_questions


class QuestionBrief(serializers.ModelSerializer[Question]):
    """A question as it stands beside its answers."""

    answer = OneOf(Answer, read_only=True)
    unit = serializers.CharField(
        source="unit_id", allow_null=True, read_only=True, help_text="Code of the unit."
    )

    class Meta:
        model = Question
        fields = ["id", "slug", "text", "answer", "unit"]
        read_only_fields = fields


class RelationSerializer(serializers.Serializer[Any]):
    """How this question stands to another: it is `part_of` it, or `has_part` it, and so on."""

    kind = OneOf(RelationKind)
    direction = serializers.ChoiceField(
        choices=[("to", "to"), ("from", "from")],
        help_text='"to": this question is the first (it is part of the other); "from": the other is.',
    )
    members_stay = serializers.BooleanField(help_text="Whoever was counted in the part stays in the whole.")
    question = QuestionBrief()


class QuestionSerializer(QuestionBrief):
    """The measurand, in fields, with its relations within the topic."""

    topic = serializers.UUIDField(source="topic_id", read_only=True)
    temporality = OneOf(Temporality, read_only=True)
    minimum = PlainNumber(allow_null=True, read_only=True, help_text="The least value; null is unbounded.")
    material_gap = PlainNumber(
        allow_null=True,
        read_only=True,
        help_text="Figures that differ by no more differ only slightly, a share of 1; null: the policy's.",
    )
    relations = serializers.SerializerMethodField()

    class Meta(QuestionBrief.Meta):
        fields = [
            *QuestionBrief.Meta.fields,
            "topic",
            "temporality",
            "dimension",
            "additive",
            "minimum",
            "measure",
            "population",
            "place",
            "state",
            "base",
            "exhaustive",
            "material_gap",
            "relations",
            "recorded_at",
        ]
        read_only_fields = fields

    @extend_schema_field(RelationSerializer(many=True))
    def get_relations(self, question: Question) -> list[dict[str, Any]]:
        """The live relations, fetched with the rows."""
        to = [(link, "to", link.second) for link in question.live_relations_from]  # type: ignore[attr-defined]  # prefetched
        back = [(link, "from", link.first) for link in question.live_relations_to]  # type: ignore[attr-defined]  # prefetched
        return [
            {
                "kind": link.kind,
                "direction": direction,
                "members_stay": link.members_stay,
                "question": QuestionBrief(other).data,
            }
            for link, direction, other in (*to, *back)
        ]


class QuestionFilter(django_filters.FilterSet):
    """Which questions."""

    topic = IdFilter()
    slug = TextFilter()
    unit = TextFilter()
    answer = choice(Answer)
    temporality = choice(Temporality)
    q = WordsFilter(field_name="text", help_text="Questions whose text has all these words.")

    class Meta:
        model = Question
        fields: ClassVar[list[str]] = []


class QuestionViewSet(Changed, Searched, Reading):
    """What is measured: two claims can contradict only on one question or on related ones."""

    model = Question
    serializer_class = QuestionSerializer
    filterset_class = QuestionFilter
    orderings: ClassVar[dict[str, str]] = {"text": "text", "recorded_at": "recorded_at"}
    ordering = ("text", "id")
    permissions: ClassVar[dict[str, str]] = {"check": "claims.add_check"}

    def rows(self) -> QuerySet[Question]:
        """Those that a reader may know of, with live relations to others of which the same is true."""
        known = seen_questions(Question.objects.all(), reader(self.now))
        return seen_questions(Question.objects.with_relations(known), reader(self.now))

    @extend_schema(request=TickCheck, responses={201: CheckSerializer})
    @action(detail=True, methods=["post"], url_path="checks", url_name="checks")
    def check(self, request: Request, pk: str) -> Response:
        """Tick an item of the checklist; it is shown to whoever proposes an answer in the admin."""
        given = self.given(TickCheck)
        made = record_check(by=self.person, now=self.now, question=self.get_object(), **given)
        return Response(CheckSerializer(made).data, status=status.HTTP_201_CREATED)
