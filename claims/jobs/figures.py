"""What happens to published figures by the clock alone."""

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.services.detection.reopening import publish_due_challenges, reopen_after_embargo
from claims.services.publishing.staleness_events import mark_due_stale
from claims.services.working.queues import Queue


@app.periodic(cron="11 * * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="challenges")
def publish_challenges(timestamp: int) -> None:
    """Reopen what claims speak against whose embargo is over; make public what has spoken against a figure
    for a day without anybody looking."""
    reopen_after_embargo(now=timezone.now())
    publish_due_challenges(now=timezone.now())


@app.periodic(cron="21 * * * *")
@app.task(queue=Queue.UPKEEP, queueing_lock="stale_figures")
def stale_figures(timestamp: int) -> None:
    """Append the event of figures whose day of review has passed."""
    mark_due_stale(now=timezone.now())
