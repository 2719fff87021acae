"""Webhooks: whoever wants to know is told of every publication, signed, until they have taken it."""

import base64
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from standardwebhooks import Webhook as Signature
from urllib3.exceptions import HTTPError

from claimcheck.foundation.records.errors import StaleState
from claimcheck.foundation.records.saving import insert, set_once
from claims.models import Checkpoint, Delivery, DeliveryAttempt, Publication, Topic, Webhook
from claims.services.canonical_json import canonical_json, moment
from claims.services.notifications.attempts import kept
from claims.services.notifications.outbound import ForbiddenTarget, ReceiverAnswer, check_target, post
from claims.services.notifications.receivers import check_rests_not
from claims.services.served_texts import served_text
from claims.services.transitions import required_reason
from claims.wording.newsroom import newsroom_day

JOB = "claims.jobs.webhooks.deliver"
GONE = 410


@transaction.atomic
def register_webhook(
    *, by: User, now: datetime, name: str, url: str, topic: Topic | None = None
) -> tuple[Webhook, str]:
    """A webhook and its secret, which is shown this once."""
    check_target("url", url)
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    webhook = Webhook(name=name, url=url, secret=secret, topic=topic, recorded_at=now, recorded_by=by)
    return insert(webhook), secret


@transaction.atomic
def disable_webhook(*, by: User, now: datetime, webhook: Webhook, reason: str) -> Webhook:
    """Nothing more is sent there; pending deliveries are cancelled."""
    reason = required_reason("reason", reason)
    already = _("This webhook is already disabled.")
    return set_once(webhook, already, disabled_at=now, disabled_by=by, disabled_reason=reason)


def announce(publication: Publication, *, by: User, now: datetime) -> None:
    """Write what is to be told, and to whom, in the publishing transaction itself."""
    topic = publication.figure.topic_id
    for webhook in Webhook.objects.filter(Q(topic=None) | Q(topic=topic), disabled_at=None):
        _send(Delivery(webhook=webhook, publication=publication, recorded_at=now, recorded_by=by))


@transaction.atomic
def replay_delivery(*, by: User, now: datetime, delivery: Delivery) -> Delivery:
    """Tell it again, as a delivery of its own."""
    if delivery.webhook.disabled_at is not None:
        raise StaleState(_("This webhook is disabled. Register it again to send to it."))
    again = Delivery(
        webhook=delivery.webhook,
        publication=delivery.publication,
        replay_of=delivery,
        recorded_at=now,
        recorded_by=by,
    )
    return _send(again)


def send_test(*, by: User, now: datetime, webhook: Webhook) -> "DeliveryOutcome":
    """Send one signed message without a figure, now. It is no delivery, and is not tried again."""
    if webhook.disabled_at is not None:
        raise StaleState(_("This webhook is disabled. Register it again to send to it."))
    data = {
        "printable": False,
        "standing": "unverified",
        "display": None,
        "rehearsal": True,
        "question": {"text": "A test of this webhook"},
        "reason": f"A test, sent by {by.get_username()}.",
    }
    head = {"type": "webhook.test", "timestamp": moment(now), "data": data}
    return hand_over(webhook, f"test-{secrets.token_hex(8)}", canonical_json(head), now)


def _send(delivery: Delivery) -> Delivery:
    insert(delivery)
    app.configure_task(JOB).defer(delivery_id=str(delivery.pk))
    return delivery


def attempt_delivery(*, delivery: Delivery, now: datetime) -> DeliveryAttempt | None:
    """Try once, and keep what came of it; None where there is nobody to tell any more.

    Raises NotDelivered, after keeping the attempt, where it should be tried again; Resting, without one,
    where the receiver has taken nothing lately.
    """
    webhook = delivery.webhook
    if webhook.disabled_at is not None or Delivery.objects.delivered().filter(pk=delivery.pk).exists():
        return None
    check_rests_not(webhook, now)
    told = hand_over(delivery.webhook, str(delivery.pk), message(delivery, now), now)
    attempt = DeliveryAttempt(delivery=delivery, attempted_at=now, **asdict(told))
    if attempt.status == GONE:
        insert(attempt)
        reason = "The receiver answered 410 Gone."
        disable_webhook(by=delivery.recorded_by, now=now, webhook=webhook, reason=reason)
        return attempt
    return kept(attempt)


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """What came of a request: the answer's status, if there was one, and why it failed, if it did."""

    status: int | None
    accepted: bool
    problem: str


def hand_over(webhook: Webhook, key: str, body: str, now: datetime) -> DeliveryOutcome:
    """One signed request to a webhook; `key` is the id by which a repetition is recognised.

    However long it takes, it holds no connection to the database meanwhile.
    """
    if not connection.in_atomic_block:
        connection.close()
    try:
        answer: ReceiverAnswer | None = post(webhook.url, body, _headers(webhook, key, body, now))
        problem = ""
    except (HTTPError, ForbiddenTarget, OSError) as error:
        answer, problem = None, f"{type(error).__name__}: {error}"
    accepted = answer is not None and 200 <= answer.status < 300
    if answer is not None and not accepted:
        problem = f"answered {answer.status}: {answer.text}"
    return DeliveryOutcome(
        status=None if answer is None else answer.status,
        accepted=accepted,
        problem=problem.replace("\x00", "")[:300],
    )


def message(delivery: Delivery, now: datetime) -> str:
    """What is sent: type, time, sequence number, and the published document as it is served at that moment:
    one that a newer version has overtaken on its way may not be printed any more."""
    publication = delivery.publication
    kind = publication.figure.change_kind.lower()
    told = served_text(publication.pk, on=newsroom_day(now))
    head = {
        "type": f"figure.{kind}",
        "timestamp": moment(publication.published_at),
        "sequence": publication.pk,
        "sha256": publication.sha256,
        "current": publication.figure.became_current(),
        "checkpoint": Checkpoint.objects.newest_first()
        .filter(publication=publication)
        .values_list("note", flat=True)
        .first(),
    }
    return canonical_json(head)[:-1] + f',"data":{told}}}'


def _headers(webhook: Webhook, key: str, body: str, now: datetime) -> dict[str, str]:
    sent_at = now.astimezone(UTC)
    return {
        "content-type": "application/json",
        "user-agent": "claimcheck",
        "webhook-id": key,
        "webhook-timestamp": str(int(sent_at.timestamp())),
        "webhook-signature": Signature(webhook.secret).sign(key, sent_at, body),
    }
