"""Fact-checks: recorded once, corrected by new versions, read over REST and at the desk."""

import json
from datetime import timedelta
from functools import partial

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import FactCheck
from claims.services.recording.fact_checks import correct_fact_check
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.api.client import API, client

pytestmark = pytest.mark.django_db
HOW = {"now": make.NOW, "reason": "Misread."}


def test_a_verdict_is_read_unless_a_person_says_otherwise():
    assert make.fact_check(verdict="Mostly false").rating == "mostly_false"
    assert make.fact_check(verdict="Commotion").rating == ""
    assert make.fact_check(verdict="Commotion", rating="misleading").rating == "misleading"


def test_a_correction_is_a_new_version_and_a_new_verdict_is_read_anew():
    made = make.fact_check(verdict="False")
    by = make.person("checker")
    second = correct_fact_check(by=by, fact_check=made, verdict="Half true", **HOW)
    assert (second.version, second.rating, second.fact_check_id) == (2, "mixed", made.fact_check_id)
    third = correct_fact_check(by=by, fact_check=second, claimant="A mayor", rating="misleading", **HOW)
    fourth = correct_fact_check(by=by, fact_check=third, claimant="The mayor", **HOW)
    assert (fourth.version, fourth.rating, fourth.known_by) == (4, "misleading", made.known_by)
    assert FactCheck.objects.live().get() == fourth
    with pytest.raises(StaleState):
        correct_fact_check(by=by, fact_check=made, claimant="Nobody", **HOW)
    with pytest.raises(Refused, match="nothing changed"):
        correct_fact_check(by=by, fact_check=fourth, claimant="The mayor", **HOW)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("claim", {"claim": " "}),
        ("verdict", {"verdict": ""}),
        ("checked_on", {"checked_on": make.NOW.date() + timedelta(days=1)}),
        ("url", {"url": "javascript:alert(1)"}),
        ("rating", {"rating": "odd"}),
    ],
)
def test_what_can_not_be_is_refused_with_its_field(field, given):
    with pytest.raises(Refused) as refusal:
        make.fact_check(**given)
    assert refusal.value.field == field


def test_the_same_fact_check_is_recorded_once():
    made = make.fact_check()
    with pytest.raises(Refused, match="recorded already"):
        make.fact_check(claim=made.claim, url=made.url)


def test_the_database_keeps_what_was_recorded():
    made = make.fact_check()
    for change in (lambda: FactCheck.objects.update(verdict="True"), made.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_they_are_found_over_rest_by_words_rating_and_checker():
    made = make.fact_check(
        make.source("Bridge Checks"), claim="The old bridge is closed.", verdict="Half true"
    )
    make.fact_check(verdict="Commotion")
    asking = client("reader")
    for query in (
        {"claim": "old bridge"},
        {"rating": "mixed"},
        {"rated": "true"},
        {"checker": made.checker_id},
    ):
        found = asking.get(f"{API}fact-checks/", query).json()["results"]
        assert [each["id"] for each in found] == [str(made.fact_check_id)], query
    assert [found[0]["verdict"], found[0]["rating"]] == ["Half true", "mixed"]
    (other,) = asking.get(f"{API}fact-checks/", {"rated": "false"}).json()["results"]
    assert (other["verdict"], other["rating"]) == ("Commotion", "")


def test_lines_are_taken_in_bulk_and_faults_are_told_by_line():
    first = {"claim": "A", "verdict": "False", "url": "https://checks.example/1"}
    lines = "\n".join(json.dumps(each) for each in (first, {"claim": "B", "verdict": ""})).encode()
    send = partial(client("reporter").post, f"{API}fact-checks/bulk/", content_type="application/x-ndjson")
    answer = send(lines).json()
    assert (answer["recorded"], [len(each.get("faults", ())) for each in answer["results"]]) == (1, [0, 2])
    assert send(b'{"a": 1}').status_code == 400


def test_one_document_is_taken_in_bulk_and_as_an_import():
    found = [
        {"claim": "A", "verdict": "False", "url": "https://checks.example/1"},
        {"claim": "B", "verdict": ""},
    ]
    sent = json.dumps({"@graph": [{"@type": "WebPage"}, *found]}).encode()
    asking = client("checker")
    answer = asking.post(f"{API}fact-checks/bulk/", sent, content_type="application/json").json()
    lines = [(each["line"], len(each.get("faults", ()))) for each in answer["results"]]
    assert (answer["recorded"], lines) == (1, [(1, 0), (2, 0), (3, 2)])
    handed_in = asking.post(f"{API}imports/", {"file": ContentFile(sent, "checks.json")}).json()
    assert (handed_in["holds"], handed_in["state"]) == ("fact_checks", "previewed")
    assert handed_in["counts"] == {"known": 1, "other": 1, "invalid": 1}


@pytest.mark.parametrize("kind", ["application/x-ndjson", "application/json"])
@pytest.mark.parametrize(
    "sent", [b"\xff\xfe\xfd", b'{"claim": "\xe9\xe8"}', b'{"claim": "A"}\n\xff', b"\x81\x8d"]
)
def test_a_body_in_no_encoding_that_can_be_told_is_refused(sent: bytes, kind: str):
    answer = client("reporter").post(f"{API}fact-checks/bulk/", sent, content_type=kind)
    assert answer.status_code == 400, answer.content
    assert not FactCheck.objects.exists()


def test_the_desk_corrects_one_and_may_take_a_rating_back():
    made = make.fact_check(verdict="Half true")
    page = f"/admin/claims/factcheck/{made.pk}/correct/"
    desk = Desk().client("checker")
    seen = desk.get(page).context["form"]
    fields = {name: seen[name].value() or "" for name in seen.fields}
    answer = desk.post(page, {**fields, "rating": "", "reason": "The words don't say."})
    assert answer.status_code == 302
    assert FactCheck.objects.live().get().rating == ""
