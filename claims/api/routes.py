"""The endpoints of claims, for the site's router: (path, viewset).

Those of sources, documents and statements stand in place of their own app's, which knows of nothing hidden.
"""

from typing import Any

from rest_framework.viewsets import GenericViewSet

from claims.api.claims.agreement import AgreementViewSet
from claims.api.claims.article import ArticleViewSet
from claims.api.claims.claim import ClaimViewSet
from claims.api.claims.fact_checks import FactCheckViewSet
from claims.api.claims.imports import ImportViewSet
from claims.api.claims.second_readings import DoubleReadingViewSet, SecondReadingViewSet
from claims.api.conflicts.conflict import ConflictViewSet
from claims.api.conflicts.overrule import OverruleViewSet
from claims.api.conflicts.resolution import ResolutionViewSet
from claims.api.conflicts.source_merge import SourceMergeViewSet
from claims.api.conflicts.split import QuestionSplitViewSet
from claims.api.figures.accountability import AccountabilityViewSet
from claims.api.figures.catalog import CatalogViewSet
from claims.api.figures.changes import ChangeViewSet
from claims.api.figures.claim_reviews import ClaimReviewViewSet
from claims.api.figures.figure import FigureViewSet
from claims.api.figures.ledger import LedgerViewSet
from claims.api.figures.notices import NoticeViewSet
from claims.api.figures.oembed import OEmbedViewSet
from claims.api.figures.signatures import SignatureViewSet
from claims.api.registers.archive import ArchiveViewSet
from claims.api.registers.contact import ContactViewSet
from claims.api.registers.delivery import DeliveryViewSet, ReportDeliveryViewSet
from claims.api.registers.drafts import DraftViewSet
from claims.api.registers.error_report import ErrorReportViewSet
from claims.api.registers.evidence import EvidenceViewSet
from claims.api.registers.feed import FeedEntryViewSet, FeedViewSet
from claims.api.registers.found import SearchViewSet
from claims.api.registers.provenance import (
    VisibleDocumentViewSet,
    VisibleSourceViewSet,
    VisibleStatementViewSet,
)
from claims.api.registers.question import QuestionViewSet
from claims.api.registers.redaction import RedactionViewSet
from claims.api.registers.report import ReportViewSet
from claims.api.registers.subscription import SubscriptionViewSet
from claims.api.registers.topic import TopicViewSet
from claims.api.registers.track_record import TrackRecordViewSet
from claims.api.registers.watch import WatchViewSet
from claims.api.registers.webhook import WebhookViewSet

ROUTES: tuple[tuple[str, type[GenericViewSet[Any]]], ...] = (
    ("figures", FigureViewSet),
    ("search", SearchViewSet),
    ("signatures", SignatureViewSet),
    ("topics", TopicViewSet),
    ("questions", QuestionViewSet),
    ("drafts", DraftViewSet),
    ("claims", ClaimViewSet),
    ("articles", ArticleViewSet),
    ("fact-checks", FactCheckViewSet),
    ("imports", ImportViewSet),
    ("conflicts", ConflictViewSet),
    ("resolutions", ResolutionViewSet),
    ("claim-reviews", ClaimReviewViewSet),
    ("sources", VisibleSourceViewSet),
    ("documents", VisibleDocumentViewSet),
    ("statements", VisibleStatementViewSet),
    ("evidence", EvidenceViewSet),
    ("contacts", ContactViewSet),
    ("double-readings", DoubleReadingViewSet),
    ("second-readings", SecondReadingViewSet),
    ("agreement", AgreementViewSet),
    ("overrules", OverruleViewSet),
    ("source-merges", SourceMergeViewSet),
    ("question-splits", QuestionSplitViewSet),
    ("watches", WatchViewSet),
    ("feeds", FeedViewSet),
    ("feed-entries", FeedEntryViewSet),
    ("redactions", RedactionViewSet),
    ("changes", ChangeViewSet),
    ("ledger", LedgerViewSet),
    ("accountability", AccountabilityViewSet),
    ("error-reports", ErrorReportViewSet),
    ("notices", NoticeViewSet),
    ("oembed", OEmbedViewSet),
    ("catalog", CatalogViewSet),
    ("reports", ReportViewSet),
    ("webhooks", WebhookViewSet),
    ("deliveries", DeliveryViewSet),
    ("subscriptions", SubscriptionViewSet),
    ("report-deliveries", ReportDeliveryViewSet),
    ("archives", ArchiveViewSet),
    (r"sources/(?P<slug>[^/]+)/track-record", TrackRecordViewSet),
)
