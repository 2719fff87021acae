"""Questions over REST: what is measured, and how questions of a topic are related."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.db.models import Expression, OuterRef, QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.database_json import Literal, as_object, as_objects
from claimcheck.foundation.rest.fields import Body, OneOf, Text
from claimcheck.foundation.rest.filters import SOMETHING, TextFilter, choice, parameter
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claimcheck.foundation.rest.written import WrittenByDatabase
from claims.api.named import NamedFilter
from claims.api.note import CheckSerializer, TickCheck
from claims.api.registers.question_corrections import CorrectedQuestions
from claims.api.registers.recording import RecordedAs, RecordQuestion, recorded, signed
from claims.api.search import Searched, WordsFilter
from claims.api.steps import ChangedInPlace
from claims.api.values import PlainNumber
from claims.api.visible_names import VisibleNames
from claims.domain.questions.scope import Answer, RelationKind, Temporality
from claims.domain.reading import languages
from claims.intake.candidates import likely_question
from claims.models import Question, QuestionRelation, Topic, Unit
from claims.services.recording.questions import record_question, set_aliases
from claims.services.triage.triage import record_check
from claims.views.audience import reader
from claims.views.finding.likely_questions import Within, questions_for
from claims.views.records import seen_questions, seen_topics

LONGEST_QUOTE = 2_000
QUOTE = {"type": "string", "pattern": SOMETHING, "maxLength": LONGEST_QUOTE}


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

    def direction_in_database(self, path: str) -> Expression:
        """The context says from where it is told."""
        return Literal('"{}"'.format(self.context["direction"]))

    def question_in_database(self, path: str) -> Expression:
        """The other question."""
        return as_object(QuestionBrief(), "second__" if self.context["direction"] == "to" else "first__")


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
            "aliases",
            "exhaustive",
            "material_gap",
            "relations",
            "recorded_at",
        ]
        read_only_fields = fields

    def relations_in_database(self, path: str) -> Expression:
        """Those to others that may be known."""
        live, known = QuestionRelation.objects.live().order_by("kind", "id"), self.context["known"]
        to = live.filter(first=OuterRef("pk"), second__in=known)
        back = live.filter(second=OuterRef("pk"), first__in=known)
        told = {way: RelationSerializer(context={"direction": way}) for way in ("to", "from")}
        return as_objects((to, told["to"], ""), (back, told["from"], ""))

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


class SetAliases(Body):
    """Other wordings of a question."""

    aliases = Text(
        allow_blank=True, max_length=4000, help_text="One a line, in place of those it has; empty: none."
    )


class NamedQuestion(serializers.Serializer[Any]):
    """A question by its short name."""

    slug = serializers.CharField()
    text = serializers.CharField()


class LikelyQuestion(NamedQuestion):
    """A question that a quote may answer, and why it was found."""

    id = serializers.UUIDField()
    topic = serializers.CharField(help_text="Short name of its topic.")
    unit = serializers.CharField(allow_null=True)
    score = serializers.FloatField(help_text="BM25 with what is known of time, dimension and linked quotes.")
    words = serializers.ListField(
        child=serializers.CharField(), help_text="Of its wordings, as they are indexed."
    )
    quoted = serializers.ListField(
        child=serializers.CharField(), help_text="Of the quote that stand in one of its claims."
    )
    same_dimension = serializers.BooleanField(
        allow_null=True, help_text="Whether the figure's unit is of its dimension; null: no figure."
    )
    same_year = serializers.BooleanField(
        allow_null=True, help_text="Whether both name a year in common; null: one names none."
    )
    part_of = NamedQuestion(many=True)
    parts = NamedQuestion(many=True)


class LikelyQuestions(serializers.Serializer[Any]):
    """The questions that a quote may answer, the likeliest first."""

    results = LikelyQuestion(many=True)


class QuestionFilter(django_filters.FilterSet):
    """Which questions."""

    topic = NamedFilter(Topic)
    slug = TextFilter()
    unit = TextFilter()
    answer = choice(Answer)
    temporality = choice(Temporality)
    q = WordsFilter(field_name="text", help_text="Questions whose text has all these words.")

    class Meta:
        model = Question
        fields: ClassVar[list[str]] = []


def known_questions(at: datetime) -> QuerySet[Question]:
    """Those that a reader may know of at a moment."""
    return seen_questions(Question.objects.all(), reader(at))


class QuestionViewSet(ChangedInPlace, Searched, VisibleNames, CorrectedQuestions, WrittenByDatabase):
    """What is measured: two claims can contradict only on one question or on related ones."""

    model = Question
    known = staticmethod(known_questions)
    serializer_class = QuestionSerializer
    filterset_class = QuestionFilter
    orderings: ClassVar[dict[str, str]] = {"text": "text", "recorded_at": "recorded_at"}
    ordering = ("text", "id")
    by_slug: ClassVar[dict[str, Any] | None] = {}
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_question",
        "check": "claims.add_check",
        "aliases": "claims.change_question",
        **CorrectedQuestions.correcting,
    }
    parameters: ClassVar[dict[str, tuple[str, ...]]] = {"find": ("quote", "language", "topic", "unit")}

    def rows(self) -> QuerySet[Question]:
        """Those that a reader may know of, with live relations to others of which the same is true."""
        known = known_questions(self.now)
        if self.action == "list":
            return known
        return seen_questions(Question.objects.with_relations(known), reader(self.now))

    @extend_schema(request=RecordQuestion, responses={201: RecordedAs})
    def create(self, request: Request) -> Response:
        """Record a question of a topic."""
        given = self.given(RecordQuestion)
        return recorded(request, record_question(**signed(self.person, self.now), **given))

    @extend_schema(request=TickCheck, responses={201: CheckSerializer})
    @action(detail=True, methods=["post"], url_path="checks", url_name="checks")
    def check(self, request: Request, pk: str) -> Response:
        """Tick an item of the checklist; it is shown to whoever proposes an answer in the admin."""
        given = self.given(TickCheck)
        made = record_check(by=self.person, now=self.now, question=self.get_object(), **given)
        return Response(CheckSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=SetAliases, responses=QuestionSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def aliases(self, request: Request, pk: str) -> Response:
        """Give a question other wordings to be found by; its history keeps the old ones."""
        given = self.given(SetAliases)
        with self.as_read() as question:
            changed = set_aliases(by=self.person, now=self.now, question=question, **given)
        return self.shown(changed.pk)

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "quote", {"type": "string", "minLength": 1, "maxLength": LONGEST_QUOTE}, required=True
            ),
            OpenApiParameter("language", {"type": "string", "enum": list(languages())}),
            OpenApiParameter("topic", {"type": "string", "pattern": SOMETHING}),
            OpenApiParameter("unit", {"type": "string", "pattern": SOMETHING}),
        ],
        responses=LikelyQuestions,
    )
    @action(detail=False, methods=["get"])
    def find(self, request: Request) -> Response:
        """Find the questions that a quote may answer, the likeliest first.

        `language`: of the quote, detected where it is left out. `topic`: only those of the topic with this
        short name. `unit`: only those that are measured in its dimension.
        """
        quote = parameter(request, "quote", quote_of)
        if quote is None:
            raise Refused("quote", "", "give the words to find a question for.")
        likely = questions_for(
            quote,
            reader(self.now),
            language=parameter(request, "language", _language) or "",
            within=Within(topic=self._topic(), dimension=parameter(request, "unit", _dimension)),
        )
        return Response({"results": [likely_question(guess) for guess in likely]})

    def _topic(self) -> UUID | None:
        slug = parameter(self.request, "topic", str)
        if slug is None:
            return None
        known = seen_topics(Topic.objects.filter(slug=slug), reader(self.now)).first()
        if known is None:
            raise Refused("topic", slug, "no topic has this short name; look it up in the list.")
        return known.pk


def quote_of(text: str) -> str:
    """Words to find a question for; raises ValueError where they are too many."""
    if len(text) > LONGEST_QUOTE:
        raise ValueError(f"give at most {LONGEST_QUOTE:,} characters.")
    return text


def _language(code: str) -> str:
    if code not in languages():
        raise ValueError(f"use one of {', '.join(languages())}, or leave it out.")
    return code


def _dimension(code: str) -> str:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise ValueError("no unit has this code; the units are listed in the documentation.")
    return unit.dimension
