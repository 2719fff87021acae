"""What an answer sets apart is told of in lists too: over REST, in the queue and in the list of conflicts."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.domain.questions.scope import Temporality
from claims.models import Conflict
from tests import builders
from tests.claims.api.client import API, client, get

pytestmark = pytest.mark.django_db
EARLIER = (
    "The answer for days up to 10 October 2024 belongs to another conflict; this one is about later days."
)
LATER = (
    "Figures for days after 10 October 2024 are another conflict; "
    "the answer to this one says nothing of them."
)
TOTAL, LEVEL = Temporality.CUMULATIVE, Temporality.STOCK


def answered(temporality=TOTAL, text="How many?"):
    """100 and 150 for 10 October 2024, of which the range is published; then 200 and 900, later."""
    question = builders.question(text, temporality=temporality)
    for name, words in (("A", "100 people"), ("B", "150 people")):
        builders.claim(question, builders.source(name), words, as_of="2024-10-10", accept=True)
    builders.settle(
        Conflict.objects.get(question=question), as_of=builders.days("2024-10-10"), method="report_range"
    )
    return question


def later(question, day="2024-10-20", **more):
    for name, words in (("A", "200 people"), ("B", "900 people")):
        builders.claim(question, builders.source(name), words, as_of=day, accept=True, **more)


def listed(role="reader", **query):
    """Conflict → its two links, in the list that this role gets."""
    rows = get("conflicts/", role, **query)["results"]
    return {row["id"]: (row["earlier"], row["later"]) for row in rows}


@pytest.mark.parametrize(("temporality", "day"), [(TOTAL, "2024-10-20"), (LEVEL, "2024-10-11")])
def test_the_list_says_of_both_conflicts_what_their_details_say(temporality, day):
    later(answered(temporality), day)
    before, after = Conflict.objects.order_by("episode")
    assert listed() == {
        str(before.pk): (
            None,
            {"conflict": str(after.pk), "answered_up_to": "2024-10-10", "sentence": LATER},
        ),
        str(after.pk): (
            {"conflict": str(before.pk), "answered_up_to": "2024-10-10", "sentence": EARLIER},
            None,
        ),
    }
    for key, links in listed().items():
        detail = get(f"conflicts/{key}/")
        assert (detail["earlier"], detail["later"]) == links


@pytest.mark.parametrize("query", [{"state": "open"}, {"ordering": "severity"}, {"limit": 1}])
def test_filters_orders_and_pages_keep_the_links(query):
    later(answered())
    found = listed(**query)
    every = listed()
    assert found
    assert all(links == every[key] for key, links in found.items())


@pytest.mark.parametrize(
    ("fields", "members"),
    [
        ("later", {"id", "state", "later"}),
        ("id,earlier", {"id", "state", "earlier"}),
        ("kind", {"id", "state", "kind"}),
        ("earlier,later", {"id", "state", "earlier", "later"}),
    ],
)
def test_the_members_that_are_asked_for_are_those_that_are_told(fields, members):
    later(answered())
    rows = get("conflicts/", fields=fields)["results"]
    assert [row.keys() for row in rows] == [members, members]


def test_conflicts_of_other_days_without_an_answer_are_linked_to_nothing():
    question = builders.question("How many?", temporality=LEVEL)
    later(question, "2024-10-10")
    later(question, "2024-10-30")
    later(builders.question("How many others?", temporality=LEVEL))
    assert len(listed()) == 3
    assert set(listed().values()) == {(None, None)}


def test_a_later_conflict_that_a_reader_may_not_know_of_is_in_no_list():
    question = answered()
    later(question, internal=True)
    assert list(listed().values()) == [(None, None)]


def test_a_hidden_claim_beside_open_ones_changes_no_link():
    question = answered()
    later(question)
    before = listed()
    builders.claim(
        question, builders.source("C"), "5,000 people", as_of="2024-10-20", internal=True, accept=True
    )
    assert listed() == before


def test_the_links_of_a_list_cost_the_same_for_two_questions_as_for_five():
    asking = client("reader")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert len(json.loads(asking.get(f"{API}conflicts/").content)["results"]) > 1
        return len(captured)

    for number in range(2):
        later(answered(text=f"How many {number}?"))
    few = queries()
    for number in range(2, 5):
        later(answered(text=f"How many {number}?"))
    assert queries() == few


def desk(path):
    asking = Client()
    asking.force_login(builders.person("checker"))
    return asking.get(path).content.decode()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("/admin/claims/conflict/", False), ("/admin/?show=open", True)],
)
def test_the_lists_of_the_desk_say_so(path, sentence):
    question = answered()
    assert "after the answer up to 10 October 2024" not in desk(path)
    later(question)
    page = desk(path)
    assert "after the answer up to 10 October 2024" in page
    assert (EARLIER in page) is sentence


def test_the_list_of_conflicts_says_what_was_answered_too():
    later(answered())
    assert "answered up to 10 October 2024" in desk("/admin/claims/conflict/")
