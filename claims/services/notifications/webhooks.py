"""Webhooks: whoever wants to know is told of every publication, signed, until they have taken it."""

import base64
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from standardwebhooks import Webhook as Signature
from urllib3.exceptions import HTTPError

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.replica import let_follow
from claimcheck.foundation.records.saving import checked, insert, rewrite, set_once
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
CHANGED = ("name", "url", "topic")
"""What may be changed of a webhook."""


@transaction.atomic
def register_webhook(
    *, by: User, now: datetime, name: str, url: str, topic: Topic | None = None
) -> tuple[Webhook, str]:
    """A webhook and its secret, which is shown this once."""
    check_target("url", url)
    secret = _drawn()
    webhook = Webhook(name=name, url=url, secret=secret, topic=topic, recorded_at=now, recorded_by=by)
    return insert(webhook), secret


@transaction.atomic
def change_webhook(
    *, by: User, now: datetime, webhook: Webhook, new_secret: bool = False, **changed: Any
) -> tuple[Webhook, str]:
    """Another name, address (`url`) or topic (None: all), and its new secret, empty where it keeps its own.

    Another address always comes with a new secret: who had the old one can't sign what is sent there. What is
    still to be sent goes to the new address, signed with the new secret. Its history keeps what it was.
    Raises Refused where nothing is changed, StaleState where the webhook is disabled.
    """
    for name in sorted(changed.keys() - set(CHANGED)):
        choices = ", ".join(CHANGED)
        remedy = _("it stays as it is; correct one of {choices}.").format(choices=choices)
        raise Refused(name, changed[name], remedy)
    webhook = Webhook.objects.select_for_update(no_key=True).get(pk=webhook.pk)
    _check_enabled(webhook)
    columns = {name: value for name, value in changed.items() if value != getattr(webhook, name)}
    if "url" in columns:
        check_target("url", columns["url"])
    secret = _drawn() if new_secret or "url" in columns else ""
    if secret:
        columns["secret"] = secret
    if not columns:
        asked = next(iter(changed), "name")
        remedy = _("nothing changed: correct something, or leave it.")
        raise Refused(asked, changed.get(asked, ""), remedy)
    for name, value in columns.items():
        setattr(webhook, name, value)
    rewrite(checked(webhook), columns)
    return webhook, secret


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
    _check_enabled(delivery.webhook)
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
    _check_enabled(webhook)
    data = {
        "printable": False,
        "standing": "unverified",
        "display": None,
        "note": None,
        "rehearsal": True,
        "question": {"text": "A test of this webhook"},
        "reason": f"A test, sent by {by.get_username()}.",
    }
    head = {"type": "webhook.test", "timestamp": moment(now), "data": data}
    return hand_over(webhook, f"test-{secrets.token_hex(8)}", canonical_json(head), now)


def _drawn() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def _check_enabled(webhook: Webhook) -> None:
    if webhook.disabled_at is not None:
        raise StaleState(_("This webhook is disabled. Register it again to send to it."))


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
    let_follow()  # a receiver reads at once, and finds what it was told
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
