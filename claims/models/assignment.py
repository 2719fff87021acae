"""Assignment: who has taken a conflict."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import RecordedQuerySet, supersede_once
from claims.models.base import TopicRecorded, within_topic


class Assignment(TopicRecorded):
    """A conflict in a person's hands, from `recorded_at` until superseded."""

    conflict = within_topic("claims.Conflict", "assignments")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )

    objects = RecordedQuerySet.as_manager()

    class Meta(TopicRecorded.Meta):
        constraints = [
            *TopicRecorded.Meta.constraints,
            models.UniqueConstraint(
                name="claims_assignment_one_live",
                fields=["topic", "conflict"],
                condition=Q(superseded_at__isnull=True),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.assignee_id} has {self.conflict_id}"
