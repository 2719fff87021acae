"""Documents over REST, and the texts captured of them. Internal or embargoed ones do not exist here."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, Moment, OneOf, Text
from claimcheck.foundation.rest.filters import IdFilter, MomentFilter, TextFilter, choice
from claimcheck.foundation.rest.members import of_records
from sources.api.source import SourceBrief
from sources.domain.kinds import DocumentKind
from sources.models import Document, Snapshot, Source
from sources.services.recording import capture_snapshot, record_document


class KnownDocument(Known):
    """A document by its id, if it may be shown now."""

    def __init__(self, **options: Any):
        super().__init__(queryset=Document.objects.all(), **options)

    def get_queryset(self) -> QuerySet[Document]:
        """Neither internal nor under embargo."""
        return super().get_queryset().filter(pk__in=Document.objects.publishable(at=timezone.now()))


class DocumentBrief(serializers.ModelSerializer[Document]):
    """A document as it stands beside a quote."""

    kind = OneOf(DocumentKind, read_only=True)
    url = serializers.CharField(read_only=True, help_text="Empty if it has none.")
    publisher = SourceBrief(allow_null=True, read_only=True)

    class Meta:
        model = Document
        fields = ["id", "kind", "title", "url", "publisher", "language", "published_at"]
        read_only_fields = fields


class DocumentSerializer(DocumentBrief):
    """A document, and which one it was taken from."""

    syndicated_from = serializers.SerializerMethodField(
        help_text="The id of the document that this one copies."
    )

    class Meta(DocumentBrief.Meta):
        fields = [*DocumentBrief.Meta.fields, "syndicated_from", "recorded_at"]
        read_only_fields = fields

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_syndicated_from(self, document: Document) -> str | None:
        """The original, if it may be shown itself."""
        return next(
            (str(link.original_id) for link in document.shown_syndications),  # type: ignore[attr-defined]  # prefetched
            None,
        )


class SnapshotSerializer(serializers.ModelSerializer[Snapshot]):
    """That a text was captured, and when; the text itself is its publisher's and is not served."""

    class Meta:
        model = Snapshot
        fields = ["id", "sha256", "captured_at", "recorded_at"]
        read_only_fields = fields


class RecordDocument(Body):
    """What is needed to record a document. Internal and embargoed ones are recorded in the admin only."""

    kind = OneOf(DocumentKind)
    title = Text(max_length=300)
    url = Text(required=False, allow_blank=True, max_length=2000)
    publisher = Known(Source.objects.all(), required=False, allow_null=True, help_text="The id of a source.")
    language = Text(required=False, allow_blank=True, max_length=35, help_text="BCP 47, e.g. en, ko, uk.")
    published_at = Moment(required=False, allow_null=True)
    syndicated_from = KnownDocument(required=False, allow_null=True)


class CaptureSnapshot(Body):
    """The text of a document as read at a moment (now, unless told)."""

    text = Text()
    captured_at = Moment(required=False, allow_null=True)


class DocumentFilter(django_filters.FilterSet):
    """Which documents."""

    kind = choice(DocumentKind)
    publisher = IdFilter()
    language = TextFilter()
    published_since = MomentFilter(field_name="published_at", lookup_expr="gte")
    recorded_since = MomentFilter(field_name="recorded_at", lookup_expr="gte")

    class Meta:
        model = Document
        fields: ClassVar[list[str]] = []


class DocumentViewSet(ReadEndpoint):
    """Where we read it: articles, official statements, datasets, own interviews and calculations."""

    model = Document
    serializer_class = DocumentSerializer
    filterset_class = DocumentFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at", "title": "title"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "sources.add_document",
        "capture": "sources.add_snapshot",
        "snapshots": "sources.view_snapshot",
    }

    def rows(self) -> QuerySet[Document]:
        """What may be shown at this moment."""
        shown = Document.objects.publishable(at=self.now)
        return shown.with_origin(shown)

    def captures(self, document: Document) -> QuerySet[Snapshot]:
        """The captures of a document that may be shown."""
        return document.snapshots.all()

    @extend_schema(request=RecordDocument, responses={201: DocumentSerializer})
    def create(self, request: Request) -> Response:
        """Record a document."""
        document = record_document(by=self.person, now=self.now, **self.given(RecordDocument))
        return self.shown(document.pk, code=201)

    @extend_schema(responses=SnapshotSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], filter_backends=[], pagination_class=None, filterset_class=None)
    @of_records(SnapshotSerializer, ())
    def snapshots(self, request: Request, pk: str) -> Response:
        """The captures of a document, newest first: two of them show a silent edit."""
        return Response(SnapshotSerializer(self.captures(self.get_object()), many=True).data)

    @extend_schema(request=CaptureSnapshot, responses={201: SnapshotSerializer})
    @snapshots.mapping.post
    def capture(self, request: Request, pk: str) -> Response:
        """Capture a text of the document; the same text again is the snapshot there is."""
        given = self.given(CaptureSnapshot)
        snapshot = capture_snapshot(by=self.person, now=self.now, document=self.get_object(), **given)
        return Response(SnapshotSerializer(snapshot).data, status=201)
