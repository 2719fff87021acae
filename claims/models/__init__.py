"""From a question to a published figure."""

from claims.models.assignment import Assignment
from claims.models.check import Check
from claims.models.claim import Claim
from claims.models.conflict import Conflict
from claims.models.credibility_grade import CredibilityGrade
from claims.models.delivery import Delivery
from claims.models.delivery_attempt import DeliveryAttempt
from claims.models.detection import Detection
from claims.models.note import Note
from claims.models.publication import Publication
from claims.models.question import Question
from claims.models.question_relation import QuestionRelation
from claims.models.relay_hop import RelayHop
from claims.models.resolution import Resolution
from claims.models.resolution_input import ResolutionInput
from claims.models.scope_confirmation import ScopeConfirmation
from claims.models.topic import Topic
from claims.models.transition import Transition
from claims.models.unit import Unit
from claims.models.verified_figure import VerifiedFigure
from claims.models.webhook import Webhook

__all__ = [
    "Assignment",
    "Check",
    "Claim",
    "Conflict",
    "CredibilityGrade",
    "Delivery",
    "DeliveryAttempt",
    "Detection",
    "Note",
    "Publication",
    "Question",
    "QuestionRelation",
    "RelayHop",
    "Resolution",
    "ResolutionInput",
    "ScopeConfirmation",
    "Topic",
    "Transition",
    "Unit",
    "VerifiedFigure",
    "Webhook",
]
