"""Overrules over REST: found, listed, lifted."""

import pytest

from tests import builders as make
from tests.claims.api.client import get, post, problem

pytestmark = pytest.mark.django_db


def _found(**more):
    paper, radio = make.source("Paper"), make.source("Radio")
    body = {"verdict": "dependent", "reason": "One desk.", "first_source": str(paper.pk)}
    return post("overrules/", {**body, "second_source": str(radio.pk), **more}, "checker")


def test_a_pair_is_found_dependent_and_the_finding_lifted():
    made = _found()
    assert made.status_code == 201
    found = made.json()
    assert {found["first_source"]["name"], found["second_source"]["name"]} == {"Paper", "Radio"}
    assert [each["id"] for each in get("overrules/", in_force="true")["results"]] == [found["id"]]
    lifted = post(f"overrules/{found['id']}/lift/", {}, "checker")
    assert lifted.status_code == 200
    assert lifted.json()["superseded_at"] is not None
    assert get("overrules/", in_force="true")["results"] == []
    problem(post(f"overrules/{found['id']}/lift/", {}, "checker"), 409)


def test_two_statements_may_be_named_instead():
    one, two = make.statement(make.source("Paper")), make.statement(make.source("Radio"))
    body = {"first_statement": str(one.pk), "second_statement": str(two.pk)}
    made = post("overrules/", {"verdict": "independent", "reason": "Two reporters.", **body}, "checker")
    assert made.status_code == 201
    assert {made.json()[f"{which}_statement"]["source"]["name"] for which in ("first", "second")} == {
        "Paper",
        "Radio",
    }


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"second_source": None}, "second_source"),
        ({"first_source": None}, "first_source"),
        ({"reason": ""}, "reason"),
        ({"verdict": "maybe"}, "verdict"),
        ({"why": "so"}, "why"),
    ],
)
def test_what_is_missing_is_named(more, field):
    assert field in str(problem(_found(**more), 400))
