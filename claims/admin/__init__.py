"""The desk: where claims are triaged, conflicts reviewed and figures signed."""

from claims.admin.claim import claim
from claims.admin.conflict import conflict, overrule
from claims.admin.figure import figure, resolution
from claims.admin.imports import import_admin
from claims.admin.queue import notifications, saved_view
from claims.admin.registers import audit, people, token, topic, webhook, weekly_report

__all__ = [
    "audit",
    "claim",
    "conflict",
    "figure",
    "import_admin",
    "notifications",
    "overrule",
    "people",
    "resolution",
    "saved_view",
    "token",
    "topic",
    "webhook",
    "weekly_report",
]
