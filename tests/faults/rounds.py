"""One thing of each kind of work, to be killed in the midst of: how it is begun, and what must have come of
it in the end, once and whole."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from claims.domain.importing import ImportState
from claims.jobs import imports, notifications, reports, upkeep, watching
from claims.models import (
    Claim,
    Delivery,
    Digest,
    Import,
    Note,
    Notification,
    ReportDelivery,
    WeeklyReport,
)
from claims.services.imports.recording import receive_import
from claims.services.notifications.notifying import read_notifications
from claims.services.notifications.webhooks import disable_webhook, register_webhook
from claims.services.triage.triage import add_note
from sources.models import Snapshot
from tests import builders as new
from tests.faults.points import Guard, Point, Work
from tests.receivers import Mailbox, Receiver

FIRST_WEEK = datetime(2024, 11, 11, 12, tzinfo=UTC)
ROWS = 3
FORM = (
    '--x\r\ncontent-disposition: form-data; name="{name}"{file}\r\ncontent-type: text/plain\r\n\r\n{text}\r\n'
)


@dataclass
class Receivers:
    """Who is sent things: a web server and a mail server."""

    web: Receiver
    mail: Mailbox
    seen: list[int] = field(default_factory=lambda: [0, 0])

    def sent(self) -> Counter[str]:
        """How often each id was sent to the web server since it was asked last."""
        found = self.web.received[self.seen[0] :]
        self.seen[0] += len(found)
        return Counter(
            {key.lower(): value for key, value in headers.items()}["webhook-id"] for headers, _ in found
        )

    def mailed(self) -> list[EmailMessage]:
        """The mails since it was asked last."""
        found = self.mail.taken[self.seen[1] :]
        self.seen[1] += len(found)
        return [message for _, message in found]


class Round:
    """One thing that is done; `told`: what the process that does it is told."""

    def __init__(self, receivers: Receivers, number: int) -> None:
        self.receivers, self.number = receivers, number
        self.told: dict[str, Any] = {
            "database": connection.settings_dict["NAME"], "mail": receivers.mail.port, "page": ""
        }  # fmt: skip
        self.begin()

    def begin(self) -> None:
        """Make what is to be done."""
        raise NotImplementedError

    def again(self, off: str) -> dict[str, Any]:
        """What is told to the process that makes it good, which works off jobs."""
        return {name: value for name, value in self.told.items() if name != "request"}

    def answered(self, answer: Any) -> None:
        """What that process answered."""

    def check(self, point: Point) -> None:
        """AssertionError where it was not done, not wholly, or twice."""
        raise NotImplementedError


class ReportRound(Round):
    """A week that is issued to two people."""

    def begin(self) -> None:
        if not WeeklyReport.objects.exists():
            new.conflict()
        self.subscribed = [new.subscription() for _ in range(2)]
        weeks = WeeklyReport.objects.count()
        self.before = set(WeeklyReport.objects.values_list("pk", flat=True))
        noon = FIRST_WEEK + timedelta(weeks=weeks)
        reports.issue_due_reports.defer(timestamp=int(noon.timestamp()))

    def check(self, point: Point) -> None:
        made = WeeklyReport.objects.exclude(pk__in=self.before)
        assert made.count() == 1, "each report once"
        of_ours = ReportDelivery.objects.filter(subscription__in=self.subscribed)
        assert of_ours.count() == 2, "to each who subscribed"
        assert of_ours.delivered().count() == 2
        keys = {f"<{key}@claimcheck.invalid>" for key in of_ours.values_list("pk", flat=True)}
        addresses = {each.mail for each in self.subscribed}
        mails = [mail for mail in self.receivers.mailed() if mail["To"] in addresses]
        _once(Counter(str(mail["Message-ID"]) for mail in mails), keys, twice=point.name == "sent")
        for each in self.subscribed:
            type(each).objects.filter(pk=each.pk).update(ended_at=timezone.now(), ended_by=each.recorded_by)


class WebhookRound(Round):
    """A figure that is published to a receiver."""

    def begin(self) -> None:
        boss = new.person("editor-in-chief")
        self.hook, _ = register_webhook(
            by=boss, now=new.NOW, name=f"Hook {uuid4()}", url=self.receivers.web.url
        )
        new.figure(new.question(f"How many published {self.number}?"))
        disabled = {"by": boss, "now": timezone.now(), "webhook": self.hook}
        self.end = lambda: disable_webhook(**disabled, reason="The round is over.")

    def check(self, point: Point) -> None:
        deliveries = Delivery.objects.filter(webhook=self.hook)
        assert deliveries.delivered().count() == deliveries.count() == 1
        keys = {str(key) for key in deliveries.values_list("pk", flat=True)}
        _once(self.receivers.sent(), keys, twice=point.name == "sent")
        self.end()


class DigestRound(Round):
    """Somebody has been called, and is told by mail."""

    def begin(self) -> None:
        name = f"called-{self.number}"
        self.person = User.objects.create_user(name, email=f"{name}@example.org", is_staff=True)
        checker, now = new.person("checker"), timezone.now()
        about = new.conflict(new.question(f"How many called {self.number}?"))
        add_note(by=checker, now=now, record=about, text=f"@{name} look")
        tomorrow = (now + timedelta(days=1)).replace(hour=12)
        notifications.gather_digests.defer(timestamp=int(tomorrow.timestamp()))

    def check(self, point: Point) -> None:
        digest = Digest.objects.filter(person=self.person).first()
        assert digest is not None
        assert Notification.objects.filter(recipient=self.person, digest=digest).count() == 1
        assert digest.attempts.filter(accepted=True).count() == 1
        mails = [mail for mail in self.receivers.mailed() if mail["To"] == self.person.email]
        key = f"<{digest.pk}@claimcheck.invalid>"
        _once(Counter(str(mail["Message-ID"]) for mail in mails), {key}, twice=point.name == "sent")


class WatchRound(Round):
    """A watched page that has another number."""

    def begin(self) -> None:
        self.watch, _ = new.watch()
        self._read()
        self.told["page"] = f"In Kursk there are about 7,000 soldiers, they say. {self.number}"
        watching.visit_page.defer(watch_id=str(self.watch.pk))
        self.before = Notification.objects.filter(kind="page_changed").count()

    def again(self, off: str) -> dict[str, Any]:
        self._read()
        return super().again(off)

    def _read(self) -> None:
        """Whoever was notified has read it, and would be notified of it again."""
        read_notifications(by=self.watch.recorded_by, now=timezone.now())

    def check(self, point: Point) -> None:
        texts = Snapshot.objects.filter(document=self.watch.document, text=self.told["page"])
        assert texts.count() == 1
        visits = self.watch.visits.filter(snapshot__in=texts).count()
        assert visits == (2 if point.name == "visit kept" else 1), "the page is seen to have been read"
        assert Notification.objects.filter(kind="page_changed").count() == self.before + 1, "notified, once"


class ImportRound(Round):
    """A file that waits for a worker."""

    def begin(self) -> None:
        self.record = receive_import(
            by=new.person("checker"), now=timezone.now(), name="claims.csv",
            content=_rows(self.number).encode(), mapping={}, declared={}, start=True,
        )  # fmt: skip
        imports.run_import.defer(import_id=str(self.record.pk))

    def check(self, point: Point) -> None:
        _recorded_once(Import.objects.get(pk=self.record.pk), self.number)


class HandingInRound(Round):
    """A file that is handed in by a request, which ends before it is answered."""

    def begin(self) -> None:
        new.person("editor-in-chief")
        self.name = f"claims-{self.number}.csv"
        parts = [("start", "", "true"), ("file", f'; filename="{self.name}"', _rows(self.number))]
        body = (
            "".join(FORM.format(name=name, file=file, text=text) for name, file, text in parts) + "--x--\r\n"
        )
        self.told["request"] = {
            "person": "editor-in-chief", "path": "/api/v1/imports/", "body": body,
            "content_type": "multipart/form-data; boundary=x", "headers": {},
        }  # fmt: skip

    def check(self, point: Point) -> None:
        kept = list(Import.objects.filter(file_name=self.name))
        if point.name == "received":
            assert not kept, "nothing of it was taken, and nobody was told that it was"
        else:
            assert len(kept) == 1
            _recorded_once(kept[0], self.number)


class WebRound(Round):
    """A note that is written by a request, repeated under its key until it is answered."""

    def begin(self) -> None:
        new.person("checker")
        self.about = new.conflict(new.question(f"How many noted {self.number}?"))
        self.told["request"] = {
            "person": "checker", "path": f"/api/v1/conflicts/{self.about.pk}/notes/",
            "body": json.dumps({"text": "Call them."}), "content_type": "application/json",
            "headers": {"Idempotency-Key": f"note {self.number} {uuid4()}"},
        }  # fmt: skip

    def again(self, off: str) -> dict[str, Any]:
        request = self.told["request"]
        headers = {} if off == Guard.KNOWN else request["headers"]
        return {**self.told, "request": {**request, "headers": headers}}

    def answered(self, answer: Any) -> None:
        self.status = answer[0]

    def check(self, point: Point) -> None:
        assert self.status == HTTPStatus.CREATED
        assert Note.objects.filter(record_id=self.about.pk).count() == 1


ROUNDS: dict[Work, type[Round]] = {
    Work.REPORT: ReportRound,
    Work.WEBHOOK: WebhookRound,
    Work.DIGEST: DigestRound,
    Work.WATCH: WatchRound,
    Work.IMPORT: ImportRound,
    Work.HANDING_IN: HandingInRound,
    Work.WEB: WebRound,
}


def take_on() -> None:
    """The worker that was killed has given no sign of life for minutes; what waits for its time is due."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '5 minutes'")
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE scheduled_at > now()")
    if not ProcrastinateJob.objects.filter(queueing_lock="retry_stalled", status="todo").exists():
        upkeep.retry_stalled.defer(timestamp=0)


def _once(sent: Counter[str], keys: set[str], *, twice: bool) -> None:
    """Each under its one id; killed before that was kept, the first is sent twice under it."""
    assert set(sent) == keys, "under one id"
    assert sorted(sent.values()) == sorted([1] * (len(keys) - twice) + [2] * twice), sent


def _rows(number: int) -> str:
    head = "topic,question,source,value,as_of,said_on,external_id\n"
    row = "Topic {0},How many {0}?,Source {1},{1}000,2024-10-31,2024-10-31,r{0}-{1}\n"
    return head + "".join(row.format(number, each + 1) for each in range(ROWS))


def _recorded(number: int) -> list[UUID]:
    ours = Claim.objects.live().filter(external_id__startswith=f"r{number}-")
    return list(ours.values_list("claim_id", flat=True))


def _recorded_once(record: Import, number: int) -> None:
    assert record.state == ImportState.DONE
    assert sum(record.counts.values()) == ROWS
    assert not record.counts.keys() & {"known", "invalid"}, "its record says what it recorded"
    assert len(_recorded(number)) == ROWS
