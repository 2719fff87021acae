"""Sources, documents and statements as readers may know them: none that came with something hidden alone."""

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.preconditions import IF_MATCH
from claimcheck.foundation.rest.written import Telling, WrittenByDatabase
from claims.api.corrections import Corrected
from claims.api.registers.provenance_requests import (
    CorrectDocument,
    CorrectSource,
    CorrectStatement,
    HideDocument,
)
from claims.api.registers.recording import RecordedAs, RecordSource, recorded, signed
from claims.api.steps import ChangedInPlace
from claims.api.visible_names import VisibleNames
from claims.services.correcting.documents import correct_document
from claims.services.correcting.sources import correct_source
from claims.services.correcting.statements import correct_statement
from claims.views.audience import reader
from claims.views.records import seen_documents, seen_snapshots, seen_sources, seen_statements
from sources.api.document import DocumentSerializer, DocumentViewSet
from sources.api.source import SourceSerializer, SourceViewSet
from sources.api.statement import StatementSerializer, StatementViewSet
from sources.models import Document, Snapshot, Source, SourceCorrection, Statement
from sources.models.source import SourceQuerySet
from sources.services.recording import record_source


def known_sources(at: datetime) -> QuerySet[Source]:
    """Those that a reader may know of at a moment."""
    return seen_sources(Source.objects.all(), reader(at))


class VisibleSourceViewSet(Corrected, ChangedInPlace, VisibleNames, SourceViewSet, WrittenByDatabase):
    """Who can be quoted: governments, militaries, agencies, people, joint assessments."""

    permissions: ClassVar[dict[str, str]] = {
        "create": "sources.add_source",
        "correct": "sources.change_source",
    }
    telling = Telling(known_sources, SourceSerializer, SourceQuerySet.with_latest_grade)
    by_slug: ClassVar[dict[str, Any] | None] = {"protected": False}
    told = ("name", "kind", "protected", "wikidata_id", "homepage", "aliases")

    def rows(self) -> QuerySet[Source]:
        """Those that a reader may know of, with kin of which the same is true, and grade."""
        known = known_sources(self.now)
        if self.action == "list":
            return known
        return seen_sources(Source.objects.with_latest_grade().with_kin(known), reader(self.now))

    def corrections_of(self, record: Source) -> QuerySet[SourceCorrection]:
        """None of a protected source: what was recorded before could tell who it is."""
        return record.corrections.none() if record.protected else record.corrections.all()

    @extend_schema(request=RecordSource, responses={201: RecordedAs})
    def create(self, request: Request) -> Response:
        """Record a source."""
        given = self.given(RecordSource)
        return recorded(request, record_source(**signed(self.person, self.now), **given))

    @extend_schema(request=CorrectSource, parameters=[IF_MATCH], responses=SourceSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        """Correct its record; what hangs on whom it speaks for, its members or its kind is compared anew."""
        given = self.given(CorrectSource)
        with self.as_read() as source:
            correct_source(by=self.person, now=self.now, source=source, **given)
        return self.shown(source.pk)


class VisibleDocumentViewSet(Corrected, ChangedInPlace, VisibleNames, DocumentViewSet):
    """Where we read it: articles, official statements, datasets, own interviews and calculations."""

    permissions: ClassVar[dict[str, str]] = {
        **DocumentViewSet.permissions,
        "correct": "sources.change_document",
        "hide": "sources.change_document",
    }
    told = ("kind", "title", "url", "language", "published_at")

    def rows(self) -> QuerySet[Document]:
        """Those that a reader may know of at this moment."""
        known = seen_documents(Document.objects.all(), reader(self.now))
        return seen_documents(Document.objects.with_origin(known), reader(self.now))

    def captures(self, document: Document) -> QuerySet[Snapshot]:
        """Those that a reader may know of."""
        return seen_snapshots(super().captures(document), reader(self.now))

    def corrections_of(self, record: Document) -> QuerySet[SourceCorrection]:
        """Those since it may be shown: what it was called before is nobody's to read."""
        kept = record.corrections.all()
        hiding = kept.filter(after__has_any_keys=["internal", "embargo_until"]).order_by("-number").first()
        if hiding is not None:
            kept = kept.filter(number__gt=hiding.number)
        return kept if record.embargo_until is None else kept.filter(recorded_at__gte=record.embargo_until)

    @extend_schema(request=CorrectDocument, parameters=[IF_MATCH], responses=DocumentSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        """Correct its record; what hangs on its publisher, day or original is compared anew."""
        given = self.given(CorrectDocument)
        with self.as_read() as document:
            correct_document(by=self.person, now=self.now, document=document, **given)
        return self.shown(document.pk)

    @extend_schema(
        request=HideDocument, parameters=[IF_MATCH], responses={204: OpenApiResponse(description="Hidden.")}
    )
    @action(detail=True, methods=["post"])
    def hide(self, request: Request, pk: str) -> Response:
        """Keep it, and what is quoted from it, from all readers: for good, or until a moment.

        It does not exist here from then on; it is shown again at the desk, or when its embargo ends.
        """
        given = self.given(HideDocument)
        until = given.get("embargo_until")
        hidden = {"internal": True} if until is None else {"embargo_until": until}
        with self.as_read() as document:
            correct_document(
                by=self.person, now=self.now, document=document, reason=given["reason"], **hidden
            )
        return Response(status=204)


class VisibleStatementViewSet(VisibleNames, StatementViewSet):
    """Acts of saying: the unit of independence."""

    permissions: ClassVar[dict[str, str]] = {
        **StatementViewSet.permissions,
        "correct": "sources.change_statement",
    }

    def rows(self) -> QuerySet[Statement]:
        """Those that a reader may know of."""
        return seen_statements(Statement.objects.select_related("source"), reader(self.now))

    @extend_schema(request=CorrectStatement, responses={201: StatementSerializer})
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: str) -> Response:
        """Correct it by another statement, on which its claims then rest; one that was corrected stays so."""
        given: dict[str, Any] = self.given(CorrectStatement)
        made = correct_statement(by=self.person, now=self.now, statement=self.get_object(), **given)
        return Response(StatementSerializer(made).data, status=201)
