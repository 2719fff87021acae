"""Webhooks against a real receiver on this machine: signed, retried, given up, never sent inside."""

import json
from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings
from standardwebhooks import Webhook as Signature

from claimcheck.foundation.records.errors import StaleState
from claims.models import Delivery, DeliveryAttempt, Publication, Webhook
from claims.services.notifications.attempts import NotDelivered
from claims.services.notifications.webhooks import (
    attempt_delivery,
    disable_webhook,
    register_webhook,
    replay_delivery,
)
from tests import builders as new
from tests.claims.jobs.worker import work_off
from tests.receivers import Receiver, receiving

pytestmark = pytest.mark.own_database


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as box:
        yield box


@pytest.fixture
def hook(receiver: Receiver, settings: Settings) -> tuple[Webhook, str]:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    return register_webhook(by=new.person("approver"), now=new.NOW, name="CMS", url=receiver.url)


def test_a_publication_is_told_once_signed_with_the_body_as_served(
    hook: tuple[Webhook, str], receiver: Receiver
) -> None:
    new.figure()
    work_off()
    work_off()
    ((headers, body),) = receiver.received
    Signature(hook[1]).verify(body, headers)
    sent = json.loads(body)
    publication = Publication.objects.get()
    assert sent["type"] == "figure.new"
    assert sent["sequence"] == 1
    assert publication.served.printable in body, "the very text that is served"
    assert (sent["data"]["printable"], sent["data"]["low"]) == (True, "8000")
    assert DeliveryAttempt.objects.get().accepted


def test_a_publication_that_is_undone_tells_nobody(hook: tuple[Webhook, str], receiver: Receiver) -> None:
    from django.db import transaction

    with transaction.atomic():
        new.figure()
        transaction.set_rollback(True)
    work_off()
    assert receiver.received == []


def test_only_what_is_of_its_topic(receiver: Receiver, settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    other = new.topic("Another subject")
    register_webhook(by=new.person("approver"), now=new.NOW, name="Desk", url=receiver.url, topic=other)
    new.figure()
    assert not Delivery.objects.exists()


def test_what_is_not_taken_is_kept_and_tried_again(hook: tuple[Webhook, str], receiver: Receiver) -> None:
    receiver.answers = [500, 302]
    new.figure()
    delivery = Delivery.objects.select_related("webhook", "publication__figure", "recorded_by").get()
    for problem in ("answered 500", "answered 302"):
        with pytest.raises(NotDelivered, match=problem):
            attempt_delivery(delivery=delivery, now=timezone.now())
    attempt = attempt_delivery(delivery=delivery, now=timezone.now())
    assert attempt is not None
    assert attempt.accepted
    assert [a.status for a in delivery.attempts.all()] == [500, 302, 200]
    assert len({headers["webhook-id"] for headers, _ in receiver.received}) == 1
    assert attempt_delivery(delivery=delivery, now=timezone.now()) is None, "it has been taken"
    assert len(receiver.received) == 3, "a redirect is not followed"


def test_a_receiver_that_is_gone_is_asked_no_more(hook: tuple[Webhook, str], receiver: Receiver) -> None:
    receiver.answers = [410]
    new.figure()
    work_off()
    webhook = Webhook.objects.get()
    assert webhook.disabled_reason == "The receiver answered 410 Gone."
    new.figure(new.question("How many elsewhere?"))
    assert Delivery.objects.count() == 1
    with pytest.raises(StaleState, match="disabled"):
        replay_delivery(by=new.person("approver"), now=new.NOW, delivery=Delivery.objects.get())
    with pytest.raises(StaleState, match="already"):
        disable_webhook(by=new.person("approver"), now=new.NOW, webhook=webhook, reason="Again.")


def test_a_replay_is_a_delivery_of_its_own(hook: tuple[Webhook, str], receiver: Receiver) -> None:
    new.figure()
    work_off()
    replay_delivery(by=new.person("approver"), now=new.NOW, delivery=Delivery.objects.get())
    work_off()
    first, second = receiver.received
    assert first[0]["webhook-id"] != second[0]["webhook-id"]
    assert first[1] == second[1]


def test_an_address_that_turns_inside_later_is_refused_on_connecting(
    hook: tuple[Webhook, str], receiver: Receiver, settings: Settings
) -> None:
    """The control is every test above: with the guard lifted, the same address is reached."""
    new.figure()
    settings.WEBHOOK_PRIVATE_TARGETS = False
    delivery = Delivery.objects.select_related("webhook", "publication__figure", "recorded_by").get()
    with pytest.raises(NotDelivered, match="no address on the public internet"):
        attempt_delivery(delivery=delivery, now=timezone.now())
    assert receiver.received == []
