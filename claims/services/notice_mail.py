"""Telling a token's owner by mail that a figure it has pulled was recalled: one try, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from claims.models import Notice, NoticeAttempt
from claims.services.webhooks import NotDelivered
from sources.services.saving import insert

JOB = "claims.jobs.notices.mail_recall"


@dataclass(frozen=True, slots=True)
class Mail:
    """What is written: one line, and plain text."""

    subject: str
    text: str


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
    address, problem = notice.token.owner.email, ""
    message = EmailMessage(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [address],
        # A repetition is recognised by its id, and nobody's absence is announced back (RFC 3834).
        headers={"Message-ID": f"<{notice.pk}@claimcheck.invalid>", "Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (SMTPException, OSError) as error:
        problem = f"{type(error).__name__}: {error}".replace("\x00", "")[:300]
    attempt = insert(
        NoticeAttempt(notice=notice, mail=address, attempted_at=now, accepted=not problem, problem=problem)
    )
    if problem:
        raise NotDelivered(problem)
    return attempt
