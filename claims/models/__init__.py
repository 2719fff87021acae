"""From a question to a published figure."""

from claims.models.access.account_change import AccountChange
from claims.models.access.following import Following
from claims.models.access.idempotent_answer import IdempotentAnswer
from claims.models.access.pull_journal import PullJournal
from claims.models.access.redaction import Redaction
from claims.models.access.saved_view import SavedView
from claims.models.access.typed_form import TypedForm
from claims.models.answers.fact_check import FactCheck, FactCheckLink
from claims.models.api_token import ApiToken, Notice, NoticeAttempt, PullCount, Retrieval, TokenUse
from claims.models.claim import Claim, RelayHop
from claims.models.conflict import Assignment, Conflict, Detection
from claims.models.credibility_grade import CredibilityGrade
from claims.models.duplicate import Duplicate
from claims.models.evidence.contact import Contact
from claims.models.evidence.evidence import Evidence, EvidenceFile
from claims.models.imports.record import Import, ImportFile, ImportRows
from claims.models.imports.saved_mapping import SavedMapping
from claims.models.ledger.checkpoint import Checkpoint, Cosignature, LedgerKey
from claims.models.ledger.foreign_publication import ForeignPublication
from claims.models.note import Check, Note
from claims.models.notification import Digest, DigestAttempt, MailChoice, Notification
from claims.models.publication import Publication, ServedText
from claims.models.question import (
    Question,
    QuestionCorrection,
    QuestionRelation,
    QuestionSplit,
    ScopeConfirmation,
)
from claims.models.readers.error_report import ErrorReport
from claims.models.readings.double_reading import DoubleReading
from claims.models.readings.second_reading import ReadingAssignment, SecondReading
from claims.models.resolution import Resolution, ResolutionInput
from claims.models.settled_flag import SettledFlag
from claims.models.story_template import StoryTemplate
from claims.models.topic import Topic
from claims.models.transition import Transition
from claims.models.unit import Unit
from claims.models.verified_figure import VerifiedFigure
from claims.models.watching.dismissed_change import DismissedChange
from claims.models.watching.feed import Feed, FeedEntry
from claims.models.watching.watch import Visit, Watch
from claims.models.webhook import Delivery, DeliveryAttempt, Webhook
from claims.models.weekly_report import Erratum, ReportAttempt, ReportDelivery, Subscription, WeeklyReport

__all__ = [
    "AccountChange",
    "ApiToken",
    "Assignment",
    "Check",
    "Checkpoint",
    "Claim",
    "Conflict",
    "Contact",
    "Cosignature",
    "CredibilityGrade",
    "Delivery",
    "DeliveryAttempt",
    "Detection",
    "Digest",
    "DigestAttempt",
    "DismissedChange",
    "DoubleReading",
    "Duplicate",
    "Erratum",
    "ErrorReport",
    "Evidence",
    "EvidenceFile",
    "FactCheck",
    "FactCheckLink",
    "Feed",
    "FeedEntry",
    "Following",
    "ForeignPublication",
    "IdempotentAnswer",
    "Import",
    "ImportFile",
    "ImportRows",
    "LedgerKey",
    "MailChoice",
    "Note",
    "Notice",
    "NoticeAttempt",
    "Notification",
    "Publication",
    "PullCount",
    "PullJournal",
    "Question",
    "QuestionCorrection",
    "QuestionRelation",
    "QuestionSplit",
    "ReadingAssignment",
    "Redaction",
    "RelayHop",
    "ReportAttempt",
    "ReportDelivery",
    "Resolution",
    "ResolutionInput",
    "Retrieval",
    "SavedMapping",
    "SavedView",
    "ScopeConfirmation",
    "SecondReading",
    "ServedText",
    "SettledFlag",
    "StoryTemplate",
    "Subscription",
    "TokenUse",
    "Topic",
    "Transition",
    "TypedForm",
    "Unit",
    "VerifiedFigure",
    "Visit",
    "Watch",
    "Webhook",
    "WeeklyReport",
]
