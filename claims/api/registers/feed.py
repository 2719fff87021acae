"""Feeds over REST: which are read, and the inbox of their articles."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, Text, Whole
from claimcheck.foundation.rest.filters import IdFilter, not_yet
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.registers.watch import StopWatching
from claims.intake.articles import LONGEST
from claims.intake.web.feeds import take_article
from claims.models import Feed, FeedEntry
from claims.models.watching.feed import LONGEST_ADDRESS
from claims.models.watching.watch import SELDOM
from claims.services.watching.feeds import dismiss_entry, end_feed, follow_feed
from claims.views.audience import reader
from claims.views.records import seen_sources
from sources.models import Source


class FeedSerializer(serializers.ModelSerializer[Feed]):
    """A feed; `problem`: why the last reading found nothing."""

    class Meta:
        model = Feed
        fields = ["id", "name", "url", "every_hours", "recorded_at", "read_at", "problem", "ended_at"]
        read_only_fields = fields


class FeedEntrySerializer(serializers.ModelSerializer[FeedEntry]):
    """An article of a feed. Taken, it is a document with this address."""

    feed = serializers.UUIDField(source="feed_id", read_only=True)
    taken = serializers.SerializerMethodField()

    class Meta:
        model = FeedEntry
        fields = ["id", "feed", "title", "url", "published_at", "found_at", "settled_at", "taken"]
        read_only_fields = fields

    def get_taken(self, entry: FeedEntry) -> bool:
        """Whether it was recorded as a document."""
        return entry.document_id is not None


class FollowFeed(Body):
    """An RSS or Atom feed that is to be read; `publisher`: whose articles they are."""

    name = Text(max_length=120)
    url = Text(max_length=LONGEST_ADDRESS)
    publisher = Known(Source.objects.all(), required=False, allow_null=True)
    every_hours = Whole(min_value=1, max_value=SELDOM, help_text="Hours from one reading to the next.")


class TakeEntry(Body):
    """The article's text where its page can't be read (behind a paywall); else it is fetched."""

    text = Text(required=False, max_length=LONGEST)


class DismissEntry(Body):
    """Why it holds nothing for us."""

    reason = Text()


class FeedFilter(django_filters.FilterSet):
    """Which feeds."""

    followed = not_yet("ended_at", help_text="Not ended.")

    class Meta:
        model = Feed
        fields: ClassVar[list[str]] = []


class FeedEntryFilter(django_filters.FilterSet):
    """Which articles."""

    feed = IdFilter()
    waiting = not_yet("settled_at", help_text="Neither taken nor dismissed.")

    class Meta:
        model = FeedEntry
        fields: ClassVar[list[str]] = []


class FeedViewSet(ReadEndpoint):
    """RSS and Atom feeds that are read on a schedule."""

    model = Feed
    serializer_class = FeedSerializer
    filterset_class = FeedFilter
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {"create": "claims.add_feed", "end": "claims.change_feed"}

    def rows(self) -> QuerySet[Feed]:
        """All of them."""
        return Feed.objects.all()

    def named(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Sources that a reader may know of."""
        return seen_sources(rows, reader(self.now))

    @extend_schema(request=FollowFeed, responses={201: FeedSerializer})
    def create(self, request: Request) -> Response:
        """Have a feed read; its articles wait in `feed-entries/`."""
        made = follow_feed(by=self.person, now=self.now, **self.given(FollowFeed))
        return self.shown(made.pk, code=201)

    @extend_schema(request=StopWatching, parameters=[IF_MATCH], responses=FeedSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """Stop reading it; what was found stays."""
        self.given(StopWatching)
        with self.as_read() as feed:
            end_feed(by=self.person, now=self.now, feed=feed)
        return self.shown(feed.pk)


class FeedEntryViewSet(ReadEndpoint):
    """Articles of feeds, the newest first: an inbox."""

    model = FeedEntry
    serializer_class = FeedEntrySerializer
    filterset_class = FeedEntryFilter
    orderings: ClassVar[dict[str, str]] = {"found_at": "found_at"}
    ordering = ("-found_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "take": "sources.add_document",
        "dismiss": "sources.add_document",
    }

    def rows(self) -> QuerySet[FeedEntry]:
        """All of them."""
        return FeedEntry.objects.all()

    @extend_schema(request=TakeEntry, parameters=[IF_MATCH], responses=FeedEntrySerializer)
    @action(detail=True, methods=["post"])
    def take(self, request: Request, pk: str) -> Response:
        """Fetch the article and record it as a document with its text, of which candidates are read."""
        given = self.given(TakeEntry)
        with self.as_read() as entry:
            take_article(by=self.person, now=self.now, entry=entry, **given)
        return self.shown(entry.pk)

    @extend_schema(request=DismissEntry, parameters=[IF_MATCH], responses=FeedEntrySerializer)
    @action(detail=True, methods=["post"])
    def dismiss(self, request: Request, pk: str) -> Response:
        """Say why it holds nothing for us."""
        given = self.given(DismissEntry)
        with self.as_read() as entry:
            dismiss_entry(by=self.person, now=self.now, entry=entry, **given)
        return self.shown(entry.pk)
