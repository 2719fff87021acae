"""SourceMerge: two names under which one body is quoted, from when it was found until they are set apart."""

from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import (
    Recorded,
    RecordedQuerySet,
    fixed_except,
    not_blank,
    superseded_once,
)
from sources.models.source import Source


class SourceMerge(Recorded):
    """`source` is another name of `into`: what is said under either counts as said by one.

    Both stay as they are, with all that was recorded of them; what the rules make of it is derived on read.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="merges")
    into = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="other_names")
    reason = models.TextField()
    ended_reason = models.TextField(blank=True, default="")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *Recorded.Meta.constraints,
            not_blank("reason", name="sources_sourcemerge_reason_given"),
            models.UniqueConstraint(
                name="sources_sourcemerge_one_live",
                fields=["source"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(name="sources_sourcemerge_two_sources", condition=~Q(source=F("into"))),
            models.CheckConstraint(
                name="sources_sourcemerge_ended_with_reason",
                condition=Q(superseded_at__isnull=True, ended_reason="")
                | Q(superseded_at__isnull=False, ended_reason__regex=r"\S"),
            ),
        ]
        triggers = [*fixed_except("superseded_at", "superseded_by", "ended_reason"), superseded_once()]

    def __str__(self) -> str:
        return f"{self.source} is {self.into}"
