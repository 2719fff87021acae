"""Digests of notifications: gathered once a day, or at once for who wants that; sent, and tried again."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.jobs.patience import patiently
from claims.models import Digest
from claims.reports.issuing.digest_message import digest_mail
from claims.services.notifications.digests import gather_daily
from claims.services.notifications.digests import send_digest as hand_over
from claims.services.working.queues import Queue


@app.periodic(cron="5 * * * *")
@app.task(queue=Queue.MAIL, queueing_lock="gather_digests", retry=patiently)
def gather_digests(timestamp: int) -> None:
    """Gather the day's digests of who has not had theirs."""
    gather_daily(now=datetime.fromtimestamp(timestamp, UTC))


@app.task(queue=Queue.MAIL, retry=patiently)
def send_digest(digest_id: str) -> None:
    """Try one mail, unless it was taken already; what is not taken is tried again, for about a day."""
    digest = Digest.objects.to_send().select_related("person").filter(pk=digest_id).first()
    if digest is not None:
        hand_over(digest=digest, mail=digest_mail(digest), now=timezone.now())
