"""Webhooks over REST: registered, changed, tried, disabled; the secret is told once, to nobody again."""

import hashlib
import json
from typing import Any

import pytest
from django.test import Client
from standardwebhooks import Webhook as Signature

from claims.models import Delivery, DeliveryAttempt, IdempotentAnswer, Webhook
from claims.services.notifications.webhooks import disable_webhook
from tests import builders
from tests.claims.api.client import API, client, problem, token
from tests.receivers import Receiver, receiving

pytestmark = pytest.mark.django_db
LIST = f"{API}webhooks/"
CMS = {"name": "CMS", "url": "https://1.1.1.1/claimcheck"}


@pytest.fixture
def editor() -> Client:
    return token("admin", role="editor-in-chief")[1]


@pytest.fixture
def receiver(settings: Any) -> Any:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    with receiving() as box:
        yield box


def sent(asking: Client, path: str, body: Any, **headers: str) -> Any:
    return asking.post(path, json.dumps(body), content_type="application/json", headers=headers)


def changed(asking: Client, key: Any, body: Any, verb: str = "change") -> Any:
    etag = asking.get(f"{LIST}{key}/").headers["ETag"]
    return sent(asking, f"{LIST}{key}/{verb}/", body, **{"If-Match": etag})


def test_a_webhook_is_registered_and_its_secret_told_this_once(editor: Client) -> None:
    answer = sent(editor, LIST, CMS)
    assert answer.status_code == 201, answer.content
    made = answer.json()
    secret = made.pop("secret")
    assert secret == Webhook.objects.get().secret
    assert secret.startswith("whsec_")
    assert answer.headers["Cache-Control"] == "no-store"
    detail = editor.get(answer.headers["Location"])
    assert detail.json() == made
    assert detail.headers["ETag"] == answer.headers["ETag"]
    assert (made["topic"], made["disabled_at"], made["recorded_by"]) == (None, None, "editor-in-chief")
    for path in (LIST, f"{LIST}{made['id']}/", f"{API}deliveries/"):
        assert secret not in editor.get(path).content.decode()


def test_a_topic_is_named_by_its_short_name(editor: Client) -> None:
    topic = builders.topic("Floods")
    made = sent(editor, LIST, {**CMS, "topic": "floods"}).json()
    assert made["topic"] == str(topic.pk)
    (listed,) = editor.get(LIST, {"topic": "floods"}).json()["results"]
    assert listed["name"] == "CMS"
    other = builders.topic("Droughts")
    assert editor.get(LIST, {"topic": str(other.pk)}).json()["results"] == []


