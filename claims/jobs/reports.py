"""The weekly report: issued when the week is over, sent to who subscribed."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.jobs.patience import patiently
from claims.models import ReportDelivery
from claims.reports.issuing.errata import page_of, told_by
from claims.reports.issuing.errata_message import errata_body, errata_mail
from claims.reports.issuing.frozen import thawed
from claims.reports.issuing.issuing import due, issue
from claims.reports.renderings.eml import message
from claims.services.notifications.errata import gather_errata
from claims.services.notifications.report_sending import (
    is_wanted,
    issued_body,
    send_by_mail,
    send_errata_by_mail,
    send_to_webhook,
)
from claims.services.report_issuing import issuer
from claims.services.working.queues import Queue


# Asked four times an hour: zones differ by quarters of an hour, and clocks change.
@app.periodic(cron="*/15 * * * *")
@app.task(queue=Queue.REPORTS, queueing_lock="issue_due_reports", retry=patiently)
def issue_due_reports(timestamp: int) -> None:
    """Issue every week that is due at the newsroom's hour and has not been issued."""
    now = datetime.fromtimestamp(timestamp, UTC)
    for week in due(now):
        for _report, _new in issue(week, by=issuer(), now=timezone.now()):
            pass


@app.task(queue=Queue.MAIL, retry=patiently)
def send_report(delivery_id: str) -> None:
    """Try one delivery; what is not taken is tried again, for about a day."""
    rows = ReportDelivery.objects.select_related("report__topic", "subscription__webhook")
    delivery = rows.get(pk=delivery_id)
    if not is_wanted(delivery):
        return
    now = timezone.now()
    if delivery.errata:
        _send_errata(delivery, now)
    elif delivery.subscription.mail:
        made = message(thawed(delivery.report.body), address=page_of(delivery.report))
        send_by_mail(delivery=delivery, message=made, now=now)
    else:
        send_to_webhook(delivery=delivery, body=issued_body(delivery.report), now=now)


@app.periodic(cron="*/5 * * * *")
@app.task(queue=Queue.REPORTS, queueing_lock="tell_errata", retry=patiently)
def tell_errata(timestamp: int) -> None:
    """Gather what was corrected of issued reports, for those who got them."""
    gather_errata(now=timezone.now())


def _send_errata(delivery: ReportDelivery, now: datetime) -> None:
    told = told_by(delivery.errata, now=now)
    if not told:
        return  # what it was about may no longer be shown
    if delivery.subscription.mail:
        send_errata_by_mail(delivery=delivery, mail=errata_mail(told, page_of(delivery.report)), now=now)
    else:
        send_to_webhook(delivery=delivery, body=errata_body(told, now), now=now)
