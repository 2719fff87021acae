"""Questions as the API shows them."""

from typing import Any

from django.db.models import Expression, OuterRef
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.database_json import Literal, as_object, as_objects
from claimcheck.foundation.rest.fields import OneOf
from claims.api.values import PlainNumber
from claims.domain.questions.scope import Answer, RelationKind, Temporality
from claims.models import Question, QuestionRelation


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
