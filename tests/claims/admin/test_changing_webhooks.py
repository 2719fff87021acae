"""A webhook changed at the desk: its form holds what it is, and a new secret is shown this once."""

from typing import Any

import pytest
from django.urls import reverse

from claims.models import Webhook
from tests import builders
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.django_db


def changed(desk: Desk, hook: Webhook, **given: str) -> Any:
    """The page after the form was sent, with what it held but for what is given."""
    editor = desk.client("editor-in-chief")
    address = reverse("admin:claims_webhook_correct", args=[hook.pk])
    form = editor.get(address).context["form"]
    held = {name: form[name].value() or "" for name in ("seen", "name", "url", "topic")}
    return editor.post(address, {**held, **given}, follow=True)


def test_another_address_shows_its_new_secret_this_once(desk: Desk) -> None:
    hook = builders.webhook("CMS")
    page = changed(desk, hook, url="https://1.1.1.1/elsewhere").content.decode()
    now = Webhook.objects.get()
    assert (now.name, now.url) == ("CMS", "https://1.1.1.1/elsewhere")
    assert now.secret != hook.secret
    assert now.secret in page
    detail = reverse("admin:claims_webhook_change", args=[hook.pk])
    assert now.secret not in desk.client("editor-in-chief").get(detail).content.decode()


def test_another_name_leaves_topic_and_secret(desk: Desk) -> None:
    topic = builders.topic("Floods")
    hook = builders.webhook("CMS", of=topic)
    page = changed(desk, hook, name="The CMS").content.decode()
    assert "The CMS changed." in page
    now = Webhook.objects.get()
    assert (now.name, now.topic, now.secret, now.url) == ("The CMS", topic, hook.secret, hook.url)


def test_a_new_secret_is_drawn_by_itself(desk: Desk) -> None:
    hook = builders.webhook("CMS")
    page = changed(desk, hook, new_secret="on").content.decode()
    now = Webhook.objects.get()
    assert now.secret in page
    assert now.secret != hook.secret
    assert now.url == hook.url


def test_what_changes_nothing_is_said(desk: Desk) -> None:
    hook = builders.webhook("CMS")
    assert "nothing changed" in changed(desk, hook).content.decode().lower()
    assert Webhook.objects.get().secret == hook.secret


@pytest.mark.parametrize("url", ["http://1.1.1.1/", "https://10.0.0.1/", "https://localhost/"])
def test_no_address_of_our_own_network_is_taken_here_either(desk: Desk, url: str) -> None:
    hook = builders.webhook("CMS")
    changed(desk, hook, url=url)
    assert Webhook.objects.get().url == hook.url


def test_who_may_not_change_it_is_not_offered_it(desk: Desk) -> None:
    hook = builders.webhook("CMS")
    address = reverse("admin:claims_webhook_correct", args=[hook.pk])
    for role in ("reader", "reporter", "checker", "approver"):
        assert desk.client(role).get(address).status_code == 403
