"""Consumers at the desk: what each tool holds, how each webhook answers, a test, and sending again."""

import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.urls import reverse
from standardwebhooks import Webhook as Signature

from claims.models import Delivery, DeliveryAttempt
from claims.services.notifications.notices import keep_pulls
from claims.services.notifications.webhooks import disable_webhook, register_webhook
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.claims.admin.conftest import Desk
from tests.claims.api.client import API, token

pytestmark = pytest.mark.django_db

PAGE = "/admin/consumers/"


@pytest.fixture
def receiver(settings):
    """An address that takes what it is sent, and what it was sent."""
    settings.WEBHOOK_PRIVATE_TARGETS = True
    had = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            had.append((dict(self.headers), self.rfile.read(int(self.headers["content-length"])).decode()))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", had
    server.shutdown()
    server.server_close()


def test_each_tool_stands_there_with_what_it_holds_and_what_is_open(desk: Desk):
    figure = builders.figure()
    made, asking = token()
    assert asking.get(f"{API}figures/{figure.question_id}/").status_code == 200
    keep_pulls([(made.pk, figure.publication.pk)], now=builders.NOW)
    later = builders.NOW + timedelta(hours=1)
    hold_figure(by=builders.person("approver"), now=later, figure=figure, reason="A doubt.")
    html = desk.client("editor-in-chief").get(PAGE).content.decode()
    assert made.name in html
    assert "holds 1 figure" in html
    assert "1 open notice" in html


def test_a_test_is_signed_sent_at_once_and_is_no_delivery(desk: Desk, receiver):
    url, had = receiver
    webhook, secret = register_webhook(by=builders.person("approver"), now=builders.NOW, name="CMS", url=url)
    editor = desk.client("editor-in-chief")
    address = reverse("admin:claims_webhook_test", args=[webhook.pk])
    assert address in editor.get(PAGE).content.decode()
    seen = editor.get(address).context["form"]["seen"].value() or ""
    answer = editor.post(address, {"seen": seen}, follow=True)
    assert "CMS answered 204." in answer.content.decode()
    ((headers, body),) = had
    told = Signature(secret).verify(body, {name.lower(): text for name, text in headers.items()})
    assert told["type"] == "webhook.test"
    assert (told["data"]["printable"], told["data"]["rehearsal"]) == (False, True)
    assert "low" not in json.dumps(told["data"])
    assert not Delivery.objects.exists()


def test_what_failed_is_offered_again(desk: Desk):
    webhook, _ = register_webhook(
        by=builders.person("approver"), now=builders.NOW, name="CMS", url="https://1.1.1.1/hook"
    )
    builders.figure()
    delivery = Delivery.objects.get()
    DeliveryAttempt.objects.create(
        delivery=delivery, attempted_at=builders.NOW, status=500, accepted=False, problem="answered 500"
    )
    html = desk.client("editor-in-chief").get(PAGE).content.decode()
    assert "1 delivery not accepted" in html
    assert reverse("admin:claims_delivery_replay", args=[delivery.pk]) in html
    assert "Send a test" not in desk.client("reader").get(PAGE).content.decode()
    disable_webhook(by=builders.person("approver"), now=builders.NOW, webhook=webhook, reason="Gone.")
    assert "1.1.1.1" not in desk.client("editor-in-chief").get(PAGE).content.decode()


@pytest.mark.parametrize(("role", "offered"), [("editor-in-chief", True), ("approver", False)])
def test_an_archive_is_offered_to_who_may_take_it(desk: Desk, role, offered):
    topic = builders.figure().topic
    asking = desk.client(role)
    page = asking.get(reverse("admin:claims_topic_change", args=[topic.pk])).content.decode()
    assert (f'href="{API}archives/{topic.slug}/"' in page) == offered
    everything = asking.get(PAGE)
    assert (f'href="{API}archives/"' in everything.content.decode()) == offered
