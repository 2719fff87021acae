"""Telling the owners of tokens of recalls."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from claims.jobs.patience import patiently
from claims.models import Notice
from claims.published.recall import recall
from claims.services.notifications.notice_mail import send_recall
from claims.services.notifications.notices import PULLS
from claims.services.working.queues import Queue
from claims.wording.newsroom import newsroom_day


@app.periodic(cron="* * * * *")
@app.task(queue=Queue.MAIL, queueing_lock="drain_pulls")
def drain_pulls(timestamp: int) -> None:
    """Write what processes on this machine have put on record, those that were killed too."""
    PULLS.write()


@app.task(queue=Queue.MAIL, retry=patiently)
def mail_recall(notice_id: str) -> None:
    """Try one mail, unless it is no longer wanted; what is not taken is tried again, for about a day."""
    rows = Notice.objects.to_mail().select_related("token__owner", "pulled", "publication")
    notice = rows.filter(pk=notice_id).first()
    if notice is None:
        return
    now = timezone.now()
    send_recall(notice=notice, mail=recall(notice, settings.SITE_URL, newsroom_day(now)), now=now)
