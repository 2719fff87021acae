"""Subscriptions over REST: who gets the weekly report, until when, and what was sent."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.models import ReportAttempt, Subscription
from claims.services.notifications.webhooks import disable_webhook
from claims.services.report_issuing import end_subscription
from tests import builders
from tests.claims.api.client import API, problem, token

pytestmark = pytest.mark.django_db
LIST = f"{API}subscriptions/"


@pytest.fixture
def editor() -> Client:
    return token("admin", role="editor-in-chief")[1]


def sent(asking: Client, path: str, body: Any, **headers: str) -> Any:
    return asking.post(path, json.dumps(body), content_type="application/json", headers=headers)


def test_a_mail_address_gets_the_report_of_a_topic_until_it_is_ended(editor: Client) -> None:
    topic = builders.topic("Floods")
    answer = sent(editor, LIST, {"mail": "desk@example.org", "topic": "floods"})
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["mail"], made["topic"], made["webhook"]) == ("desk@example.org", str(topic.pk), None)
    assert (made["recorded_by"], made["ended_at"]) == ("editor-in-chief", None)
    detail = editor.get(answer.headers["Location"])
    assert (detail.json(), detail.headers["ETag"]) == (made, answer.headers["ETag"])
    ended = sent(editor, f"{LIST}{made['id']}/end/", {}, **{"If-Match": answer.headers["ETag"]})
    assert (ended.status_code, ended.json()["ended_by"]) == (200, "editor-in-chief")
    assert editor.get(LIST, {"in_force": "true"}).json()["results"] == []
    assert len(editor.get(LIST, {"in_force": "false", "topic": "floods"}).json()["results"]) == 1


def test_a_webhook_gets_the_report_of_all_topics(editor: Client) -> None:
    hook = builders.webhook()
    made = sent(editor, LIST, {"webhook": str(hook.pk)}).json()
    assert (made["webhook"], made["mail"], made["topic"]) == (str(hook.pk), "", None)
    (listed,) = editor.get(LIST, {"webhook": str(hook.pk)}).json()["results"]
    assert listed == made


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "mail"),
        ({"mail": ""}, "mail"),
        ({"mail": "desk"}, "mail"),
        ({"mail": "desk@example.org\nBcc: all@example.org"}, "mail"),
        ({"mail": f"{'a' * 250}@example.org"}, "mail"),
        ({"mail": 1}, "mail"),
        ({"mail": "desk@example.org", "topic": "no-such-topic"}, "topic"),
        ({"webhook": "cms"}, "webhook"),
        ({"webhook": "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"}, "webhook"),
        ({"mail": "desk@example.org", "weekly": True}, "weekly"),
    ],
)
def test_what_is_wrong_is_named_and_nobody_is_subscribed(
    editor: Client, body: dict[str, Any], field: str
) -> None:
    (error,) = problem(sent(editor, LIST, body), 400)["errors"]
    assert error["field"] == field
    assert error["remedy"]
    assert not Subscription.objects.exists()


def test_one_way_at_a_time_and_to_no_webhook_that_is_disabled(editor: Client) -> None:
    hook = builders.webhook("CMS")
    both = problem(sent(editor, LIST, {"mail": "desk@example.org", "webhook": str(hook.pk)}), 400)
    assert "one of the two" in both["errors"][0]["remedy"]
    disable_webhook(by=builders.person(), now=builders.NOW, webhook=hook, reason="Gone.")
    (error,) = problem(sent(editor, LIST, {"webhook": str(hook.pk)}), 400)["errors"]
    assert (error["field"], error["value"]) == ("webhook", "CMS")


def test_nobody_gets_one_report_twice_but_again_once_it_was_ended(editor: Client) -> None:
    first = builders.subscription("desk@example.org")
    hook = builders.webhook("CMS")
    assert sent(editor, LIST, {"webhook": str(hook.pk)}).status_code == 201
    for body, field, value in (
        ({"mail": "desk@example.org"}, "mail", "desk@example.org"),
        ({"webhook": str(hook.pk)}, "webhook", "CMS"),
    ):
        (error,) = problem(sent(editor, LIST, body), 400)["errors"]
        assert (error["field"], error["value"]) == (field, value)
        assert "already" in error["remedy"]
    builders.topic("Floods")
    of_a_topic = sent(editor, LIST, {"mail": "desk@example.org", "topic": "floods"})
    assert of_a_topic.status_code == 201, "another report"
    end_subscription(by=builders.person(), now=builders.NOW, subscription=first)
    assert sent(editor, LIST, {"mail": "desk@example.org"}).status_code == 201


def test_what_is_sent_again_with_its_key_subscribes_once(editor: Client) -> None:
    answers = [sent(editor, LIST, {"mail": "desk@example.org"}, **{"Idempotency-Key": "desk"}) for _ in "ab"]
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert Subscription.objects.count() == 1


def test_what_was_sent_is_listed_with_each_try(editor: Client) -> None:
    delivery = builders.report_delivery(builders.subscription())
    ReportAttempt.objects.create(
        delivery=delivery, attempted_at=builders.NOW, accepted=False, problem="451 come back later"
    )
    path = f"{API}report-deliveries/"
    asked = {"subscription": str(delivery.subscription_id), "accepted": "false"}
    (listed,) = editor.get(path, asked).json()["results"]
    assert (listed["week"], listed["errata"], listed["accepted"]) == ("2024-W44", [], False)
    (attempt,) = listed["attempts"]
    assert (attempt["status"], attempt["problem"]) == (None, "451 come back later")
    assert editor.get(f"{path}{delivery.pk}/").json() == listed
    assert editor.get(path, {"accepted": "true"}).json()["results"] == []


def test_an_editor_in_chief_alone_reads_the_addresses() -> None:
    builders.subscription()
    for role in ("reader", "reporter", "checker", "approver"):
        _made, asking = token("figures:read", role=role)
        problem(asking.get(LIST), 403)
        problem(asking.get(f"{API}report-deliveries/"), 403)
