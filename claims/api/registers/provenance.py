"""Sources, documents and statements as readers may know them: none that came with something hidden alone."""

from django.db.models import QuerySet

from claims.api.steps import Changed
from claims.api.visible_names import VisibleNames
from claims.views.audience import reader
from claims.views.records import seen_documents, seen_snapshots, seen_sources
from sources.api.document import DocumentViewSet
from sources.api.source import SourceViewSet
from sources.api.statement import StatementViewSet
from sources.models import Document, Snapshot, Source


class VisibleSourceViewSet(Changed, SourceViewSet):
    """Who can be quoted: governments, militaries, agencies, people, joint assessments."""

    def rows(self) -> QuerySet[Source]:
        """Those that a reader may know of, with kin of which the same is true, and grade."""
        known = seen_sources(Source.objects.all(), reader(self.now))
        return seen_sources(Source.objects.with_latest_grade().with_kin(known), reader(self.now))


class VisibleDocumentViewSet(Changed, VisibleNames, DocumentViewSet):
    """Where we read it: articles, official statements, datasets, own interviews and calculations."""

    def rows(self) -> QuerySet[Document]:
        """Those that a reader may know of at this moment."""
        known = seen_documents(Document.objects.all(), reader(self.now))
        return seen_documents(Document.objects.with_origin(known), reader(self.now))

    def captures(self, document: Document) -> QuerySet[Snapshot]:
        """Those that a reader may know of."""
        return seen_snapshots(super().captures(document), reader(self.now))


class VisibleStatementViewSet(VisibleNames, StatementViewSet):
    """Acts of saying: the unit of independence."""
