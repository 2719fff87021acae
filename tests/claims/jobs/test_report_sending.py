"""Reports and their errata, sent by a real worker to a real web server and a real mail server."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Event
from typing import Any
from unittest import mock

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings
from standardwebhooks import Webhook as Signature

from claims.jobs.reports import send_report, tell_errata
from claims.models import Claim, Erratum, ReportAttempt, ReportDelivery, WeeklyReport
from claims.reports.issuing.issuing import issue
from claims.reports.week import Week
from claims.services import errata, report_issuing
from claims.services.notifications.webhooks import register_webhook
from claims.services.report_issuing import issuer, subscribe
from claims.services.triage.triage import reject_claim
from tests import builders as new
from tests.claims.jobs.worker import work_off
from tests.receivers import Mailbox, Receiver, mail_server, receiving
from tests.threads import at_once

pytestmark = pytest.mark.own_database
W45 = Week(2024, 45)
MONDAY = datetime(2024, 11, 11, 6, tzinfo=UTC)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as box:
        yield box


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    with mail_server() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.SITE_URL = "https://figures.example.org"
        yield box


@pytest.fixture
def secret(receiver: Receiver, mailbox: Mailbox, settings: Settings) -> str:
    """A week issued to a webhook and to a mailbox; the webhook's secret."""
    settings.WEBHOOK_PRIVATE_TARGETS = True
    boss = new.person("editor-in-chief")
    new.conflict()
    hook, secret = register_webhook(by=boss, now=new.NOW, name="CMS", url=receiver.url)
    subscribe(by=boss, now=new.NOW, webhook=hook)
    subscribe(by=boss, now=new.NOW, mail="desk@example.org")
    list(issue(W45, by=boss, now=MONDAY))
    return secret


def try_again() -> None:
    """Make what waits for its next try due at once, and run it."""
    ProcrastinateJob.objects.filter(status="todo").update(scheduled_at=timezone.now())
    work_off()


def log(kind: str) -> list[tuple[bool, int | None, str]]:
    """What came of each try, oldest first, of the subscriptions by "mail" or by "webhook"."""
    rows = ReportAttempt.objects.order_by("attempted_at", "id")
    rows = rows.exclude(delivery__subscription__mail="") if kind == "mail" else rows.filter(
        delivery__subscription__mail=""
    )  # fmt: skip
    return [(row.accepted, row.status, row.problem.split(":")[0]) for row in rows]


def a_claim() -> Claim:
    return Claim.objects.filter(statement__source__isnull=False).order_by("pk")[0]


def test_a_report_and_its_errata_arrive_after_failures_and_the_log_tells_all(
    secret: str, receiver: Receiver, mailbox: Mailbox
) -> None:
    receiver.answers, mailbox.refusals = [503], 1
    work_off()
    assert (log("webhook"), log("mail")) == (
        [(False, 503, "answered 503")],
        [(False, None, "SMTPSenderRefused")],
    )
    try_again()
    assert (log("webhook")[1:], log("mail")[1:]) == ([(True, 200, "")], [(True, None, "")])
    _the_report_arrived(secret, receiver, mailbox)

    claim = a_claim()
    now = timezone.now()
    reject_claim(by=new.person("checker"), now=now, claim=claim, reason="It is satire.")
    receiver.answers, mailbox.refusals = [500], 1
    tell_errata(timestamp=int(now.timestamp()))
    work_off()
    try_again()
    assert [accepted for accepted, *_ in log("webhook")] == [False, True, False, True]
    assert [accepted for accepted, *_ in log("mail")] == [False, True, False, True]
    _the_erratum_arrived(secret, receiver, mailbox, claim)
    tell_errata(timestamp=int(now.timestamp()))
    for row in ReportDelivery.objects.all():
        send_report(str(row.pk))
    try_again()
    assert (len(receiver.received), len(mailbox.taken)) == (4, 2), "nobody is told twice"


def _the_report_arrived(secret: str, receiver: Receiver, mailbox: Mailbox) -> None:
    report = WeeklyReport.objects.get()
    (first, _), (headers, body) = receiver.received
    Signature(secret).verify(body, headers)
    assert first["webhook-id"] == headers["webhook-id"], "a repetition is recognised"
    sent = json.loads(body)
    assert (sent["type"], sent["week"], sent["sha256"]) == ("report.issued", "2024-W45", report.sha256)
    assert report.body in body, "the very text that was issued"
    ((people, mail),) = mailbox.taken
    assert people == ["desk@example.org"]
    assert mail["Subject"] == "Weekly disagreement report: Week 45, 4 to 10 November 2024"
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert page is not None
    for body in (plain, page):
        assert "https://figures.example.org/reports/2024-W45/" in body.get_content()
    assert "Week 45, 4 to 10 November 2024" in page.get_content()
    pictures = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    for picture in pictures:
        assert f"cid:{picture['Content-ID'].strip('<>')}" in page.get_content()
    assert pictures


def _the_erratum_arrived(secret: str, receiver: Receiver, mailbox: Mailbox, claim: Claim) -> None:
    headers, body = receiver.received[-1]
    Signature(secret).verify(body, headers)
    sent = json.loads(body)
    (told,) = sent["errata"]
    assert sent["type"] == "report.errata"
    assert (told["record"], told["id"], told["change"]) == ("claim", str(claim.claim_id), "rejected")
    assert told["weeks"] == ["2024-W45"]
    people, mail = mailbox.taken[-1]
    assert people == ["desk@example.org"]
    assert mail["Subject"] == "Weekly disagreement report: 1 correction"
    text = " ".join(mail.get_content().split())
    assert told["text"] in text
    assert "It is satire." in text
    assert "https://figures.example.org/reports/2024-W45/" in text


def test_a_forged_signature_is_told_from_ours(secret: str, receiver: Receiver) -> None:
    work_off()
    headers, body = receiver.received[0]
    with pytest.raises(Exception, match="No matching signature"):
        Signature(secret).verify(body.replace("2024-W45", "2024-W46"), headers)


# A correction while a report is being issued


def _corrected_while_issued(patience: float = 1) -> list[object]:
    """Somebody corrects a claim after the report has looked for corrections, and before it is kept.

    `patience`: seconds that the report waits for the correction, in vain where that waits for the report.
    """
    new.conflict()
    boss, claim = issuer(), a_claim()
    has_looked, may_go_on = Event(), Event()
    look = report_issuing.note_what_came_before

    def slowly(*args: Any, **options: Any) -> None:
        look(*args, **options)
        has_looked.set()
        may_go_on.wait(patience)

    def correct() -> None:
        has_looked.wait(120)
        new.correct(claim, value="9,000")
        may_go_on.set()

    with mock.patch.object(report_issuing, "note_what_came_before", slowly):
        return at_once(lambda: list(issue(W45, by=boss, now=MONDAY)), correct)


def test_a_correction_made_while_a_report_is_issued_is_an_erratum_of_it() -> None:
    assert not [each for each in _corrected_while_issued() if isinstance(each, Exception)]
    assert Erratum.objects.count() == 1


def test_control_without_the_lock_it_slips_through() -> None:
    with mock.patch.object(errata, "no_report_under_way", return_value=None):
        assert not [each for each in _corrected_while_issued(patience=120) if isinstance(each, Exception)]
    assert not Erratum.objects.exists()
