"""The desk: where claims are triaged, conflicts reviewed and figures signed."""

from claims.admin.claim import claim, fact_check
from claims.admin.conflict import conflict, overrule
from claims.admin.figure import figure, resolution
from claims.admin.imports import import_admin
from claims.admin.queue import notifications, saved_view
from claims.admin.registers import (
    account_change,
    audit,
    people,
    provenance,
    redaction,
    token,
    topic,
    watch,
    webhook,
    weekly_report,
)

__all__ = [
    "account_change",
    "audit",
    "claim",
    "conflict",
    "fact_check",
    "figure",
    "import_admin",
    "notifications",
    "overrule",
    "people",
    "provenance",
    "redaction",
    "resolution",
    "saved_view",
    "token",
    "topic",
    "watch",
    "webhook",
    "weekly_report",
]
