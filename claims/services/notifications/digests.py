"""Digests by mail: what a person has not read, in one mail; each thing in one digest at most."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef
from procrastinate.contrib.django import app

from claimcheck.foundation.records.saving import insert
from claims.domain.notification import ByMail
from claims.models import Digest, DigestAttempt, Notification
from claims.services.notifications.attempts import mailed
from claims.services.notifications.mailing import Mail

JOB = "claims.jobs.notifications.send_digest"
HOUR = time(7)
"""From this time on, by the newsroom's clock, the day's digest is gathered."""


@transaction.atomic
def gather(*, person: User, now: datetime) -> Digest | None:
    """Put what this person has not been told by mail into a digest, and begin its job; None for nothing.

    Rows are locked, so that two processes that gather at once never put one thing into two mails.
    """
    rows = Notification.objects.to(person).to_mail().select_for_update(of=("self",))
    keys = list(rows.values_list("pk", flat=True))
    if not keys:
        return None
    digest = insert(Digest(person=person, gathered_at=now))
    Notification.objects.filter(pk__in=keys).update(digest=digest)
    app.configure_task(JOB).defer(digest_id=str(digest.pk))
    return digest


def gather_daily(*, now: datetime) -> list[Digest]:
    """The day's digests of everybody who has not had one since this morning; before the hour, nobody's.

    Asked every hour: a worker that was down at the hour makes up for it.
    """
    here = now.astimezone(ZoneInfo(settings.NEWSROOM_TIME_ZONE))
    since = datetime.combine(here.date(), HOUR, here.tzinfo)
    if here < since:
        return []
    waiting = Notification.objects.to_mail().filter(recipient=OuterRef("pk"))
    had = Digest.objects.filter(person=OuterRef("pk"), gathered_at__gte=since)
    people = User.objects.filter(Exists(waiting), ~Exists(had)).exclude(mail_choice__by_mail=ByMail.AT_ONCE)
    made = [gather(person=person, now=now) for person in people.order_by("pk")]
    return [digest for digest in made if digest is not None]


def send_digest(*, digest: Digest, mail: Mail, now: datetime) -> DigestAttempt:
    """Hand it to the mail server. Raises NotDelivered, after keeping the attempt, where it was not taken."""
    attempt = DigestAttempt(digest=digest, mail=digest.person.email, attempted_at=now)
    return mailed(attempt, mail, key=digest.pk)
