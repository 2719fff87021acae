"""Corrections over REST: done by who may, told of with the reason, and nothing hidden told with them."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Claim
from claims.services.correcting.documents import correct_document
from claims.services.correcting.sources import correct_source
from sources.models import Statement
from tests import builders
from tests.claims.api.client import API, client, problem
from tests.claims.api.test_preconditions import WHY, change

pytestmark = pytest.mark.django_db


def told(path):
    """What a reader is told of a record's corrections."""
    return client("reader").get(f"{API}{path}corrections/").json()


def test_a_question_is_corrected_and_tells_what_it_was():
    question = builders.question()
    path = f"questions/{question.pk}/"
    body = {"text": "How many arrived?", "temporality": "cumulative", "minimum": "5", **WHY}
    done = change(path, "correct", body, "checker").json()
    assert (done["text"], done["temporality"], done["minimum"]) == ("How many arrived?", "cumulative", "5")
    one = told(path)[0]
    assert (one["number"], one["reason"], one["recorded_by"]) == (1, WHY["reason"], "checker")
    assert one["before"] == {
        "text": "How many soldiers are in Russia?",
        "temporality": "stock",
        "minimum": "0",
    }
    refused = problem(change(path, "correct", {"minimum": "-5", **WHY}, "checker"), 400)
    assert "parts add up from zero" in refused["errors"][0]["remedy"]


def test_relations_are_made_corrected_and_ended_and_no_other_question_is_told_of():
    part, whole = builders.question(), builders.question("How many elsewhere?")
    path, second = f"questions/{part.pk}/", str(whole.pk)
    made = change(path, "relate", {"second": second, "kind": "part_of"}, "checker").json()
    assert [each["kind"] for each in made["relations"]] == ["part_of"]
    body = {"second": second, "kind": "part_of", "members_stay": True, **WHY}
    done = change(path, "correct-relation", body, "checker").json()
    assert done["relations"][0]["members_stay"] is True
    ended = change(path, "end-relation", {"second": second, **WHY}, "checker").json()
    assert ended["relations"] == []
    assert told(path) == []
    again = problem(change(path, "end-relation", {"second": second, **WHY}, "checker"), 400)
    assert again["errors"][0]["field"] == "second"


def test_a_source_is_corrected_and_a_protected_one_tells_nothing():
    us, state = builders.source(), builders.source("State")
    path = f"sources/{us.pk}/"
    done = change(path, "correct", {"name": "USA", "parent": str(state.pk), **WHY}, "checker").json()
    assert (done["name"], done["parent"]["name"]) == ("USA", "State")
    assert told(path)[0]["before"] == {"name": "United States"}
    joint = builders.source("Joint", "joint", members=[us, state])
    body = {"members": [str(us.pk)], **WHY}
    only = change(f"sources/{joint.pk}/", "correct", body, "checker").json()
    assert [each["name"] for each in only["members"]] == ["USA"]
    change(path, "correct", {"name": "An official", "protected": True, **WHY}, "checker")
    assert told(path) == []


def test_a_document_is_hidden_over_rest_and_its_embargo_ends_by_the_clock():
    document = builders.document("The first title")
    path = f"documents/{document.pk}/"
    assert change(path, "correct", {"title": "The second", **WHY}, "checker").json()["title"] == "The second"
    assert told(path)[0]["before"] == {"title": "The first title"}
    ends = timezone.now() + timedelta(seconds=3600)
    hidden = change(path, "hide", {"embargo_until": ends.isoformat(), **WHY}, "checker")
    assert hidden.status_code == 204
    problem(client("checker").get(f"{API}{path}"), 404)
    correct_document(
        by=builders.person("checker"), now=timezone.now(), document=document, reason="A slip.", title="Third"
    )
    correct_document(
        by=builders.person("checker"),
        now=timezone.now(),
        document=document,
        reason="It is out.",
        embargo_until=timezone.now(),
    )
    assert client("reader").get(f"{API}{path}").json()["title"] == "Third"
    assert told(path) == []  # what it was called while it was hidden, and before, is nobody's to read
    change(path, "correct", {"title": "Fourth", **WHY}, "checker")
    assert [each["before"] for each in told(path)] == [{"title": "Third"}]


def test_a_hidden_document_keeps_what_is_quoted_from_it_from_readers():
    claim = builders.claim()
    path = f"documents/{claim.snapshot.document_id}/"
    assert change(path, "hide", WHY, "checker").status_code == 204
    problem(client("checker").get(f"{API}claims/{claim.claim_id}/"), 404)


def test_a_statement_is_corrected_by_another():
    claim = builders.claim(accept=True)
    url = f"{API}statements/{claim.statement_id}/correct/"
    asking, body = client("checker"), json.dumps({"said_on": "2024-10-30", "said_at": "10:30", **WHY})
    made = asking.post(url, body, content_type="application/json")
    assert made.status_code == 201
    assert (made.json()["said_on"], made.json()["said_at"]) == ("2024-10-30", "10:30:00")
    newest = client("reader").get(f"{API}claims/{claim.claim_id}/").json()
    assert (newest["statement"]["id"], newest["state"]) == (made.json()["id"], "accepted")
    problem(asking.post(url, body, content_type="application/json"), 409)
    assert Statement.objects.count() == 2


def test_a_claim_moves_and_where_it_can_not_is_said():
    claim = builders.claim(accept=True)
    there = builders.question("How many elsewhere?")
    path = f"claims/{claim.claim_id}/"
    moved = change(path, "move", {"question": str(there.pk), **WHY}, "checker").json()
    assert (moved["question"]["id"], moved["version"], moved["state"]) == (str(there.pk), 2, "accepted")
    other = builders.question("How many ships?", of=builders.topic("Ships"))
    refused = problem(change(path, "move", {"question": str(other.pk), **WHY}, "checker"), 400)
    assert refused["errors"][0]["field"] == "question"
    assert Claim.objects.count() == 2


def test_a_parent_that_nobody_may_know_of_is_an_unknown_id():
    """A source recorded together with something hidden alone can't be named."""
    now = timezone.now()
    mole = builders.source("Mole", now=now)
    statement = builders.statement(mole)
    builders.claim(statement=statement, internal=True, now=now)
    refused = change(
        f"sources/{builders.source().pk}/", "correct", {"parent": str(mole.pk), **WHY}, "checker"
    )
    assert problem(refused, 400)["errors"][0]["field"] == "parent"
    correct_source(
        by=builders.person("checker"), now=now, source=builders.source(), reason="We know.", parent=mole
    )
    shown = client("reader").get(f"{API}sources/{builders.source().pk}/").json()
    assert shown["parent"] is None
    assert told(f"sources/{builders.source().pk}/") == []