def test_a_request_that_is_sent_again_registers_nothing_and_tells_no_secret(editor: Client) -> None:
    first, again = (sent(editor, LIST, CMS, **{"Idempotency-Key": "cms"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == {**again.json(), "secret": Webhook.objects.get().secret}
    assert again.json()["secret"] is None
    assert first.headers["Location"] == again.headers["Location"]
    assert "whsec_" not in IdempotentAnswer.objects.get().body


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**CMS, "url": "http://1.1.1.1/"}, "url"),
        ({**CMS, "url": "https://127.0.0.1/"}, "url"),
        ({**CMS, "url": "https://169.254.169.254/latest/"}, "url"),
        ({**CMS, "url": "https://user:word@1.1.1.1/"}, "url"),
        ({**CMS, "url": "cms"}, "url"),
        ({**CMS, "url": f"https://1.1.1.1/{'a' * 500}"}, "url"),
        ({**CMS, "name": ""}, "name"),
        ({**CMS, "name": 7}, "name"),
        ({**CMS, "name": "x" * 121}, "name"),
        ({**CMS, "topic": "no-such-topic"}, "topic"),
        ({**CMS, "secret": "whsec_mine"}, "secret"),
        ({"name": "CMS"}, "url"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_registered(
    editor: Client, body: dict[str, Any], field: str
) -> None:
    told = problem(sent(editor, LIST, body), 400)
    (error,) = told["errors"]
    assert error["field"] == field
    assert error["remedy"]
    assert not Webhook.objects.exists()


def test_a_name_is_given_once(editor: Client) -> None:
    builders.webhook("CMS")
    (error,) = problem(sent(editor, LIST, CMS), 400)["errors"]
    assert (error["field"], error["value"]) == ("name", "CMS")


def test_what_is_changed_of_one_leaves_the_rest_and_its_secret(editor: Client) -> None:
    hook, topic = builders.webhook("CMS"), builders.topic("Floods")
    named = changed(editor, hook.pk, {"name": "The CMS"}).json()
    assert (named["name"], named["url"], named["secret"]) == ("The CMS", hook.url, None)
    assert changed(editor, hook.pk, {"topic": "floods"}).json()["topic"] == str(topic.pk)
    assert changed(editor, hook.pk, {"topic": None}).json()["topic"] is None
    assert Webhook.objects.get().secret == hook.secret


def test_another_address_comes_with_another_secret(editor: Client) -> None:
    hook = builders.webhook()
    answer = changed(editor, hook.pk, {"url": "https://1.1.1.1/elsewhere"})
    told = answer.json()
    assert told["url"] == "https://1.1.1.1/elsewhere"
    assert told["secret"] == Webhook.objects.get().secret != hook.secret
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_secret_that_was_lost_is_drawn_anew(editor: Client) -> None:
    hook = builders.webhook()
    told = changed(editor, hook.pk, {"new_secret": True}).json()
    assert told["secret"] == Webhook.objects.get().secret != hook.secret
    assert told["url"] == hook.url
    assert told["secret_fingerprint"] == hashlib.sha256(told["secret"].encode()).hexdigest()[:12]


def test_of_two_who_draw_one_at_once_the_second_is_told(editor: Client) -> None:
    hook = builders.webhook()
    read = {"If-Match": editor.get(f"{LIST}{hook.pk}/").headers["ETag"]}
    first = sent(editor, f"{LIST}{hook.pk}/change/", {"new_secret": True}, **read)
    assert first.headers["ETag"] != read["If-Match"]
    problem(sent(editor, f"{LIST}{hook.pk}/change/", {"new_secret": True}, **read), 412)
    assert Webhook.objects.get().secret == first.json()["secret"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "name"),
        ({"name": "CMS"}, "name"),
        ({"url": "https://1.1.1.1/hook"}, "url"),
        ({"topic": None}, "topic"),
        ({"new_secret": False}, "name"),
        ({"url": "https://10.0.0.1/"}, "url"),
        ({"name": "Taken"}, "name"),
        ({"url": None}, "url"),
        ({"new_secret": "yes"}, "new_secret"),
    ],
)
def test_a_change_that_changes_nothing_or_cannot_be_is_refused(
    editor: Client, body: dict[str, Any], field: str
) -> None:
    hook, _ = builders.webhook("CMS"), builders.webhook("Taken")
    (error,) = problem(changed(editor, hook.pk, body), 400)["errors"]
    assert error["field"] == field
    hook.refresh_from_db()
    assert (hook.name, hook.url) == ("CMS", "https://1.1.1.1/hook")


def test_a_disabled_one_is_neither_changed_nor_tried(editor: Client) -> None:
    hook = builders.webhook()
    done = changed(editor, hook.pk, {"reason": "The CMS is gone."}, "disable").json()
    assert (done["disabled_reason"], done["disabled_by"]) == ("The CMS is gone.", "editor-in-chief")
    problem(changed(editor, hook.pk, {"name": "New"}), 409)
    problem(sent(editor, f"{LIST}{hook.pk}/test/", {}), 409)
    assert editor.get(LIST, {"enabled": "true"}).json()["results"] == []
    assert len(editor.get(LIST, {"enabled": "false"}).json()["results"]) == 1


def test_a_test_is_signed_with_the_secret_of_now_and_no_delivery(editor: Client, receiver: Receiver) -> None:
    made = sent(editor, LIST, {"name": "CMS", "url": receiver.url}).json()
    told = sent(editor, f"{LIST}{made['id']}/test/", {})
    assert told.json() == {"accepted": True, "status": 200, "problem": ""}
    ((headers, body),) = receiver.received
    message = Signature(made["secret"]).verify(body, {name.lower(): text for name, text in headers.items()})
    assert (message["type"], message["data"]["printable"]) == ("webhook.test", False)
    assert not Delivery.objects.exists()


def test_a_test_that_fails_says_why(editor: Client, receiver: Receiver) -> None:
    receiver.answers.append(500)
    made = sent(editor, LIST, {"name": "CMS", "url": receiver.url}).json()
    told = sent(editor, f"{LIST}{made['id']}/test/", {}).json()
    assert (told["accepted"], told["status"]) == (False, 500)
    assert "500" in told["problem"]


