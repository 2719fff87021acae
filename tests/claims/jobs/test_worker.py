"""The worker with every queue: nobody waits behind a receiver that hangs, and no kill loses anything."""

import signal
import socket
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job
from pytest_django.fixtures import Settings
from urllib3.util import Timeout

from claims.domain import receivers
from claims.jobs import upkeep
from claims.jobs.patience import patiently
from claims.models import Delivery, DeliveryAttempt
from claims.reports.issuing.issuing import issue
from claims.reports.week import Week
from claims.services.notifications import outbound
from claims.services.notifications.attempts import NotDelivered
from claims.services.notifications.receivers import Resting
from claims.services.notifications.webhooks import attempt_delivery, register_webhook
from claims.services.report_issuing import subscribe
from claims.services.working.queues import AT_ONCE, Queue
from tests import builders as new
from tests.claims.jobs.test_report_sending import mailbox  # noqa: F401  # a fixture
from tests.claims.jobs.worker import comes, work_off, worker_process, working
from tests.receivers import Mailbox, dripping, hanging, receiving

pytestmark = pytest.mark.own_database
ONE_BY_ONE = dict.fromkeys(AT_ONCE, 1)
"""The control: as it was, one after the other."""


@pytest.fixture(autouse=True)
def within(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    monkeypatch.setattr(outbound, "TIMEOUT", Timeout(connect=2, read=2))


@pytest.fixture
def stuck() -> Iterator[tuple[str, list[socket.socket]]]:
    with hanging() as server:
        yield server


def hook(name: str, url: str) -> None:
    register_webhook(by=new.person("approver"), now=new.NOW, name=name, url=url)


@pytest.mark.parametrize("at_once", [AT_ONCE, ONE_BY_ONE], ids=["each_its_own", "control_one_by_one"])
def test_of_21_receivers_20_hang(
    at_once: dict[Queue, int],
    stuck: tuple[str, list[socket.socket]],
    mailbox: Mailbox,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The 21st gets its webhook, and the report goes out, before the first of the others is given up."""
    if at_once is AT_ONCE:
        monkeypatch.setattr(outbound, "TIMEOUT", Timeout(connect=2, read=100))
    boss = new.person("editor-in-chief")
    with receiving() as healthy:
        for number in range(20):
            hook(f"a{number:02}", stuck[0])
        hook("b", healthy.url)
        new.conflict()
        new.figure(new.question("How many elsewhere?"))
        subscribe(by=boss, now=new.NOW, mail="desk@example.org")
        list(issue(Week(2024, 45), by=boss, now=datetime(2024, 11, 11, 6, tzinfo=UTC)))
        with working(at_once):
            assert comes(lambda: stuck[1])
            if at_once is AT_ONCE:
                assert comes(lambda: healthy.received and mailbox.taken and len(stuck[1]) == 20, within=60)
                assert not DeliveryAttempt.objects.filter(accepted=False).exists()
                for given_up in stuck[1]:
                    given_up.close()
            else:
                assert not comes(lambda: healthy.received, within=1.5)
    if at_once is AT_ONCE:
        again = ProcrastinateJob.objects.filter(queue_name=Queue.AGAIN)
        assert again.count() == 20, "what was not taken is in nobody's way"


def test_a_receiver_that_takes_nothing_rests(
    stuck: tuple[str, list[socket.socket]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbound, "TIMEOUT", Timeout(connect=0.1, read=0.05))
    hook("a", stuck[0])
    new.figure()
    delivery = Delivery.objects.select_related("webhook", "publication__figure", "recorded_by").get()
    now = timezone.now()
    for tries in range(1, receivers.FAILURES + 1):
        with pytest.raises(NotDelivered) as failed:
            attempt_delivery(delivery=delivery, now=now)
        assert failed.value.tries == tries
    with pytest.raises(Resting) as resting:
        attempt_delivery(delivery=delivery, now=now + timedelta(seconds=30))
    assert resting.value.until == now + receivers.FIRST_REST
    assert delivery.attempts.count() == receivers.FAILURES, "nothing was tried"
    with pytest.raises(NotDelivered):
        attempt_delivery(delivery=delivery, now=resting.value.until)
    monkeypatch.setattr(receivers, "FAILURES", 99)
    with pytest.raises(NotDelivered):  # the control
        attempt_delivery(delivery=delivery, now=resting.value.until)


def test_patience_is_counted_by_real_tries() -> None:
    job = Job(id=1, queue="webhooks", lock=None, queueing_lock=None, task_name="t", attempts=40)
    until = timezone.now() + timedelta(minutes=1)
    waits = patiently.get_retry_decision(exception=Resting(until), job=job)
    assert waits is not None
    assert (waits.retry_at, waits.queue) == (until, "again")
    tried = patiently.get_retry_decision(exception=NotDelivered("no", tries=1), job=job)
    assert tried is not None
    assert tried.retry_at is not None
    assert abs(tried.retry_at - timezone.now() - timedelta(seconds=4)) < timedelta(seconds=2)
    assert patiently.get_retry_decision(exception=NotDelivered("no", tries=9), job=job) is None
    assert patiently.get_retry_decision(exception=ValueError(), job=job) is None


@pytest.mark.parametrize(("deadline", "taken"), [(0.5, False), (20.0, True)])
def test_a_receiver_that_answers_byte_by_byte_has_a_deadline(
    deadline: float, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control has time enough."""
    monkeypatch.setattr(outbound, "DEADLINE", deadline)
    with dripping(pieces=12, apart=0.1) as url:
        hook("a", url)
        new.figure()
        work_off()
    assert DeliveryAttempt.objects.get().accepted is taken


@pytest.mark.whole("test_a_worker_killed_while_it_sends_loses_nothing")
def test_the_worker_outlives_the_database(own_database: str) -> None:
    with receiving() as box, worker_process(own_database) as process:
        hook("a", box.url)
        new.figure()
        assert comes(lambda: len(box.received) == 1)
        _cut_everybody_off()
        new.figure(new.question("How many elsewhere?"))
        assert comes(lambda: len(box.received) == 2)
        assert process.poll() is None


def _cut_everybody_off() -> None:
    parameters = {name: connection.settings_dict[name.upper()] for name in ("host", "user", "name")}
    with psycopg.connect(
        host=parameters["host"], user=parameters["user"], dbname=parameters["name"], autocommit=True
    ) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    connection.close()


def test_a_worker_killed_while_it_sends_loses_nothing(
    own_database: str, stuck: tuple[str, list[socket.socket]]
) -> None:
    """The delivery is made by another worker, under the same id."""
    hook("a", stuck[0])
    new.figure()
    with worker_process(own_database) as process:
        assert comes(lambda: stuck[1] and stuck[1][0].recv(1, socket.MSG_PEEK))
        process.kill()
        process.wait()
    sent = stuck[1][0].recv(65536).decode()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '5 minutes'")
    with receiving() as box, connection.cursor() as cursor:
        cursor.execute("UPDATE claims_webhook SET url = %s", [box.url])
        with suppress(AlreadyEnqueued):  # the worker did, where its minute came
            upkeep.retry_stalled.defer(timestamp=0)
        work_off()
        work_off()
        (headers, _body), *more = box.received
    assert not more
    assert f"webhook-id: {headers['webhook-id']}" in sent.lower()
    assert DeliveryAttempt.objects.get().accepted


@pytest.mark.whole("test_a_worker_killed_while_it_sends_loses_nothing")
def test_sigterm_lets_what_runs_end(own_database: str, stuck: tuple[str, list[socket.socket]]) -> None:
    hook("a", stuck[0])
    new.figure()
    with worker_process(own_database) as process:
        assert comes(lambda: stuck[1])
        process.send_signal(signal.SIGTERM)
        stuck[1][0].sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
        assert process.wait(timeout=120) == 0
    assert DeliveryAttempt.objects.get().accepted
    assert not ProcrastinateJob.objects.exclude(status="succeeded").filter(queue_name="webhooks").exists()
