"""Syndication: one document taken from another."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import Recorded, RecordedQuerySet, supersede_once
from sources.models.document import Document


class Syndication(Recorded):
    """One document taken from another: a wire text at a second outlet."""

    copy = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="syndications")
    original = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="copies")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                name="sources_syndication_one_live_original",
                fields=["copy"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="sources_syndication_not_of_itself", condition=~Q(copy=F("original"))
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.copy_id} from {self.original_id}"
