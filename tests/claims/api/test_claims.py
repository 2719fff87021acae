"""Claims over REST: read, recorded, corrected, triaged."""

import json
from datetime import timedelta

import pytest

from claims.models import Claim, Transition
from tests import builders
from tests.claims.api.client import API, client, get, post, problem

pytestmark = pytest.mark.django_db


def body(**changed):
    """What records "about 8,000 soldiers" of a new snapshot."""
    quote = changed.pop("quote", "about 8,000 soldiers")
    read = builders.snapshot(f"The US says that {quote} are near the border. {builders.next_number()}")
    made = {
        "question": str(builders.question().pk),
        "statement": str(builders.statement().pk),
        "snapshot": str(read.pk),
        "quote": quote,
        "as_of": {"start": "2024-10-31", "end": "2024-10-31"},
    }
    return {key: value for key, value in {**made, **changed}.items() if value is not ...}


def test_a_claim_is_recorded_from_its_quote_and_read_again():
    answer = post("claims/", body())
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert made["as_written"] == "about 8,000"
    assert made["modality"] == "approx"
    assert made["core"] == {"low": "7500", "high": "8500", "low_inclusive": True, "high_inclusive": True}
    assert made["outer"]["low"] == "7000"
    assert made["written"]["best"] == "8,000"
    assert made["best"] == "8000"
    assert made["as_of"] == {"start": "2024-10-31", "end": "2024-10-31"}
    assert made["state"] == "candidate"
    assert made["recorded_by"] == "reporter"
    assert answer.headers["Location"].endswith(f"/api/v1/claims/{made['id']}/")
    assert get(f"claims/{made['id']}/") == made


def test_values_as_written_are_text_and_stay_as_written():
    made = post("claims/", body(quote="some 10 000", value="10 000", modality="approx")).json()
    assert made["written"]["best"] == "10 000"
    assert made["best"] == "10000"


def test_a_whole_claim_is_recorded_with_its_chain():
    hop = builders.source("A wire", "wire")
    sent = body(
        relay=[str(hop.pk), None],
        hedging="according to officials",
        stated_likelihood="likely",
        stated_confidence="moderate",
        quote_language="en",
        external_id="cms-17",
    )
    made = post("claims/", sent).json()
    assert [each["source"] and each["source"]["name"] for each in made["relay"]] == ["A wire", None]
    assert made["stated_likelihood"] == "likely"
    assert made["external_id"] == "cms-17"


def test_the_address_is_that_of_the_claim_and_shows_its_live_version():
    claim = builders.claim()
    answer = post(
        f"claims/{claim.claim_id}/correct/",
        {"value": "18,000", "modality": "approx", "reason": "A typing error of ours."},
        role="checker",
    )
    assert answer.status_code == 200, answer.content
    shown = get(f"claims/{claim.claim_id}/")
    assert (shown["version"], shown["best"], shown["correction_reason"]) == (
        2,
        "18000",
        "A typing error of ours.",
    )
    versions = get(f"claims/{claim.claim_id}/versions/")
    assert [each["version"] for each in versions] == [2, 1]
    assert versions[1]["superseded_at"] is not None


def test_triage_calls_the_services():
    claim = builders.claim()
    path = f"claims/{claim.claim_id}/"
    assert post(f"{path}accept/", role="checker").json()["state"] == "accepted"
    assert post(f"{path}reconsider/", {"reason": "Too soon."}, role="checker").json()["state"] == "candidate"
    assert post(f"{path}reject/", {"reason": "Another place."}, role="checker").json()["state"] == "rejected"
    assert [each.to_state for each in Transition.objects.of(claim)] == ["accepted", "candidate", "rejected"]
    problem(post(f"{path}reject/", {"reason": "Again."}, role="checker"), 409)


def test_grades_stand_beside_each_other():
    claim = builders.claim()
    builders.grade(claim.statement.source, "B")
    graded = post(
        f"claims/{claim.claim_id}/grade/", {"code": "2", "reason": "Named officials."}, role="checker"
    )
    assert graded.json()["admiralty"] == "B2"
    assert get(f"claims/{claim.claim_id}/")["credibility"] == "2"


def test_filters_choose_and_updated_since_sees_every_change():
    near = builders.claim(builders.question("How many soldiers are near the border?"))
    far = builders.claim(
        by=builders.source("Ukraine"), quote="up to 12,000 soldiers", said_on="2024-11-02", as_of=None
    )
    found = {
        "question": (str(near.question_id), near),
        "source": (str(far.statement.source_id), far),
        "modality": ("up_to", far),
        "said_since": ("2024-11-01", far),
        "as_of": ("2024-10-31", near),
        "document": (str(near.snapshot.document_id), near),
    }
    for name, (value, wanted) in found.items():
        assert [each["id"] for each in get("claims/", **{name: value})["results"]] == [
            str(wanted.claim_id)
        ], name
    after = (builders.NOW + timedelta(seconds=1)).isoformat().replace("+00:00", "Z")
    assert get("claims/", updated_since=after)["results"] == []
    post(f"claims/{near.claim_id}/accept/", role="checker")
    assert [each["id"] for each in get("claims/", updated_since=after)["results"]] == [str(near.claim_id)]


def test_pages_follow_each_other_without_gap_or_repetition():
    made = [builders.claim(now=builders.NOW + timedelta(minutes=number)) for number in range(5)]
    seen, path = [], f"{API}claims/?limit=2&ordering=recorded_at"
    while path:
        page = client().get(path).json()
        seen += [each["id"] for each in page["results"]]
        path = page["next"]
    assert seen == [str(each.claim_id) for each in made]


def test_only_who_may_record_records_and_nothing_is_changed():
    problem(post("claims/", body(), role="reader"), 403)
    claim = builders.claim()
    problem(post(f"claims/{claim.claim_id}/accept/", role="reporter"), 403)
    assert Claim.objects.count() == 1
    assert Claim.objects.get().state == "candidate"


def test_who_is_nobody_is_asked_to_sign_in(client):
    answer = client.get(f"{API}claims/")
    assert problem(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_recording_is_json_only():
    answer = client("reporter").post(f"{API}claims/", body())
    problem(answer, 415)
    assert json.loads(answer.content)["title"] == "Unsupported Media Type"
