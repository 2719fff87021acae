"""Feed: an RSS or Atom feed that is read on a schedule; FeedEntry: an article of it, which waits."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import ExpressionWrapper, F, Q, Value

from claimcheck.foundation.records.base import Record, all_or_none, by_whom, fixed_except, not_blank
from claims.models.watching.watch import SELDOM
from sources.models import Document, Source

LONGEST_ADDRESS, LONGEST_TITLE = 2000, 300


class FeedQuerySet(models.QuerySet["Feed"]):
    """Questions about feeds."""

    def followed(self) -> Self:
        """Those that nobody has ended."""
        return self.filter(ended_at=None)

    def due(self, now: datetime) -> Self:
        """Those followed that were last read as long ago as their schedule says."""
        apart = F("every_hours") * Value(timedelta(hours=1))
        next_time = ExpressionWrapper(F("read_at") + apart, output_field=models.DateTimeField())
        waiting = self.followed().annotate(next_time=next_time)
        return waiting.filter(Q(read_at=None) | Q(next_time__lte=now))


class Feed(Record):
    """`publisher`: whose articles they are. `problem`: why the last reading found nothing."""

    name = models.CharField(max_length=120)
    url = models.URLField(max_length=LONGEST_ADDRESS)
    publisher = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="feeds", null=True, blank=True
    )
    every_hours = models.PositiveSmallIntegerField(help_text="Hours from one reading to the next.")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    read_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            not_blank("name", name="claims_feed_name_given"),
            all_or_none("ended_at", "ended_by", name="claims_feed_ended_by_someone"),
            models.UniqueConstraint(
                name="claims_feed_followed_once", fields=["url"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="claims_feed_every_hours", condition=Q(every_hours__gte=1, every_hours__lte=SELDOM)
            ),
        ]
        triggers = fixed_except("read_at", "problem", "ended_at", "ended_by")

    def __str__(self) -> str:
        return self.name


class FeedEntryQuerySet(models.QuerySet["FeedEntry"]):
    """Questions about the articles of feeds."""

    def waiting(self) -> Self:
        """Those that nobody has taken or dismissed."""
        return self.filter(settled_at=None)


class FeedEntry(Record):
    """`known_by`: its id in the feed. Taken, it has a `document`; dismissed, it has none."""

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="entries")
    known_by = models.CharField(max_length=64)
    title = models.CharField(max_length=LONGEST_TITLE)
    url = models.URLField(max_length=LONGEST_ADDRESS)
    published_at = models.DateTimeField(null=True, blank=True)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = by_whom(null=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="feed_entries", null=True, blank=True
    )
    reason = models.TextField(blank=True, default="", help_text="Why it was dismissed.")

    objects = FeedEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-id"]
        constraints = [
            all_or_none("settled_at", "settled_by", name="claims_feedentry_settled_by_someone"),
            models.CheckConstraint(
                name="claims_feedentry_taken_once_settled",
                condition=Q(document__isnull=True) | Q(settled_at__isnull=False),
            ),
            models.UniqueConstraint(name="claims_feedentry_once", fields=["feed", "known_by"]),
        ]
        indexes = [models.Index(name="claims_feedentry_newest", fields=["-found_at", "-id"])]
        triggers = fixed_except("settled_at", "settled_by", "document", "reason")

    def __str__(self) -> str:
        return self.title
