"""Search over everything, over REST."""

import pytest

from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db


def kinds(**query):
    return {
        group["kind"]: [hit["id"] for hit in group["hits"]] for group in get("search/", **query)["results"]
    }


def test_hits_come_by_kind_with_the_passage_and_the_id_of_their_own_address():
    about = builders.question("How many guards are at the Élysée?")
    claim = builders.claim(about, builders.source("Guards of the palace"), "about 8,000 guards, told to us")
    figure = builders.figure(about)
    found = {group["kind"]: group for group in get("search/", q="guards")["results"]}
    assert found["figure"]["hits"][0]["id"] == str(figure.question_id)
    (hit,) = [one for one in found["claim"]["hits"] if one["id"] == str(claim.claim_id)]
    assert hit["title"] == "Guards of the palace: about 8,000 people"
    assert hit["passage"] == [
        {"text": "about 8,000 ", "found": False},
        {"text": "guards", "found": True},
        {"text": ", told to us", "found": False},
    ]
    for noun, kind in (("questions", "question"), ("sources", "source"), ("documents", "document")):
        for each in found[kind]["hits"]:
            assert get(f"{noun}/{each['id']}/")["id"] == each["id"]
    assert kinds(q="elysee guards") == {"figure": [str(about.pk)], "question": [str(about.pk)]}
    assert list(kinds(q="guards", kind="source")) == ["source"]


def test_nothing_found_says_what_was_searched():
    told = get("search/", q="zebra")
    assert told["results"] == []
    assert set(told["searched"]) >= {"claim", "source", "question", "document", "figure"}
    assert "note" not in told["searched"]


@pytest.mark.parametrize(
    ("query", "field"),
    [({}, "q"), ({"q": "?!"}, "q"), ({"q": "x" * 201}, "q"), ({"q": "x", "kind": "note"}, "kind")],
)
def test_what_cannot_be_looked_for_is_named(query, field):
    (error,) = problem(client().get(f"{API}search/", query), 400)["errors"]
    assert error["field"] == field


def test_a_figure_is_found_by_its_question_and_without_a_number() -> None:
    """What may not be printed is no bare number here either: the figure's own address says how it stands."""
    made = builders.figure(builders.question("How many soldiers are in the valley?"))
    hold_figure(by=builders.person("approver"), now=builders.NOW, figure=made, reason="A doubt.")
    groups = {each["kind"]: each["hits"] for each in get("search/", q="valley")["results"]}
    assert [each["title"] for each in groups["figure"]] == ["How many soldiers are in the valley?"]
