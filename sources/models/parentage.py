"""Parentage: for whom a source speaks."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, supersede_once
from sources.models.source import Source


class Parentage(Recorded):
    """For whom a source speaks: the joint chiefs for South Korea."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="parentages")
    parent = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="child_parentages")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                name="sources_parentage_one_live_parent",
                fields=["source"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(name="sources_parentage_not_of_itself", condition=~Q(source=F("parent"))),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.source_id} speaks for {self.parent_id}"
