"""Looking at watched pages and feeds again, each when its time has come."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from claims.intake.web.feeds import read_feed
from claims.intake.web.watching import look_again
from claims.models import Feed, Watch
from claims.services.working.queues import Queue


@app.periodic(cron="*/10 * * * *")
@app.task(queue=Queue.PAGES, queueing_lock="due_watches")
def due_watches(timestamp: int) -> None:
    """Put each page that is due into the queue, once."""
    for key in Watch.objects.due(timezone.now()).values_list("pk", flat=True):
        try:
            visit_page.configure(queueing_lock=f"watch {key}").defer(watch_id=str(key))
        except AlreadyEnqueued:
            continue


@app.task(queue=Queue.PAGES)
def visit_page(watch_id: str) -> None:
    """Look at one page, unless its watch has ended; what can't be reached is tried when it is due again."""
    watch = Watch.objects.live().select_related("document", "recorded_by").filter(pk=watch_id).first()
    if watch is not None:
        look_again(watch, timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queue=Queue.PAGES, queueing_lock="due_feeds")
def due_feeds(timestamp: int) -> None:
    """Put each feed that is due into the queue, once."""
    for key in Feed.objects.due(timezone.now()).values_list("pk", flat=True):
        try:
            read_one_feed.configure(queueing_lock=f"feed {key}").defer(feed_id=str(key))
        except AlreadyEnqueued:
            continue


@app.task(queue=Queue.PAGES)
def read_one_feed(feed_id: str) -> None:
    """Read one feed, unless it has ended; what can't be reached is tried when it is due again."""
    feed = Feed.objects.followed().filter(pk=feed_id).first()
    if feed is not None:
        read_feed(feed, timezone.now())
