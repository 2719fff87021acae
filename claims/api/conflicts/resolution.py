"""Resolutions over REST: proposed by one person, approved by another."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Known, OneOf
from claimcheck.foundation.rest.filters import IdFilter, MomentFilter, choice
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.claims.requests import Because
from claims.api.claims.responses import ClaimBrief
from claims.api.conflicts.resolution_requests import ProposeResolution, RenewFigure, ReturnResolution, drafts
from claims.api.named import NamedFilter
from claims.api.note import Noted
from claims.api.registers.question_bodies import QuestionBrief
from claims.api.steps import Beginning, Stepped
from claims.api.values import Person, PlainNumber, RangeOfDays
from claims.api.visible_names import VisibleNames
from claims.domain.answering.earlier_figure import EarlierFigure
from claims.domain.answering.methods import Method, Use
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence, ConfidenceReason
from claims.domain.lifecycle import ResolutionState
from claims.models import Conflict, Question, Resolution, ResolutionInput, Topic, VerifiedFigure
from claims.models.resolution import ResolutionQuerySet
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import (
    approve_resolution,
    propose_resolution,
    return_resolution,
    withdraw_resolution,
)
from claims.views.audience import reader
from claims.views.conflict import evidence_of, nothing_hidden

SETTLED_IN_THE_ADMIN = "it can be settled in the admin only."


class ResolutionInputSerializer(serializers.ModelSerializer[ResolutionInput]):
    """The part that a claim (this very version of it) played."""

    use = OneOf(Use, read_only=True)
    claim = ClaimBrief(read_only=True)

    class Meta:
        model = ResolutionInput
        fields = ["use", "reason", "claim"]
        read_only_fields = fields


class ResolutionSerializer(serializers.ModelSerializer[Resolution]):
    """A proposed answer, and what a second person decided about it."""

    topic = serializers.UUIDField(source="topic_id", read_only=True)
    question = QuestionBrief(read_only=True)
    conflict = serializers.UUIDField(source="conflict_id", allow_null=True, read_only=True)
    whole = serializers.UUIDField(
        source="whole_id",
        allow_null=True,
        read_only=True,
        help_text="The resolution that this linked draft is part of.",
    )
    independent_count = serializers.SerializerMethodField(help_text="null: proposed without it.")
    independent_exact = serializers.SerializerMethodField()
    single_voice_reason = serializers.SerializerMethodField()
    parts: Any = serializers.PrimaryKeyRelatedField(many=True, read_only=True, help_text="Linked drafts.")
    state = OneOf(ResolutionState, read_only=True)
    as_of = RangeOfDays(read_only=True)
    stance = OneOf(Stance, allow_blank=True, read_only=True)
    method = OneOf(Method, read_only=True)
    low_modality = OneOf(Modality, allow_blank=True, read_only=True)
    high_modality = OneOf(Modality, allow_blank=True, read_only=True)
    confidence_offered = serializers.SerializerMethodField(
        help_text="What evidence and agreement give; empty where the count is withheld."
    )
    confidence_reasons = serializers.SerializerMethodField(help_text="What keeps it from being higher.")
    confidence_reason = serializers.SerializerMethodField(help_text="Why it is higher than offered.")
    deviations = serializers.SerializerMethodField(
        help_text="Where the answer departs from its claims or its method."
    )
    earlier_figure = OneOf(EarlierFigure, allow_blank=True, read_only=True)
    confidence = OneOf(Confidence, read_only=True)
    low = PlainNumber(allow_null=True, read_only=True)
    best = PlainNumber(allow_null=True, read_only=True)
    high = PlainNumber(allow_null=True, read_only=True)
    inputs = ResolutionInputSerializer(source="shown_inputs", many=True, read_only=True)
    proposed_by = Person()
    approved_by = Person(allow_null=True)
    returned_by = Person(allow_null=True)

    class Meta:
        model = Resolution
        fields = [
            "id",
            "topic",
            "question",
            "conflict",
            "whole",
            "parts",
            "state",
            "as_of",
            "low",
            "best",
            "high",
            "low_modality",
            "high_modality",
            "stance",
            "method",
            "judgement_reason",
            "confidence",
            "confidence_offered",
            "confidence_reasons",
            "confidence_reason",
            "deviations",
            "earlier_figure",
            "earlier_reason",
            "independent_count",
            "independent_exact",
            "single_voice_reason",
            "rationale",
            "review_by",
            "basis",
            "inputs",
            "proposed_at",
            "proposed_by",
            "approved_at",
            "approved_by",
            "returned_at",
            "returned_by",
            "return_comment",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_independent_count(self, resolution: Resolution) -> int | None:
        """How many independent sources stand behind it."""
        return None if resolution.count_withheld else resolution.independent_count

    @extend_schema_field(serializers.CharField())
    def get_single_voice_reason(self, resolution: Resolution) -> str:
        """Why one independent source is enough; empty where the count is withheld."""
        return "" if resolution.count_withheld else resolution.single_voice_reason

    @extend_schema_field(OneOf(Confidence, allow_blank=True))
    def get_confidence_offered(self, resolution: Resolution) -> str:
        """It follows from the count, and is withheld with it."""
        return "" if resolution.count_withheld else resolution.confidence_offered

    @extend_schema_field(serializers.ListField(child=OneOf(ConfidenceReason)))
    def get_confidence_reasons(self, resolution: Resolution) -> list[str]:
        """They follow from the count, and are withheld with it."""
        return [] if resolution.count_withheld else resolution.confidence_reasons

    @extend_schema_field(serializers.CharField())
    def get_confidence_reason(self, resolution: Resolution) -> str:
        """It answers what follows from the count, and is withheld with it."""
        return "" if resolution.count_withheld else resolution.confidence_reason

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_deviations(self, resolution: Resolution) -> list[str]:
        """Without those that name a claim which may not be shown."""
        hidden: Any = resolution.hidden_inputs  # type: ignore[attr-defined]  # prefetched
        return resolution.deviations_without(
            {hidden_input.claim.statement.source.name for hidden_input in hidden}
        )

    @extend_schema_field(serializers.BooleanField(allow_null=True))
    def get_independent_exact(self, resolution: Resolution) -> bool | None:
        """Whether the count is more than a lower bound."""
        return None if resolution.count_withheld else resolution.independent_exact


class ResolutionFilter(django_filters.FilterSet):
    """Which resolutions."""

    topic = NamedFilter(Topic)
    question = NamedFilter(Question)
    conflict = IdFilter()
    state = choice(ResolutionState)
    method = choice(Method)
    updated_since = MomentFilter(
        method="changed_since", help_text="Proposed or decided at this time or later."
    )

    class Meta:
        model = Resolution
        fields: ClassVar[list[str]] = []

    def changed_since(self, queryset: ResolutionQuerySet, name: str, value: Any) -> QuerySet[Resolution]:
        """By its last change of state."""
        return queryset.changed_since(value)


class ResolutionViewSet(VisibleNames, Noted, Stepped, ReadEndpoint):
    """Proposed answers. Nobody approves what they proposed: service and database refuse it as well."""

    model = Resolution
    lookup_field = "id"
    serializer_class = ResolutionSerializer
    filterset_class = ResolutionFilter
    orderings: ClassVar[dict[str, str]] = {"proposed_at": "proposed_at", "review_by": "review_by"}
    ordering = ("-proposed_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_resolution",
        "renew": "claims.add_resolution",
        "approve": "claims.approve_resolution",
        "return_": "claims.return_resolution",
        "withdraw": "claims.add_resolution",
        **Noted.NOTING,
    }

    def rows(self) -> QuerySet[Resolution]:
        """All of them, with the inputs that may be shown at this moment."""
        return Resolution.objects.with_people().with_inputs(at=self.now)

    def begun(self, record: Resolution) -> list[Beginning]:
        """The proposal."""
        return [Beginning(record, ResolutionState.PROPOSED, record.proposed_at, record.proposed_by)]

    def guard(self, record: Resolution) -> QuerySet[Question]:
        """Its question: whoever approves or publishes locks that before anything else."""
        return Question.objects.filter(pk=record.question_id)

    def _check_known(self, conflict: Conflict) -> None:
        """Raise what an unknown id is answered with where it is no conflict for whoever asks; Refused where
        something that it rests on is hidden."""
        viewer = reader(self.now)
        if nothing_hidden(conflict, viewer):
            return
        if evidence_of(conflict, viewer) is None:
            text = Known.default_error_messages["does_not_exist"].format(pk_value=conflict.pk)
            raise serializers.ValidationError({"conflict": [ErrorDetail(text, "does_not_exist")]})
        raise Refused("conflict", conflict.pk, SETTLED_IN_THE_ADMIN)

    @extend_schema(request=ProposeResolution, responses={201: ResolutionSerializer})
    def create(self, request: Request) -> Response:
        """Propose an answer to a conflict, with linked drafts for its parts."""
        given = self.given(ProposeResolution)
        self._check_known(given["conflict"])
        draft, parts = drafts(given)
        try:
            made = propose_resolution(
                by=self.person, now=self.now, conflict=given["conflict"], draft=draft, parts=parts
            )
        except Refused as refusal:
            if refusal.field == "without_count":  # its numbers tell of what is hidden
                raise Refused("conflict", given["conflict"].pk, SETTLED_IN_THE_ADMIN) from None
            raise
        return self.shown(made.pk, code=201)

    @extend_schema(request=RenewFigure, responses={201: ResolutionSerializer})
    @action(detail=False, methods=["post"], pagination_class=None, filterset_class=None)
    def renew(self, request: Request) -> Response:
        """Propose that a question's current figure stands as it is until another day of review."""
        given = self.given(RenewFigure)
        figure = VerifiedFigure.objects.current().filter(question=given["question"]).first()
        if figure is None:
            raise Refused("question", given["question"].pk, "it has no published figure; answer a conflict.")
        made = propose_renewal(by=self.person, now=self.now, figure=figure, review_by=given["review_by"])
        response = self.shown(made.pk, code=201)
        response.headers["Location"] = request.build_absolute_uri(f"../{made.pk}/")
        return response

    @extend_schema(request=None, parameters=[IF_MATCH], responses=ResolutionSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, id: str) -> Response:
        """Approve what somebody else proposed, with its linked drafts; it is published at once."""
        with self.as_read() as resolution:
            if resolution.count_withheld or any(part.count_withheld for part in resolution.parts.all()):
                raise Refused("resolution", resolution.pk, "it can be approved in the admin only.")
            approve_resolution(by=self.person, now=self.now, resolution=resolution, seen=resolution.basis)
        return self.shown(resolution.pk)

    @extend_schema(request=ReturnResolution, parameters=[IF_MATCH], responses=ResolutionSerializer)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def return_(self, request: Request, id: str) -> Response:
        """Send it back to whoever proposed it, with a comment."""
        given = self.given(ReturnResolution)
        with self.as_read() as resolution:
            return_resolution(by=self.person, now=self.now, resolution=resolution, **given)
        return self.shown(resolution.pk)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ResolutionSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, id: str) -> Response:
        """Take back one's own proposal before anybody has decided on it."""
        given = self.given(Because)
        with self.as_read() as resolution:
            withdraw_resolution(by=self.person, now=self.now, resolution=resolution, **given)
        return self.shown(resolution.pk)
