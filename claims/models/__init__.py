"""From a question to a published figure."""

from claims.models.api_token import ApiToken
from claims.models.assignment import Assignment
from claims.models.check import Check
from claims.models.claim import Claim
from claims.models.conflict import Conflict
from claims.models.credibility_grade import CredibilityGrade
from claims.models.delivery import Delivery
from claims.models.delivery_attempt import DeliveryAttempt
from claims.models.detection import Detection
from claims.models.digest import Digest
from claims.models.digest_attempt import DigestAttempt
from claims.models.duplicate import Duplicate
from claims.models.erratum import Erratum
from claims.models.idempotent_answer import IdempotentAnswer
from claims.models.mail_choice import MailChoice
from claims.models.note import Note
from claims.models.notice import Notice
from claims.models.notice_attempt import NoticeAttempt
from claims.models.notification import Notification
from claims.models.publication import Publication
from claims.models.pull_count import PullCount
from claims.models.question import Question
from claims.models.question_relation import QuestionRelation
from claims.models.relay_hop import RelayHop
from claims.models.report_attempt import ReportAttempt
from claims.models.report_delivery import ReportDelivery
from claims.models.resolution import Resolution
from claims.models.resolution_input import ResolutionInput
from claims.models.retrieval import Retrieval
from claims.models.saved_view import SavedView
from claims.models.scope_confirmation import ScopeConfirmation
from claims.models.subscription import Subscription
from claims.models.token_use import TokenUse
from claims.models.topic import Topic
from claims.models.transition import Transition
from claims.models.unit import Unit
from claims.models.verified_figure import VerifiedFigure
from claims.models.webhook import Webhook
from claims.models.weekly_report import WeeklyReport

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
    "Subscription",
    "TokenUse",
    "Topic",
    "Transition",
    "Unit",
    "VerifiedFigure",
    "Webhook",
    "WeeklyReport",
]
