"""Who answers for each published version, and how it was done. For the newsroom: readers get names only."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.acts import Means
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import OneOf
from claimcheck.foundation.rest.filters import IdFilter, choice
from claimcheck.foundation.rest.members import of_records
from claims.api.steps import ActedSerializer
from claims.api.values import Person, RangeOfDays
from claims.domain.lifecycle import ChangeKind
from claims.models import VerifiedFigure


class SignatureSerializer(ActedSerializer, serializers.ModelSerializer[VerifiedFigure]):
    """One version and its signatures; `act` is that of whoever published it, the second of two signatures.

    How the first was given stands with the resolution, or with the version that put the figure on hold.
    """

    seq = serializers.IntegerField(source="publication.seq", read_only=True)
    as_of = RangeOfDays(read_only=True)
    change_kind = OneOf(ChangeKind, read_only=True)
    proposed_by = Person(allow_null=True)
    approved_by = Person(allow_null=True)
    published_by = Person()

    class Meta:
        model = VerifiedFigure
        fields = [
            "seq",
            "question",
            "as_of",
            "version",
            "change_kind",
            "resolution",
            "proposed_by",
            "approved_by",
            "published_at",
            "published_by",
            "act",
            "act_detail",
        ]
        read_only_fields = fields


class SignatureFilter(django_filters.FilterSet):
    """Of which figures."""

    question = IdFilter()
    act = choice(Means)
    change_kind = choice(ChangeKind)

    class Meta:
        model = VerifiedFigure
        fields: ClassVar[list[str]] = []


class SignatureViewSet(ListModelMixin, Endpoint):
    """Every published version, with who signed it and by what means it was published."""

    model = VerifiedFigure
    serializer_class = SignatureSerializer
    filterset_class = SignatureFilter
    ordering = ("-id",)
    permissions: ClassVar[dict[str, str]] = {"list": "claims.view_transition"}

    def rows(self) -> QuerySet[VerifiedFigure]:
        """All versions with their people."""
        return VerifiedFigure.objects.select_related(
            "publication", "proposed_by", "approved_by", "published_by"
        )

    @of_records(SignatureSerializer, always=("seq",))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The versions, newest first."""
        return super().list(request, *args, **kwargs)
