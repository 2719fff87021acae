"""Conflicts over REST: kept to be searched, derived to be understood."""

from datetime import timedelta

import pytest

from claims.models import Claim, Conflict
from claims.services.triage.triage import assign_conflict, dismiss_conflict
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db


def whole_and_part():
    """A figure near the border, and those of a joint assessment and its members for the whole of Russia."""
    whole = builders.question()
    part = builders.question("How many soldiers are near the border?")
    builders.relation(part, whole)
    us = builders.source("United States")
    korea, ukraine = builders.source("South Korea"), builders.source("Ukraine")
    joint = builders.source("Joint assessment", "joint", members=(us, korea, ukraine))
    builders.claim(part, us, "about 8,000", accept=True)
    builders.claim(whole, us, "about 10,000", accept=True)
    builders.claim(whole, korea, "11,000", accept=True)
    builders.claim(whole, ukraine, "up to 12,000", accept=True)
    span = ("2024-10-31", "2024-11-04")
    builders.claim(whole, joint, "10,000 to 12,000", as_of=span, said_on="2024-11-04", accept=True)
    return Conflict.objects.get(question=whole)


def test_a_contradiction_says_who_what_why_and_how_far():
    made = builders.conflict()
    listed = get("conflicts/")["results"]
    assert [each["id"] for each in listed] == [str(made.pk)]
    shown = get(f"conflicts/{made.pk}/")
    assert {name: shown[name] for name in listed[0]} == listed[0]
    assert (shown["kind"], shown["reason"], shown["severity"]) == ("contradiction", "value", 3)
    assert shown["question"]["text"] == made.question.text
    assert shown["days"] == {"start": "2024-10-31", "end": "2024-10-31"}
    assert (shown["lowest"], shown["highest"], shown["spread"]) == ("8000", "20000", "12000")
    assert shown["gap"] == "7000"
    assert shown["why"].startswith("Both cannot be true.")
    assert shown["dependence"] == "unknown"
    assert [each["sources"] for each in shown["positions"]] == [["United States"], ["Ukraine"]]
    assert sorted(each["claim"]["id"] for each in shown["claims"]) == sorted(shown["witness"])
    (finding,) = shown["findings"]
    assert (finding["kind"], finding["weight"], finding["rule"]) == ("contradiction", 3, "8")
    assert shown["complete"] is True


def test_whole_and_part_meet_and_the_joint_range_adds_no_voice():
    shown = get(f"conflicts/{whole_and_part().pk}/")
    assert shown["kind"] == "scope_difference"
    ids = {each["claim"]["as_written"]: each["claim"]["id"] for each in shown["claims"]}
    pair = {ids["about 8,000"], next(claim for text, claim in ids.items() if text.startswith("10,000"))}
    met = next(each for each in shown["findings"] if {each["a"], each["b"]} == pair)
    assert met["dependence"] == "member_of_joint"
    assert (met["remainder"]["low"], met["remainder"]["high"]) == ("1500", "4500")
    labels = [each["claim"]["as_written"] for each in shown["claims"] if each["aggregate_of_members"]]
    assert len(labels) == 1
    assert labels[0].startswith("10,000")
    assert shown["independent_count"] == 1


def test_proposals_explain_and_never_decide():
    shown = get(f"conflicts/{whole_and_part().pk}/")
    by_method = {each["method"]: each for each in shown["proposals"]}
    assert set(by_method) == {
        "report_range",
        "most_authoritative",
        "convergent",
        "part_and_whole",
        "undetermined",
    }
    assert by_method["report_range"]["offered"] is True
    assert (by_method["report_range"]["low"], by_method["report_range"]["high"]) == ("10000", "12000")
    assert by_method["part_and_whole"]["parts"][0]["low"] == "8000"
    withheld = [each for each in shown["proposals"] if not each["offered"]]
    assert withheld
    assert all(each["not_offered"] for each in withheld)


def test_filters_and_order():
    made = builders.conflict()
    other = builders.conflict(builders.question("How many soldiers are near the border?"))
    assign_conflict(
        by=builders.person("checker"), now=NOW, conflict=other, assignee=builders.person("checker")
    )
    dismiss_conflict(by=builders.person("checker"), now=NOW, conflict=made, reason="Two places.")
    wanted = {
        "state": ("in_review", other),
        "assignee": ("checker", other),
        "question": (str(made.question_id), made),
        "in_hand": ("false", made),
    }
    for name, (value, one) in wanted.items():
        assert [each["id"] for each in get("conflicts/", **{name: value})["results"]] == [str(one.pk)], name
    assert len(get("conflicts/", kind="contradiction", severity="3", as_of="2024-10-31")["results"]) == 2
    assert get("conflicts/", updated_since="2030-01-01T00:00:00Z")["results"] == []
    assert len(get("conflicts/", ordering="-severity")["results"]) == 2


def test_a_settled_conflict_without_open_claims_is_still_shown():
    made = builders.conflict()
    for claim in Claim.objects.live():
        builders.reject(claim)
    shown = get(f"conflicts/{made.pk}/")
    assert (shown["state"], shown["why"], shown["claims"]) == ("dismissed", "", [])
    assert shown["kind"] == "contradiction"


def test_of_very_many_claims_the_latest_are_told(monkeypatch):
    made = builders.conflict()
    for number in range(4):
        later = builders.NOW + timedelta(minutes=number)
        speaker = builders.source("South Korea")
        builders.claim(made.question, speaker, f"about {9 + number},000 soldiers", now=later)
    monkeypatch.setattr("claims.views.conflict_claims.LATEST", 2)
    shown = get(f"conflicts/{made.pk}/")
    assert shown["complete"] is False
    assert shown["claim_count"] == 6
    told = {each["claim"]["as_written"] for each in shown["claims"]}
    assert {"about 11,000", "about 12,000"} <= told
    assert {"about 9,000", "about 10,000"}.isdisjoint(told)
    assert set(shown["witness"]) <= {each["claim"]["id"] for each in shown["claims"]}


def test_conflicts_are_read_only_here():
    made = builders.conflict()
    problem(
        client("approver").post(f"{API}conflicts/{made.pk}/", b"{}", content_type="application/json"), 405
    )
