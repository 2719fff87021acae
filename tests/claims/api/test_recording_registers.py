"""Topics, questions and sources recorded over REST: a checker's at once, a reporter's as drafts."""

import json

import pytest

from claims.models import Question, Topic
from sources.models import Source
from tests import builders
from tests.claims.api.client import API, client, problem

pytestmark = pytest.mark.django_db


def send(role, path, **body):
    """The answer to a body, sent by somebody in this role."""
    return client(role).post(f"{API}{path}", json.dumps(body), content_type="application/json")


def test_a_checker_records_a_topic_its_question_and_a_source():
    made = send("checker", "topics/", name="Floods", description="On the coast.")
    assert made.status_code == 201
    assert made.json() == {"id": str(Topic.objects.get().pk), "slug": "floods", "draft": False}
    assert client("reader").get(made.headers["Location"]).json()["name"] == "Floods"
    asked = {"topic": "floods", "text": "How many people are in shelters?", "unit": "person"}
    made = send("checker", "questions/", **asked, temporality="stock", place="Coast")
    assert made.status_code == 201, made.content
    assert client("reader").get(made.headers["Location"]).json()["place"] == "Coast"
    made = send(
        "checker", "sources/", name="Coast guard", kind="government", homepage="https://guard.example"
    )
    assert client("reader").get(made.headers["Location"]).json()["slug"] == "coast-guard"
    crew = send("checker", "sources/", name="Crew", kind="government", parent="coast-guard").json()
    assert client("reader").get(f"{API}sources/{crew['slug']}/").json()["parent"]["slug"] == "coast-guard"


def test_what_a_reporter_records_waits_to_be_confirmed():
    topic = send("reporter", "topics/", name="Floods").json()
    assert topic["draft"] is True
    problem(client("reader").get(f"{API}topics/{topic['id']}/"), 404)
    waiting = {row["id"] for row in client("checker").get(f"{API}drafts/").json()["results"]}
    assert topic["id"] in waiting
    assert client("checker").post(f"{API}drafts/{topic['id']}/confirm/").status_code == 200
    assert client("reader").get(f"{API}topics/{topic['id']}/").status_code == 200


def test_what_is_invalid_is_named_and_nothing_is_recorded():
    builders.topic("Floods")
    cases = (
        ("topics/", {"name": "Others", "slug": "floods"}, "slug"),
        ("topics/", {}, "name"),
        ("questions/", {"topic": "no-such", "text": "How many?", "unit": "person"}, "topic"),
        ("questions/", {"topic": "floods", "text": "How many people died?", "unit": "persona"}, "unit"),
        ("sources/", {"name": "Both", "kind": "joint"}, "members"),
    )
    for path, body, field in cases:
        told = problem(send("checker", path, **body), 400)
        assert told["errors"][0]["field"] == field, (path, body, told)
    assert (Topic.objects.count(), Question.objects.count(), Source.objects.count()) == (1, 0, 0)
