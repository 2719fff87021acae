"""Weekly reports: issued once and frozen, sent to who subscribed, and corrected only by errata."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert, set_once
from claims.models import Publication, ReportDelivery, Subscription, Topic, Webhook, WeeklyReport
from claims.services.errata import ISSUING_LOCK, note_what_came_before
from claims.services.recounting import note_counts_of
from claims.services.working.queues import Queue

JOB = "claims.jobs.reports.send_report"
ISSUER = "weekly-report"


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is to be issued: the JSON, the policy it was decided by, the publications and claims it tells of.

    `topics` are those of the claims; `ended_at` is the last instant of which it tells.
    """

    body: str
    policy: str
    publications: tuple[int, ...]
    claims: tuple[UUID, ...]
    topics: tuple[UUID, ...]
    ended_at: datetime


def issuer() -> User:
    """In whose name a job issues what nobody issued by hand; nobody can sign in as it."""
    person, made = User.objects.get_or_create(username=ISSUER, defaults={"is_active": False})
    if made:
        person.set_unusable_password()
        User.objects.filter(pk=person.pk).update(password=person.password)
    return person


@transaction.atomic
def issue_report(
    *, by: User, now: datetime, week: str, topic: Topic | None = None, make: Callable[[], Frozen]
) -> tuple[WeeklyReport, bool]:
    """The report of a week as issued, and whether this call issued it; `make` is asked only then.

    However many ask at once, one makes it and the others get what it made.
    """
    _lock_issuing()
    known = WeeklyReport.objects.filter(week=week, topic=topic).first()
    if known is not None:
        return known, False
    frozen = make()
    report = insert(
        WeeklyReport(
            week=week,
            topic=topic,
            policy=frozen.policy,
            body=frozen.body,
            sha256=hashlib.sha256(frozen.body.encode()).hexdigest(),
            head=Publication.objects.order_by("-seq").first(),
            publications=sorted(set(frozen.publications)),
            claims=sorted(set(frozen.claims)),
            issued_at=now,
            issued_by=by,
        )
    )
    note_what_came_before(report, topics=frozen.topics, since=frozen.ended_at, by=by, now=now)
    note_counts_of(report, by=by, now=now)
    for subscription in Subscription.objects.filter(topic=topic, ended_at=None):
        send_later(ReportDelivery(report=report, subscription=subscription, recorded_at=now, recorded_by=by))
    return report, True


def _lock_issuing() -> None:
    """Only one transaction at a time issues; the lock goes with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ISSUING_LOCK])


def send_later(delivery: ReportDelivery) -> ReportDelivery:
    """Keep a delivery, and begin its job in the same transaction."""
    insert(delivery)
    queue = Queue.MAIL if delivery.subscription.mail else Queue.WEBHOOKS
    app.configure_task(JOB, queue=str(queue)).defer(delivery_id=str(delivery.pk))
    return delivery


@transaction.atomic
def subscribe(
    *, by: User, now: datetime, topic: Topic | None = None, mail: str = "", webhook: Webhook | None = None
) -> Subscription:
    """Send the weekly report (of a topic) to a mail address or a webhook from the next one on."""
    if bool(mail) == bool(webhook):
        raise Refused("mail", mail, _("give a mail address or a webhook, one of the two."))
    if webhook is not None and webhook.disabled_at is not None:
        raise Refused("webhook", webhook.name, _("this webhook is disabled; register it again."))
    to = {"mail": mail, "webhook": webhook}
    if Subscription.objects.filter(topic=topic, ended_at=None, **to).exists():
        field, value = ("mail", mail) if webhook is None else ("webhook", webhook.name)
        raise Refused(field, value, _("it gets this report already."))
    return insert(Subscription(topic=topic, mail=mail, webhook=webhook, recorded_at=now, recorded_by=by))


@transaction.atomic
def end_subscription(*, by: User, now: datetime, subscription: Subscription) -> Subscription:
    """Send nothing more there; pending deliveries are cancelled."""
    return set_once(subscription, _("This subscription has already ended."), ended_at=now, ended_by=by)
