"""From a question to a published figure."""

from claims.models.answers.foreign_publication import ForeignPublication
from claims.models.api_token import ApiToken, Notice, NoticeAttempt, PullCount, Retrieval, TokenUse
from claims.models.claim import Claim, RelayHop
from claims.models.conflict import Assignment, Conflict, Detection
from claims.models.credibility_grade import CredibilityGrade
from claims.models.duplicate import Duplicate
from claims.models.following import Following
from claims.models.idempotent_answer import IdempotentAnswer
from claims.models.note import Check, Note
from claims.models.notification import Digest, DigestAttempt, MailChoice, Notification
from claims.models.publication import Publication
from claims.models.question import Question, QuestionRelation, ScopeConfirmation
from claims.models.resolution import Resolution, ResolutionInput
from claims.models.saved_view import SavedView
from claims.models.settled_flag import SettledFlag
from claims.models.topic import Topic
from claims.models.transition import Transition
from claims.models.unit import Unit
from claims.models.verified_figure import VerifiedFigure
from claims.models.webhook import Delivery, DeliveryAttempt, Webhook
from claims.models.weekly_report import Erratum, ReportAttempt, ReportDelivery, Subscription, WeeklyReport

__all__ = [
    "ApiToken",
    "Assignment",
    "Check",
    "Claim",
    "Conflict",
    "CredibilityGrade",
    "Delivery",
    "DeliveryAttempt",
    "Detection",
    "Digest",
    "DigestAttempt",
    "Duplicate",
    "Erratum",
    "Following",
    "ForeignPublication",
    "IdempotentAnswer",
    "MailChoice",
    "Note",
    "Notice",
    "NoticeAttempt",
    "Notification",
    "Publication",
    "PullCount",
    "Question",
    "QuestionRelation",
    "RelayHop",
    "ReportAttempt",
    "ReportDelivery",
    "Resolution",
    "ResolutionInput",
    "Retrieval",
    "SavedView",
    "ScopeConfirmation",
    "SettledFlag",
    "Subscription",
    "TokenUse",
    "Topic",
    "Transition",
    "Unit",
    "VerifiedFigure",
    "Webhook",
    "WeeklyReport",
]
