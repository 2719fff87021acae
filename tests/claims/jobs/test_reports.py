"""The job of the weekly report: issued once however many workers run, caught up with, sent, tried again."""

from datetime import UTC, datetime
from unittest import mock

import pytest
from django.core import mail

from claims.jobs.reports import issue_due_reports
from claims.models import ReportAttempt, ReportDelivery, WeeklyReport
from claims.reports.issuing.issuing import due
from claims.reports.week import Week
from claims.services import report_issuing
from claims.services.report_issuing import issuer, subscribe
from claims.wording.newsroom import newsroom_zone
from tests import builders as new
from tests.claims.jobs.worker import work_off
from tests.threads import at_once

pytestmark = pytest.mark.own_database
WORKERS = 4


def _issued_at_once() -> list[object]:
    issuer()
    new.conflict()
    subscribe(by=new.person("editor-in-chief"), now=new.NOW, mail="desk@example.org")
    monday = int(datetime(2024, 11, 11, 6, tzinfo=UTC).timestamp())
    return at_once(*(lambda: issue_due_reports(timestamp=monday) for _ in range(WORKERS)))


def test_many_workers_issue_a_week_once() -> None:
    results = _issued_at_once()
    assert results == [None] * WORKERS
    assert [report.week for report in WeeklyReport.objects.all()] == ["2024-W45"]
    assert ReportDelivery.objects.count() == 1


def test_control_without_the_lock_workers_collide() -> None:
    with mock.patch.object(report_issuing, "_lock_issuing", return_value=None):
        results = _issued_at_once()
    assert any(isinstance(each, Exception) for each in results)
    assert WeeklyReport.objects.count() == 1, "the database itself refuses a second one"


def test_it_is_sent_by_a_worker() -> None:
    _issued_at_once()
    work_off()
    # The worker's own clock goes on: it issues the weeks up to today as well.
    subject = "Weekly disagreement report: Week 45, 4 to 10 November 2024"
    assert [sent.subject for sent in mail.outbox].count(subject) == 1
    assert ReportAttempt.objects.get(delivery__report__week="2024-W45").accepted
    before = len(mail.outbox)
    work_off()
    assert len(mail.outbox) == before


def test_what_was_missed_is_issued_when_a_worker_is_back() -> None:
    issue_due_reports(timestamp=int(datetime(2024, 11, 11, 6, tzinfo=UTC).timestamp()))
    issue_due_reports(timestamp=int(datetime(2024, 12, 2, 9, tzinfo=UTC).timestamp()))
    weeks = sorted(WeeklyReport.objects.values_list("week", flat=True))
    assert weeks == ["2024-W45", "2024-W46", "2024-W47", "2024-W48"]


def test_a_week_is_due_on_monday_at_the_hour_of_the_report() -> None:
    zone = newsroom_zone()
    early, hour = (datetime(2024, 12, 2, hour, tzinfo=zone) for hour in (5, 6))
    assert [str(due(moment)[-1]) for moment in (early, hour)] == ["2024-W47", "2024-W48"]
    assert str(Week.last_full(early, zone)) == "2024-W48", "full it is all the same"
