"""The desk: where claims are triaged, conflicts reviewed and figures signed."""

from claims.admin import (
    claim,
    conflict,
    figure,
    notifications,
    overrule,
    people,
    resolution,
    saved_view,
    token,
    topic,
    trail,
    webhook,
    weekly_report,
)

__all__ = [
    "claim",
    "conflict",
    "figure",
    "notifications",
    "overrule",
    "people",
    "resolution",
    "saved_view",
    "token",
    "topic",
    "trail",
    "webhook",
    "weekly_report",
]
