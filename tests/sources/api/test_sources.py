"""Sources, documents and statements over REST."""

import pytest

from sources.models import Document, Snapshot, Statement
from tests import builders
from tests.claims.api.client import API, client, get, post, problem

pytestmark = pytest.mark.django_db


def names(**query):
    return [each["name"] for each in get("sources/", **query)["results"]]


def test_a_source_shows_for_whom_it_speaks_and_who_belongs_to_it():
    us = builders.source("United States")
    pentagon = builders.source("Department of Defense", "military", parent=us, wikidata_id="Q11209")
    joint = builders.source("Joint assessment", "joint", members=(us, builders.source("Ukraine")))
    builders.grade(pentagon, "C")
    builders.grade(pentagon, "B")
    shown = get(f"sources/{pentagon.pk}/")
    assert shown["parent"]["name"] == "United States"
    assert (shown["reliability"], shown["wikidata_id"], shown["kind"]) == ("B", "Q11209", "military")
    assert [each["name"] for each in get(f"sources/{joint.pk}/")["members"]] == ["Ukraine", "United States"]
    assert names(parent=str(us.pk)) == ["Department of Defense"]
    assert names(kind="joint") == ["Joint assessment"]
    assert names(slug="ukraine") == ["Ukraine"]
    assert names(protected="true") == []
    assert names(ordering="-name")[0] == "United States"


def test_from_a_document_to_a_statement():
    wire = builders.source("A wire", "wire")
    sent = {
        "kind": "article",
        "title": "Soldiers near the border",
        "url": "https://wire.example/1",
        "publisher": str(wire.pk),
        "language": "en",
        "published_at": "2024-10-31T18:00:00+01:00",
    }
    answer = post("documents/", sent)
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert made["published_at"] == "2024-10-31T17:00:00Z"
    assert made["publisher"]["name"] == "A wire"
    assert answer.headers["Location"].endswith(f"{API}documents/{made['id']}/")
    copy = post("documents/", {"kind": "article", "title": "A copy", "syndicated_from": made["id"]}).json()
    assert copy["syndicated_from"] == made["id"]

    path = f"documents/{made['id']}/snapshots/"
    first = post(path, {"text": "About 8,000 soldiers."}).json()
    assert post(path, {"text": "About 8,000 soldiers."}).json() == first
    post(path, {"text": "About 18,000 soldiers."})
    assert len(get(path)) == 2
    assert "text" not in first

    said = post(
        "statements/", {"source": str(wire.pk), "said_on": "2024-10-31", "said_at": "14:30", "basis": "told"}
    )
    assert said.status_code == 201
    assert (said.json()["said_on"], said.json()["said_at"]) == ("2024-10-31", "14:30:00")
    assert (Document.objects.count(), Snapshot.objects.count(), Statement.objects.count()) == (2, 2, 1)


def test_documents_are_found():
    wire = builders.source("A wire", "wire")
    builders.document("One", publisher=wire, language="ko")
    builders.document("Two", kind="dataset")

    def titles(**query):
        return [each["title"] for each in get("documents/", **query)["results"]]

    assert titles(publisher=str(wire.pk)) == ["One"]
    assert titles(language="ko") == ["One"]
    assert titles(kind="dataset") == ["Two"]
    assert titles(ordering="title") == ["One", "Two"]
    assert titles(recorded_since="2030-01-01T00:00:00Z") == []


BAD = [
    ("documents/", {"kind": "rumour", "title": "x"}, "kind"),
    ("documents/", {"kind": "article", "title": " "}, "title"),
    ("documents/", {"kind": "article", "title": "x" * 301}, "title"),
    ("documents/", {"kind": "article", "title": "x", "url": "javascript:alert(1)"}, "url"),
    ("documents/", {"kind": "article", "title": "x", "published_at": "2999-01-01T00:00:00Z"}, "published_at"),
    ("documents/", {"kind": "article", "title": "x", "published_at": "2024-10-31"}, "published_at"),
    ("documents/", {"kind": "article", "title": "x", "publisher": "United States"}, "publisher"),
    ("documents/", {"kind": "article", "title": "x", "internal": True}, "internal"),
    ("documents/", {"title": "x"}, "kind"),
    ("statements/", {"said_on": "2024-10-31"}, "source"),
    ("statements/", {"source": None}, "source"),
    ("statements/", {"source": "US", "said_on": "2999-01-01"}, "source"),
    ("statements/", {"source": ..., "said_on": "2999-01-01"}, "said_on"),
    ("statements/", {"source": ..., "said_at": "25:00"}, "said_at"),
    ("statements/", {"source": ..., "said_at": "14:30"}, "said_at"),
    ("statements/", {"source": ..., "basis": "guessed"}, "basis"),
]


@pytest.mark.parametrize(("path", "sent", "field"), BAD)
def test_bad_input_is_refused_by_field(path, sent, field):
    sent = {key: str(builders.source().pk) if value is ... else value for key, value in sent.items()}
    told = problem(post(path, sent), 400)
    assert told["errors"][0]["field"].startswith(field), told
    assert not Document.objects.exists()
    assert not Statement.objects.exists()


def test_statements_have_no_list():
    problem(client().get(f"{API}statements/"), 405)
