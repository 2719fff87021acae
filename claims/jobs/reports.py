"""The weekly report: issued when the week is over, sent to who subscribed."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from claims.jobs.upkeep import patiently
from claims.models import ReportDelivery
from claims.reports.frozen import thawed
from claims.reports.issuing import due, issue
from claims.reports.renderers.eml import message
from claims.services.reports import issuer
from claims.services.telling.report_sending import is_wanted, send_by_mail, send_to_webhook


# Asked four times an hour: zones differ by quarters of an hour, and clocks change.
@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="issue_due_reports", retry=patiently)
def issue_due_reports(timestamp: int) -> None:
    """Issue every week that is due at the newsroom's hour and has not been issued."""
    now = datetime.fromtimestamp(timestamp, UTC)
    for week in due(now):
        for _ in issue(week, by=issuer(), now=timezone.now()):
            pass


@app.task(retry=patiently)
def send_report(delivery_id: str) -> None:
    """Try one delivery; what is not taken is tried again, for about a day."""
    rows = ReportDelivery.objects.select_related("report", "subscription__webhook")
    delivery = rows.get(pk=delivery_id)
    if not is_wanted(delivery):
        return
    now = timezone.now()
    if delivery.subscription.mail:
        send_by_mail(delivery=delivery, message=message(thawed(delivery.report.body)), now=now)
    else:
        send_to_webhook(delivery=delivery, now=now)
