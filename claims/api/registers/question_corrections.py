"""Correcting questions over REST: what is measured, and how questions of a topic are related."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, OneOf, Text, TrueFalse
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.corrections import Corrected
from claims.api.values import NumberText
from claims.domain.questions.scope import Answer, RelationKind, Temporality
from claims.models import Question, QuestionRelation, Topic
from claims.models.claim_fields import LONGEST_REASON
from claims.services.correcting.questions import COMPARED, READ, WORDS, correct_question
from claims.services.correcting.relations import correct_relation, end_relation
from claims.services.recording.questions import relate_questions


class CorrectQuestion(Body):
    """What may be corrected of a question, and why. What is left out stays as it was."""

    reason = Text(max_length=LONGEST_REASON)
    text = Text(required=False, max_length=300)
    measure = Text(required=False, allow_blank=True, max_length=120)
    population = Text(required=False, allow_blank=True, max_length=120)
    place = Text(required=False, allow_blank=True, max_length=120)
    state = Text(required=False, allow_blank=True, max_length=120)
    answer = OneOf(Answer, required=False)
    unit = Text(required=False, max_length=30, help_text="Code of the unit.")
    temporality = OneOf(Temporality, required=False)
    base = Text(required=False, allow_blank=True, max_length=120)
    additive = TrueFalse(required=False)
    minimum = NumberText(required=False, allow_null=True, help_text="null: unbounded below.")
    exhaustive = TrueFalse(required=False)
    material_gap = NumberText(required=False, allow_null=True, help_text="A share of 1; null: the policy's.")


class EndRelation(Body):
    """A relation of this question to another ends."""

    second = Known(Question.objects.select_related("topic"), help_text="The id of the other question.")
    reason = Text(max_length=LONGEST_REASON)


class CorrectRelation(EndRelation):
    """How this question really stands to the other."""

    kind = OneOf(RelationKind, required=False)
    members_stay = TrueFalse(required=False)


class RelateQuestion(Body):
    """How this question stands to another of its topic."""

    second = Known(Question.objects.select_related("topic"), help_text="The id of the other question.")
    kind = OneOf(RelationKind)
    members_stay = TrueFalse(required=False, help_text="Whoever was counted in the part stays in the whole.")


class CorrectedQuestions(Corrected, ReadEndpoint):
    """Verbs of a question; each locks its topic before its questions, as their services do."""

    told = (*WORDS, *COMPARED, *(name for name in READ if name != "unit"), "unit_id", "dimension")
    correcting: ClassVar[dict[str, str]] = {
        "correct": "claims.change_question",
        "relate": "claims.add_questionrelation",
        "correct_relation": "claims.change_questionrelation",
        "end_relation": "claims.change_questionrelation",
    }

    def guard(self, record: Question) -> QuerySet[Topic]:
        """Its topic."""
        return Topic.objects.filter(pk=record.topic_id)

    @extend_schema(request=CorrectQuestion, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        """Correct what is measured; its claims are compared anew, and read again where need be."""
        given = self.given(CorrectQuestion)
        with self.as_read() as question:
            correct_question(by=self.person, now=self.now, question=question, **given)
        return self.shown(question.pk)

    @extend_schema(request=RelateQuestion, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"])
    def relate(self, request: Request, pk: str) -> Response:
        """Say how it stands to another question of its topic; both are compared anew."""
        given = self.given(RelateQuestion)
        with self.as_read() as question:
            relate_questions(by=self.person, now=self.now, first=question, **given)
        return self.shown(question.pk)

    @extend_schema(request=CorrectRelation, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], url_path="correct-relation", url_name="correct-relation")
    def correct_relation(self, request: Request, pk: str) -> Response:
        """Correct how it stands to another question; the wrong relation ends, both are compared anew."""
        return self._of_relation(correct_relation, CorrectRelation)

    @extend_schema(request=EndRelation, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], url_path="end-relation", url_name="end-relation")
    def end_relation(self, request: Request, pk: str) -> Response:
        """End a relation that was recorded wrongly; both questions are compared anew."""
        return self._of_relation(end_relation, EndRelation)

    def _of_relation(self, verb: Callable[..., Any], body: type[Body]) -> Response:
        given = self.given(body)
        second = given.pop("second")
        with self.as_read() as question:
            live = QuestionRelation.objects.live().filter(topic=question.topic_id, first=question)
            relation = live.filter(second=second).select_related("first", "second").first()
            if relation is None:
                remedy = "this question has no relation to it; ask for it from the question that has."
                raise Refused("second", second.pk, remedy)
            verb(by=self.person, now=self.now, relation=relation, **given)
        return self.shown(question.pk)
