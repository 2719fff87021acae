"""Telling a token's owner by mail that a figure it has pulled was recalled: one try, and what came of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from claims.models import Notice, NoticeAttempt
from claims.services.notifications.attempts import mailed
from claims.services.notifications.mailing import Mail

JOB = "claims.jobs.notices.mail_recall"


def mail_later(notices: Sequence[UUID]) -> None:
    """A job for each of these notices that is to be mailed, in the transaction that made them."""
    if not notices:
        return
    wanted = Notice.objects.filter(pk__in=notices).to_mail().order_by("pk")
    jobs: list[JSONDict] = [{"notice_id": str(key)} for key in wanted.values_list("pk", flat=True)]
    if jobs:
        app.configure_task(JOB).batch_defer(*jobs)


def send_recall(*, notice: Notice, mail: Mail, now: datetime) -> NoticeAttempt:
    """Hand it to the mail server. Raises NotDelivered, after keeping the attempt, where it was not taken."""
    attempt = NoticeAttempt(notice=notice, mail=notice.token.owner.email, attempted_at=now)
    return mailed(attempt, mail, key=notice.pk)
