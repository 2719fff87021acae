"""Merged sources over REST: which are names of one body, and until when they counted as one."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, Text
from claimcheck.foundation.rest.filters import not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.claims.requests import Because
from claims.api.visible_names import VisibleNames
from claims.services.correcting.sameness import merge_sources, separate_sources
from claims.views.audience import reader
from claims.views.records import seen_merges
from sources.api.source import SourceBrief
from sources.models import Source, SourceMerge


class SourceMergeSerializer(serializers.ModelSerializer[SourceMerge]):
    """`source` is another name of `into`; why, and until when it counted (null: it still does)."""

    source = SourceBrief(read_only=True)  # type: ignore[assignment]  # a field of that name
    into = SourceBrief(read_only=True)

    class Meta:
        model = SourceMerge
        fields = ["id", "source", "into", "reason", "ended_reason", "recorded_at", "superseded_at"]
        read_only_fields = fields


class MergeSources(Body):
    """A source, the one that it is another name of, and how that was established."""

    source = Known(  # type: ignore[assignment]  # a field of that name
        Source.objects.all(), help_text="The id of a source."
    )
    into = Known(Source.objects.all(), help_text="The id of the source that it is another name of.")
    reason = Text()


class SourceMergeFilter(django_filters.FilterSet):
    """Which merges."""

    in_force = not_yet("superseded_at", help_text="Not separated again.")

    class Meta:
        model = SourceMerge
        fields: ClassVar[list[str]] = []


class SourceMergeViewSet(VisibleNames, ReadEndpoint):
    """Names of one body: whatever is said under them counts as said by one source."""

    model = SourceMerge
    serializer_class = SourceMergeSerializer
    filterset_class = SourceMergeFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "sources.add_sourcemerge",
        "separate": "sources.change_sourcemerge",
    }

    def rows(self) -> QuerySet[SourceMerge]:
        """Those of sources that a reader may know of."""
        return seen_merges(SourceMerge.objects.select_related("source", "into"), reader(self.now))

    @extend_schema(request=MergeSources, responses={201: SourceMergeSerializer})
    def create(self, request: Request) -> Response:
        """Count a source as another name of a second one; the affected questions are compared anew."""
        made = merge_sources(by=self.person, now=self.now, **self.given(MergeSources))
        return self.shown(made.pk, code=201)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=SourceMergeSerializer)
    @action(detail=True, methods=["post"])
    def separate(self, request: Request, pk: str | None = None) -> Response:
        """Set the two apart again; that they were merged stays on record."""
        given: dict[str, Any] = self.given(Because)
        with self.as_read() as merge:
            separate_sources(by=self.person, now=self.now, merge=merge, **given)
        return self.shown(merge.pk)
