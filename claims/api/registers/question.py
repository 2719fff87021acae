"""Questions over REST: what is measured, and how questions of a topic are related."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.fields import Body, Text
from claimcheck.foundation.rest.filters import SOMETHING, TextFilter, choice, parameter
from claimcheck.foundation.rest.members import of_records
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claimcheck.foundation.rest.written import Telling, WrittenByDatabase
from claims.api.flags import ConflictFlag, QuestionFlags, flags_of_question
from claims.api.named import NamedFilter
from claims.api.note import CheckSerializer, TickCheck
from claims.api.registers.question_bodies import QuestionSerializer
from claims.api.registers.question_corrections import CorrectedQuestions
from claims.api.registers.recording import RecordedAs, RecordQuestion, recorded, signed
from claims.api.search import Searched, WordsFilter
from claims.api.steps import ChangedInPlace
from claims.api.visible_names import VisibleNames
from claims.domain.questions.scope import Answer, Temporality
from claims.domain.reading import languages
from claims.intake.candidates import likely_question
from claims.models import Question, Topic, Unit
from claims.services.recording.questions import record_question, set_aliases
from claims.services.triage.triage import record_check
from claims.views.audience import reader
from claims.views.finding.likely_questions import Within, questions_for
from claims.views.flags import to_check_by
from claims.views.records import seen_questions, seen_topics

LONGEST_QUOTE = 2_000
QUOTE = {"type": "string", "pattern": SOMETHING, "maxLength": LONGEST_QUOTE}


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
    telling = Telling(known_questions, QuestionSerializer)
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

    @extend_schema(responses=QuestionFlags)
    @action(detail=True, methods=["get"])
    @of_records(ConflictFlag, ("flags",))
    def flags(self, request: Request, pk: str) -> Response:
        """What has to be asked about the claims on a question, whether or not they are in conflict: a leap, a
        standstill, daily figures in a running total, wording that was not read …"""
        return Response(flags_of_question(to_check_by(self.get_object(), reader(self.now))))

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
    @of_records(LikelyQuestion)
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
