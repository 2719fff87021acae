"""Watch: a document that is captured again on a schedule; Visit: one time that this was tried."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import ExpressionWrapper, F, OuterRef, Q, Subquery, Value

from claimcheck.foundation.records.base import (
    Record,
    Recorded,
    RecordedQuerySet,
    append_only,
    supersede_once,
)
from sources.models import Document, Snapshot

SELDOM = 24 * 90
"""The most hours between two visits."""


class WatchQuerySet(RecordedQuerySet):
    """Questions about watches."""

    def with_last_visit(self) -> Self:
        """Each with `visited_last`, None before the first visit."""
        newest = Visit.objects.filter(watch=OuterRef("pk")).order_by("-visited_at", "-id")
        return self.annotate(visited_last=Subquery(newest.values("visited_at")[:1]))

    def due(self, now: datetime) -> Self:
        """Those in force whose last visit is as long ago as their schedule says."""
        waited = self.live().with_last_visit()
        apart = F("every_hours") * Value(timedelta(hours=1))
        due = ExpressionWrapper(F("visited_last") + apart, output_field=models.DateTimeField())
        return waited.annotate(next_visit=due).filter(Q(visited_last=None) | Q(next_visit__lte=now))


class Watch(Recorded):
    """A document that is captured again, every so many hours, until somebody ends it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="watches")
    every_hours = models.PositiveSmallIntegerField(help_text="Hours from one visit to the next.")

    objects = WatchQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["-recorded_at", "-id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                name="claims_watch_live_once", fields=["document"], condition=Q(superseded_at__isnull=True)
            ),
            models.CheckConstraint(
                name="claims_watch_every_hours", condition=Q(every_hours__gte=1, every_hours__lte=SELDOM)
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.document_id} every {self.every_hours} h"


class Visit(Record):
    """One time that a document was looked for: the text that was found, or why there was none."""

    watch = models.ForeignKey(Watch, on_delete=models.PROTECT, related_name="visits", db_index=False)
    visited_at = models.DateTimeField()
    snapshot = models.ForeignKey(
        Snapshot, on_delete=models.PROTECT, related_name="visits", null=True, blank=True
    )
    problem = models.CharField(max_length=300, blank=True, default="", help_text="Why there was no text.")

    class Meta:
        ordering = ["-visited_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="claims_visit_text_or_problem",
                condition=Q(snapshot__isnull=False, problem="") | (Q(snapshot__isnull=True) & ~Q(problem="")),
            ),
        ]
        indexes = [models.Index(name="claims_visit_newest", fields=["watch", "-visited_at", "-id"])]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.watch_id} at {self.visited_at:%Y-%m-%d %H:%M}"
