"""Watches over REST: which pages are revisited, and what became of their claims."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Id, Known, OneOf, Text, Whole
from claimcheck.foundation.rest.filters import IdFilter, not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.values import ReadingSerializer
from claims.domain.watching import WordsFate
from claims.intake.web.watching import changed_figures
from claims.models import Visit, Watch
from claims.models.watching.watch import SELDOM
from claims.services.watching.watching import (
    dismiss_change,
    stop_watching,
    take_changed_figure,
    watch_document,
)
from claims.views.audience import reader
from claims.views.records import seen_documents
from claims.views.watched import last_visit
from sources.models import Document


class VisitSerializer(serializers.ModelSerializer[Visit]):
    """A time that the page was looked for."""

    snapshot = serializers.UUIDField(source="snapshot_id", allow_null=True, read_only=True)

    class Meta:
        model = Visit
        fields = ["visited_at", "snapshot", "problem"]
        read_only_fields = fields


class WatchedClaim(serializers.Serializer[Any]):
    """A claim that was read on the page, and what became of its words."""

    claim = serializers.UUIDField()
    quote = serializers.CharField()
    fate = OneOf(WordsFate)
    now_reads = serializers.CharField(help_text="Its sentence as it is now; empty where it is gone.")
    readings = ReadingSerializer(many=True, help_text="The figures of that sentence, where a number changed.")
    taken = serializers.UUIDField(allow_null=True, help_text="The claim that was recorded of the new text.")
    dismissed = serializers.SerializerMethodField(help_text="Somebody has decided that it needs none.")

    def get_dismissed(self, each: Any) -> bool:
        """The reason is the desk's."""
        return bool(each["dismissed"])


class WatchBrief(serializers.ModelSerializer[Watch]):
    """A page that is revisited; `superseded_at`: until when it was."""

    document = serializers.UUIDField(source="document_id", read_only=True)

    class Meta:
        model = Watch
        fields = ["id", "document", "every_hours", "recorded_at", "superseded_at"]
        read_only_fields = fields


class WatchSerializer(WatchBrief):
    """With its last visit, and the claims that were read there, those that need somebody first."""

    last_visit = VisitSerializer(allow_null=True, read_only=True)
    claims = WatchedClaim(many=True, read_only=True)

    class Meta(WatchBrief.Meta):
        fields = [*WatchBrief.Meta.fields, "last_visit", "claims"]
        read_only_fields = fields


class WatchDocument(Body):
    """Have a document revisited."""

    document = Known(Document.objects.all())
    every_hours = Whole(min_value=1, max_value=SELDOM, help_text="Hours from one visit to the next.")


class StopWatching(Body):
    """Nothing is asked."""


class TakeChanged(Body):
    """Which claim's changed figure is taken as a candidate; how it is read, where its words leave it open."""

    claim = Id()
    modality = Text(required=False, max_length=12)
    value = Text(required=False, max_length=60)


class DismissChanged(Body):
    """Whose changed figure needs no claim of its own, and why."""

    claim = Id()
    reason = Text()


class WatchFilter(django_filters.FilterSet):
    """Which watches."""

    document = IdFilter()
    in_force = not_yet("superseded_at", help_text="Not ended.")

    class Meta:
        model = Watch
        fields: ClassVar[list[str]] = []


class WatchViewSet(ReadEndpoint):
    """Pages that are captured again on a schedule. No claim is ever anchored anew."""

    model = Watch
    filterset_class = WatchFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_watch",
        "stop": "claims.change_watch",
        "take": "claims.add_claim",
        "dismiss": "claims.add_claim",
    }

    def get_serializer_class(self) -> Any:
        """Without what became of claims in a list."""
        return WatchBrief if self.action == "list" else WatchSerializer

    def rows(self) -> QuerySet[Watch]:
        """Those of documents of which a reader may know."""
        known = seen_documents(Document.objects.all(), reader(self.now))
        return Watch.objects.filter(document__in=known).select_related("document")

    def named(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Documents that a reader may know of."""
        return seen_documents(rows, reader(self.now))

    def document(self, record: Watch) -> Any:
        """With what became of its claims."""
        brief = WatchBrief(record).data
        visit = last_visit(record)
        claims = changed_figures(record, reader(self.now))
        return {
            **brief,
            "last_visit": None if visit is None else VisitSerializer(visit).data,
            "claims": WatchedClaim(claims, many=True).data,
        }

    @extend_schema(request=WatchDocument, responses={201: WatchSerializer})
    def create(self, request: Request) -> Response:
        """Have a document revisited, in place of the schedule that it had."""
        made = watch_document(by=self.person, now=self.now, **self.given(WatchDocument))
        return self.shown(made.pk, code=201)

    @extend_schema(request=StopWatching, parameters=[IF_MATCH], responses=WatchSerializer)
    @action(detail=True, methods=["post"])
    def stop(self, request: Request, pk: str) -> Response:
        """Look at it no more; what was found stays."""
        self.given(StopWatching)
        with self.as_read() as watch:
            stop_watching(by=self.person, now=self.now, watch=watch)
        return self.shown(watch.pk)

    @extend_schema(request=TakeChanged, parameters=[IF_MATCH], responses=WatchSerializer)
    @action(detail=True, methods=["post"])
    def take(self, request: Request, pk: str) -> Response:
        """Record what the page says now as a candidate: it challenges what rests on the old figure."""
        given = self.given(TakeChanged)
        with self.as_read() as watch:
            take_changed_figure(by=self.person, now=self.now, watch=watch, viewer=reader(self.now), **given)
        return self.shown(watch.pk)

    @extend_schema(request=DismissChanged, parameters=[IF_MATCH], responses=WatchSerializer)
    @action(detail=True, methods=["post"])
    def dismiss(self, request: Request, pk: str) -> Response:
        """Say that the new number says nothing against the claim; asked again once the page says another."""
        given = self.given(DismissChanged)
        with self.as_read() as watch:
            dismiss_change(by=self.person, now=self.now, watch=watch, viewer=reader(self.now), **given)
        return self.shown(watch.pk)