def test_what_was_sent_is_listed_with_each_try_and_sent_again(editor: Client) -> None:
    hook, figure = builders.webhook(), builders.figure()
    delivery = hook.deliveries.get()
    DeliveryAttempt.objects.create(
        delivery=delivery, attempted_at=builders.NOW, status=500, accepted=False, problem="answered 500"
    )
    (listed,) = editor.get(f"{API}deliveries/", {"webhook": str(hook.pk), "accepted": "false"}).json()[
        "results"
    ]
    assert (listed["publication"], listed["accepted"], listed["replay_of"]) == (
        figure.publication.pk,
        False,
        None,
    )
    assert [attempt["status"] for attempt in listed["attempts"]] == [500]
    answer = sent(editor, f"{API}deliveries/{delivery.pk}/resend/", {})
    assert (answer.status_code, answer.json()["replay_of"]) == (201, str(delivery.pk))
    assert editor.get(answer.headers["Location"]).json() == answer.json()
    DeliveryAttempt.objects.create(
        delivery_id=answer.json()["id"], attempted_at=builders.NOW, status=204, accepted=True
    )
    (arrived,) = editor.get(f"{API}deliveries/", {"accepted": "true"}).json()["results"]
    assert arrived["id"] == answer.json()["id"]
    disable_webhook(by=builders.person(), now=builders.NOW, webhook=hook, reason="Gone.")
    problem(sent(editor, f"{API}deliveries/{delivery.pk}/resend/", {}), 409)


@pytest.mark.parametrize("scope", ["figures:read", "claims:write", "review", "publish"])
def test_no_other_scope_reads_or_changes_them(scope: str) -> None:
    hook = builders.webhook()
    _made, asking = token(scope, role="editor-in-chief")
    for path in (LIST, f"{LIST}{hook.pk}/", f"{API}deliveries/", f"{API}subscriptions/", f"{API}archives/"):
        assert "lacks the scope" in problem(asking.get(path), 403)["detail"]
    for path in (LIST, f"{LIST}{hook.pk}/test/", f"{LIST}{hook.pk}/disable/", f"{API}subscriptions/"):
        problem(sent(asking, path, {}), 403)


def test_one_of_a_topic_that_readers_may_not_know_of_is_unknown_here(editor: Client) -> None:
    hidden = builders.topic("Secret")
    hook = builders.webhook(of=hidden)
    type(hidden).objects.filter(pk=hidden.pk).update(draft=True)
    subscribed = builders.subscription(of=hidden)
    builders.report_delivery(subscribed)
    open_one = builders.webhook()
    assert [each["id"] for each in editor.get(LIST).json()["results"]] == [str(open_one.pk)]
    problem(editor.get(f"{LIST}{hook.pk}/"), 404)
    problem(sent(editor, LIST, {**CMS, "topic": "secret"}), 400)
    problem(sent(editor, f"{API}subscriptions/", {"mail": "a@example.org", "topic": "secret"}), 400)
    problem(sent(editor, f"{API}subscriptions/", {"webhook": str(hook.pk)}), 400)
    for path in ("subscriptions/", "deliveries/", "report-deliveries/"):
        assert editor.get(f"{API}{path}").json()["results"] == [], path


def test_lists_ask_the_database_as_often_for_few_as_for_many(
    editor: Client, django_assert_num_queries: Any
) -> None:
    hooks = [builders.webhook() for _ in range(3)]
    builders.figure()
    for delivery in Delivery.objects.all():
        DeliveryAttempt.objects.create(
            delivery=delivery, attempted_at=builders.NOW, status=204, accepted=True
        )
    for _ in hooks:
        builders.report_delivery(builders.subscription(of=builders.topic(f"Topic {builders.next_number()}")))
    signing_in = 3
    for path, queries in (
        ("webhooks/", 1),
        ("deliveries/", 2),
        ("subscriptions/", 1),
        ("report-deliveries/", 2),
    ):
        editor.get(f"{API}{path}")
        with django_assert_num_queries(signing_in + queries):
            assert len(editor.get(f"{API}{path}").json()["results"]) == 3


@pytest.mark.parametrize("role", ["reader", "reporter", "checker", "approver"])
def test_the_desk_shows_them_to_more_people_than_rest(role: str) -> None:
    builders.webhook()
    problem(client(role).get(LIST), 403)
