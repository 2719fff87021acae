"""Many claims in one request: line by line, once for each key, never more than a request may hold."""

import json

import pytest

from claims.models import Claim
from sources.models import Snapshot
from tests import builders
from tests.claims.api.client import API, client, problem

pytestmark = pytest.mark.django_db


def line(number: int, **fields) -> str:
    made = {
        "external_id": f"row-{number}",
        "topic": "Drills",
        "question": "How many ships took part?",
        "unit": "item",
        "source": f"Source {number}",
        "quote": f"about {number + 1}0 ships",
        "said_on": "2024-10-31",
    }
    return json.dumps({**made, **fields})


def send(body: str | bytes, role: str = "checker", **headers: str):
    return client(role).post(f"{API}claims/bulk/", body, content_type="application/x-ndjson", headers=headers)


def test_each_line_is_taken_or_refused_for_itself():
    answer = send("\n".join([line(1), line(2, said_on="31.13.2024"), line(3)]))
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["recorded"], [each["taken"] for each in told["results"]]) == (2, [True, False, True])
    assert told["results"][1]["field"] == "said_on"
    assert [fault["field"] for fault in told["results"][1]["faults"]] == ["said_on"]
    assert Claim.objects.count() == 2


def test_each_line_that_is_taken_tells_its_claim():
    """Recorded, known already, given anew: the id is the one under which the API has the claim."""

    def claims(*lines):
        return [each.get("claim") for each in send("\n".join(lines)).json()["results"]]

    first, refused, second = claims(line(1), line(2, said_on="31.13.2024"), line(3))
    assert refused is None
    assert {first, second} == {str(key) for key in Claim.objects.values_list("claim_id", flat=True)}
    assert Claim.objects.get(claim_id=first).external_id == "row-1"
    assert claims(line(1), line(3, quote="about 90 ships"), "") == [first, second]
    assert Claim.objects.live().get(claim_id=second).version == 2
    assert client().get(f"{API}claims/{second}/").json()["quote"] == "about 90 ships"


def test_the_same_document_and_quote_are_taken_however_often_they_come():
    """The text of a document is a snapshot that is there once; the second request with it was a 500."""
    made = {"document_url": "https://example.org/a", "quote": "about 20 ships"}
    answers = [send(line(number, **made)) for number in (1, 2, 3, 2)]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert [answer.json()["recorded"] for answer in answers] == [1, 1, 1, 0]
    assert Snapshot.objects.count() == 1


def test_how_a_new_question_behaves_in_time_is_said_where_no_line_says_so():
    killed = {"question": "How many were killed?", "unit": "person", "quote": "about 20 people"}
    told = send("\n".join([line(1), line(2, **killed), line(3, question="Beds?", temporality="flow")])).json()
    assert told["assumed"] == [
        {
            "question": "How many ships took part?",
            "temporality": "timeless",
            "words": "took part",
            "like": "",
        },
        {"question": "How many were killed?", "temporality": "cumulative", "words": "killed", "like": ""},
    ]
    assert send(line(1)).json()["assumed"] == []


def test_the_same_key_and_body_are_done_once_and_another_body_is_refused():
    first = send(line(1), Idempotency_Key="a")
    assert first.content == send(line(1), Idempotency_Key="a").content
    assert Claim.objects.count() == 1
    assert first.json()["recorded"] == 1
    problem(send(line(2), Idempotency_Key="a"), 422)
    builders.person("checker", "another")
    other = client("checker", "another").post(
        f"{API}claims/bulk/", line(2), content_type="application/x-ndjson", headers={"Idempotency-Key": "a"}
    )
    assert other.json()["recorded"] == 1, "keys are each asker's own"
    problem(send(line(3), Idempotency_Key="ü"), 400)


@pytest.mark.parametrize(
    ("body", "status"), [("", 400), ("{}\n" * 50_001, 413), ("x" * (32 * 1024 * 1024 + 1), 413)]
)
def test_what_one_request_may_not_hold(body, status):
    problem(send(body), status)


@pytest.mark.parametrize(
    "body", ["{", "[]", '{"a": 1, "a": 2}', '{"quote": "\\u0000"}', "\ufeff{}", "[" * 5000]
)
def test_a_line_that_cannot_be_read_is_told(body):
    answer = send(f"{line(1)}\n{body}")
    assert answer.status_code in (200, 400), answer.content[:300]
    if answer.status_code == 200:
        assert [each["taken"] for each in answer.json()["results"]] == [True, False]
