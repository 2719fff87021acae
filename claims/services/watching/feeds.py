"""Feeds: which are read, what was found in them, and what becomes of each article."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert, set_once
from claims.domain.watching import FeedItem
from claims.models import Feed, FeedEntry
from claims.models.watching.feed import LONGEST_TITLE
from claims.services.notifications.outbound import check_target
from claims.services.recording.reading_recorded import SETTLED
from claims.services.transitions import required_reason
from sources.domain.kinds import DocumentKind
from sources.models import Document, Source
from sources.services.recording import capture_snapshot, record_document

LONGEST_PROBLEM = 300


@transaction.atomic
def follow_feed(
    *, by: User, now: datetime, name: str, url: str, every_hours: int, publisher: Source | None = None
) -> Feed:
    """Have a feed read every so many hours. Refused where it is followed already, or can't be reached."""
    check_target("url", url)
    if Feed.objects.followed().filter(url=url).exists():
        raise Refused("url", url, _("this feed is followed already."))
    given = {"name": name, "url": url, "every_hours": every_hours, "publisher": publisher}
    return insert(Feed(**given, recorded_at=now, recorded_by=by))


def end_feed(*, by: User, now: datetime, feed: Feed) -> Feed:
    """Stop reading it; its articles stay. Raises StaleState where it has ended already."""
    return set_once(feed, _("This feed is already no longer followed."), ended_at=now, ended_by=by)


@transaction.atomic
def note_entries(*, now: datetime, feed: Feed, entries: Iterable[FeedItem]) -> int:
    """Keep the articles that are new; how many."""
    rows = [
        FeedEntry(
            feed=feed,
            known_by=hashlib.sha256(entry.key.encode(errors="replace")).hexdigest(),
            title=entry.title[:LONGEST_TITLE],
            url=entry.url,
            published_at=entry.published,
            found_at=now,
        )
        for entry in entries
    ]
    before = feed.entries.count()
    FeedEntry.objects.bulk_create(rows, ignore_conflicts=True)
    Feed.objects.filter(pk=feed.pk).update(read_at=now, problem="")
    return feed.entries.count() - before


def note_feed_problem(*, now: datetime, feed: Feed, problem: str) -> None:
    """Why nothing was found."""
    Feed.objects.filter(pk=feed.pk).update(read_at=now, problem=problem[:LONGEST_PROBLEM])


@transaction.atomic
def take_entry(*, by: User, now: datetime, entry: FeedEntry, text: str) -> Document:
    """Record the article as a document with its text, of which candidates are read. Raises StaleState."""
    published = entry.published_at if entry.published_at and entry.published_at <= now else None
    document = record_document(
        by=by,
        now=now,
        kind=DocumentKind.ARTICLE,
        title=entry.title,
        url=entry.url,
        publisher=entry.feed.publisher,
        published_at=published,
    )
    capture_snapshot(by=by, now=now, document=document, text=text)
    set_once(entry, str(SETTLED), settled_at=now, settled_by=by, document=document)
    return document


def dismiss_entry(*, by: User, now: datetime, entry: FeedEntry, reason: str) -> FeedEntry:
    """It holds nothing for us. Raises StaleState where somebody was quicker."""
    why = required_reason("reason", reason)
    return set_once(entry, str(SETTLED), settled_at=now, settled_by=by, reason=why)
