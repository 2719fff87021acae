"""Who gets a report, and what is handed over: to nobody that is gone, and by the way that was asked for."""

from email.message import EmailMessage

import pytest
from django.core import mail

from claimcheck.foundation.records.errors import Refused
from claims.models import ReportDelivery, Subscription, Webhook
from claims.services.notifications.report_sending import is_wanted, send_by_mail, send_to_webhook
from claims.services.report_issuing import end_subscription, subscribe
from tests import builders as new

pytestmark = pytest.mark.django_db


def _by_mail() -> ReportDelivery:
    return new.report_delivery(new.subscription("desk@example.org"))


def _webhook(**columns: object) -> Webhook:
    made = {"name": "CMS", "url": "https://cms.example.org/", "secret": "whsec_x", "recorded_at": new.NOW}
    return Webhook.objects.create(recorded_by=new.person("editor-in-chief"), **{**made, **columns})


def _disabled() -> Webhook:
    by = new.person("editor-in-chief")
    return _webhook(disabled_at=new.NOW, disabled_by=by, disabled_reason="Gone.")


def test_nothing_is_sent_where_a_subscription_has_ended() -> None:
    delivery = _by_mail()
    assert is_wanted(delivery)
    by = new.person("editor-in-chief")
    delivery.subscription = end_subscription(by=by, now=new.NOW, subscription=delivery.subscription)
    assert not is_wanted(delivery)


def test_a_webhook_that_is_disabled_gets_no_reports() -> None:
    with pytest.raises(Refused, match="disabled; register it again") as refused:
        subscribe(by=new.person("editor-in-chief"), now=new.NOW, webhook=_disabled())
    assert (refused.value.field, refused.value.value) == ("webhook", "CMS")
    assert not Subscription.objects.exists()


def test_a_mail_without_a_page_is_sent_as_text() -> None:
    message = EmailMessage()
    message["Subject"] = "The week"
    message.set_content("Three figures disagree.\n")
    assert send_by_mail(delivery=_by_mail(), message=message, now=new.NOW).accepted
    (sent,) = mail.outbox
    assert (sent.subject, sent.body) == ("The week", "Three figures disagree.\n")
    assert getattr(sent, "alternatives", []) == []


def test_what_goes_by_mail_goes_to_no_webhook() -> None:
    with pytest.raises(TypeError, match="by mail"):
        send_to_webhook(delivery=_by_mail(), body="{}", now=new.NOW)
