"""Membership: who belongs to a joint source."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, supersede_once
from sources.models.source import Source


class Membership(Recorded):
    """A member of a joint source: the US, within a joint US / South Korea / Ukraine assessment."""

    joint = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="memberships")
    member = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="joint_memberships")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                name="sources_membership_live_once",
                fields=["joint", "member"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(name="sources_membership_not_of_itself", condition=~Q(joint=F("member"))),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.member_id} in {self.joint_id}"
