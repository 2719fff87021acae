"""The weekly report: issued when the week is over, sent to who subscribed."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django import app

from claims.jobs.upkeep import patiently
from claims.models import ReportDelivery, WeeklyReport
from claims.reports.errata import Correction, told_by
from claims.reports.frozen import thawed
from claims.reports.issuing import due, issue
from claims.reports.renderers.eml import message
from claims.services.canonical import canonical_json, moment
from claims.services.reports import issuer
from claims.services.telling.errata import gather_errata
from claims.services.telling.mailing import Mail
from claims.services.telling.report_sending import (
    is_wanted,
    issued_body,
    send_by_mail,
    send_errata_by_mail,
    send_to_webhook,
)


# Asked four times an hour: zones differ by quarters of an hour, and clocks change.
@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="issue_due_reports", retry=patiently)
def issue_due_reports(timestamp: int) -> None:
    """Issue every week that is due at the newsroom's hour and has not been issued."""
    now = datetime.fromtimestamp(timestamp, UTC)
    for week in due(now):
        for _report, _new in issue(week, by=issuer(), now=timezone.now()):
            pass


@app.task(retry=patiently)
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
        made = message(thawed(delivery.report.body), address=_page(delivery.report))
        send_by_mail(delivery=delivery, message=made, now=now)
    else:
        send_to_webhook(delivery=delivery, body=issued_body(delivery.report), now=now)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="tell_errata", retry=patiently)
def tell_errata(timestamp: int) -> None:
    """Gather what was corrected of issued reports, for those who got them."""
    gather_errata(now=timezone.now())


def _send_errata(delivery: ReportDelivery, now: datetime) -> None:
    told = told_by(delivery.errata, now=now)
    if not told:
        return  # what it was about may no longer be shown
    if delivery.subscription.mail:
        send_errata_by_mail(delivery=delivery, mail=written(told, _page(delivery.report)), now=now)
    else:
        send_to_webhook(delivery=delivery, body=errata_body(told, now), now=now)


def _page(report: WeeklyReport) -> str:
    """Where a report is read; empty where the site does not know its own address."""
    topic = f"?{urlencode({'topic': report.topic.slug})}" if report.topic else ""
    path = reverse("weekly-report", args=[report.week])
    return f"{settings.SITE_URL}{path}{topic}" if settings.SITE_URL else ""


def written(told: Sequence[Correction], page: str) -> Mail:
    """The corrections as a mail: each in a sentence, with the reports that had told it."""
    count = len(told)
    subject = ngettext(
        "Weekly disagreement report: %(n)d correction", "Weekly disagreement report: %(n)d corrections", count
    )
    lines = []
    for one in told:
        lines += [one.text, _("Told in: %(weeks)s") % {"weeks": ", ".join(one.weeks)}, ""]
    lines.append(_("The reports stay as they were issued; their pages show these corrections."))
    if page:
        lines.append(page)
    return Mail(subject=subject % {"n": count}, text="\n".join([*lines, ""]))


def errata_body(told: Sequence[Correction], now: datetime) -> str:
    """The corrections as a webhook gets them."""
    rows = [{**asdict(one), "at": moment(one.at)} for one in told]
    return canonical_json({"type": "report.errata", "timestamp": moment(now), "errata": rows})
