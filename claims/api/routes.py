"""The endpoints of claims, for the site's router: (path, viewset)."""

from rest_framework.viewsets import GenericViewSet

from claims.api.change import ChangeViewSet
from claims.api.claim import ClaimViewSet
from claims.api.claim_review import ClaimReviewViewSet
from claims.api.conflict import ConflictViewSet
from claims.api.figure import FigureViewSet
from claims.api.notice import NoticeViewSet
from claims.api.oembed import OEmbedViewSet
from claims.api.overrule import OverruleViewSet
from claims.api.question import QuestionViewSet
from claims.api.report import ReportViewSet
from claims.api.resolution import ResolutionViewSet
from claims.api.topic import TopicViewSet
from claims.api.track_record import TrackRecordViewSet

ROUTES: tuple[tuple[str, type[GenericViewSet]], ...] = (
    ("figures", FigureViewSet),
    ("topics", TopicViewSet),
    ("questions", QuestionViewSet),
    ("claims", ClaimViewSet),
    ("conflicts", ConflictViewSet),
    ("resolutions", ResolutionViewSet),
    ("claim-reviews", ClaimReviewViewSet),
    ("overrules", OverruleViewSet),
    ("changes", ChangeViewSet),
    ("notices", NoticeViewSet),
    ("oembed", OEmbedViewSet),
    ("reports", ReportViewSet),
    (r"sources/(?P<slug>[^/]+)/track-record", TrackRecordViewSet),
)
