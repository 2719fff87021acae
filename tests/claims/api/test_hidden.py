"""What is internal or under embargo appears in no answer, and nothing that follows from it does."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.domain.comparing.classification import Kind, Reason
from claims.models import Conflict, Publication
from claims.services.recording.questions import record_question
from sources.services.recording import capture_snapshot, record_document, record_statement
from tests import builders
from tests.claims.api.client import API, client, get, post, problem
from tests.claims.api.test_resolutions import proposal

pytestmark = pytest.mark.django_db

SECRET = "31,337"
HIDDEN = ["internal claim", "embargoed claim", "internal document", "embargoed document"]


def hide(how, about=None, by=None):
    """A claim with a telltale figure that nobody may see."""
    later = timezone.now() + timedelta(days=1)
    of_claim = {"internal claim": {"internal": True}, "embargoed claim": {"embargo_until": later}}.get(
        how, {}
    )
    of_document = {
        "internal document": {"internal": True},
        "embargoed document": {"embargo_until": later},
    }.get(how, {})
    read = builders.document("A telltale title", **of_document)
    return builders.claim(
        about, by or builders.source("Ukraine"), SECRET, read_in=read, accept=True, **of_claim
    )


def everything_read():
    """Every reading there is, following the ids found, as one text."""
    told, asking = [], client("editor-in-chief")
    paths = [
        "topics/",
        "questions/",
        "sources/",
        "documents/",
        "claims/",
        "conflicts/",
        "resolutions/",
        "figures/",
    ]
    paths += ["reports/2024-W45/"]
    for path in paths:
        answer = asking.get(f"{API}{path}")
        assert answer.status_code == 200, (path, answer.content)
        told.append(answer.content.decode())
        for each in json.loads(answer.content).get("results", []):
            told.append(asking.get(f"{API}{path}{each['id']}/").content.decode())
    return "\n".join(told)


@pytest.mark.parametrize("how", HIDDEN)
def test_no_reading_shows_it(how):
    shown = builders.claim(by=builders.source("United States"), quote="about 8,000 soldiers")
    claim = hide(how, shown.question)
    assert Conflict.objects.filter(question=shown.question).exists()
    told = everything_read()
    assert "8,000" in told
    telltales = [SECRET, "31337", str(claim.claim_id), str(claim.pk), str(claim.snapshot_id)]
    telltales += ["telltale"] if how.endswith("document") else []
    assert [each for each in telltales if each in told] == []


@pytest.mark.parametrize("how", HIDDEN)
def test_no_verb_finds_it(how):
    claim = hide(how)
    settled = {"flag": "leap", "verdict": "right"}
    more = {"grade": {"code": "2"}, "settle": settled, "ask-again": {"flag": "leap"}}
    for verb in ("accept", "reject", "reconsider", "correct", "merge", "separate", *more):
        sent = more[verb] if verb == "ask-again" else {"reason": "Why.", **more.get(verb, {})}
        problem(post(f"claims/{claim.claim_id}/{verb}/", sent, "checker"), 404)
    problem(client().get(f"{API}claims/{claim.claim_id}/versions/"), 404)
    if how.endswith("document"):
        problem(client().get(f"{API}documents/{claim.snapshot.document_id}/"), 404)
        problem(client().get(f"{API}documents/{claim.snapshot.document_id}/snapshots/"), 404)


def test_a_conflict_with_a_hidden_claim_is_told_from_the_visible_ones_alone():
    made = builders.conflict()
    hide("internal claim", made.question, builders.source("South Korea"))
    kept = Conflict.objects.get(pk=made.pk)
    assert kept.claim_count == 3
    (listed,) = get("conflicts/")["results"]
    shown = get(f"conflicts/{made.pk}/")
    for told in (listed, shown):
        assert (told["lowest"], told["highest"], told["claim_count"]) == ("8000", "20000", 2)
    assert [each["sources"] for each in shown["positions"]] == [["United States"], ["Ukraine"]]


def test_a_conflict_that_is_none_without_the_hidden_claim_is_not_there():
    shown = builders.claim(by=builders.source("United States"))
    hide("embargoed claim", shown.question)
    made = Conflict.objects.get(question=shown.question)
    assert get("conflicts/")["results"] == []
    problem(client().get(f"{API}conflicts/{made.pk}/"), 404)


def test_a_conflict_with_a_hidden_claim_is_settled_in_the_admin_only():
    made = builders.conflict()
    hide("internal claim", made.question, builders.source("South Korea"))
    answer = post("resolutions/", proposal(made), "checker")
    assert problem(answer, 400)["errors"][0]["field"] == "conflict"
    assert "South Korea" not in answer.content.decode()


def test_what_was_hidden_once_is_not_among_the_versions():
    claim = hide("internal claim")
    builders.correct(claim, internal=False)
    assert [each["version"] for each in get(f"claims/{claim.claim_id}/versions/")] == [2]


def test_nothing_is_recorded_on_what_may_not_be_seen():
    read = builders.snapshot("about 8,000 soldiers", of=builders.document(internal=True))
    sent = {
        "question": str(builders.question().pk),
        "statement": str(builders.statement().pk),
        "snapshot": str(read.pk),
        "quote": "about 8,000 soldiers",
    }
    told = problem(post("claims/", sent), 400)
    assert told["errors"][0]["field"] == "snapshot"


def test_no_published_body_shows_it():
    about = builders.question()
    made = builders.conflict(about)
    hidden = hide("internal claim", about, builders.source("South Korea"))
    builders.settle(made, excluded={hidden: "Not ours to print."})
    body = Publication.objects.get().body
    assert SECRET not in body
    assert str(hidden.claim_id) not in body
    told = json.dumps(get("resolutions/"))
    assert SECRET not in told
    assert str(hidden.claim_id) not in told


def test_an_original_that_may_not_be_seen_is_not_pointed_at():
    original = builders.document(internal=True)
    copy = builders.document(syndicated_from=original)
    open_copy = builders.document(syndicated_from=copy)
    assert get(f"documents/{copy.pk}/")["syndicated_from"] is None
    assert get(f"documents/{open_copy.pk}/")["syndicated_from"] == str(copy.pk)


def test_a_protected_source_shows_its_printable_attribution_only():
    minister = builders.source("Ministry of Silence")
    mole = builders.source(
        "an official who asked not to be named",
        "person",
        slug="jane-of-silence",
        parent=minister,
        protected=True,
    )
    claim = builders.claim(by=mole, quote="about 8,000 soldiers", relay=[mole])
    builders.claim(claim.question, builders.source("Ukraine"), "about 20,000 soldiers", accept=True)
    builders.accept(claim)
    builders.settle(Conflict.objects.get(question=claim.question))
    told = everything_read()
    assert mole.name in Publication.objects.get().body
    assert mole.name in told
    assert "jane-of-silence" not in told
    for narrowing in ({"slug": "jane-of-silence"}, {"kind": "person"}, {"parent": str(minister.pk)}):
        assert get("sources/", **narrowing)["results"] == []
    shown = get(f"sources/{mole.pk}/")
    assert (shown["protected"], shown["parent"], shown["members"], shown["kind"]) == (True, None, None, None)


def made_for_a_hidden_claim():
    """An internal claim on a topic and a question, by a source and in a document that came with it."""
    now = timezone.now()
    topic = builders.topic("A telltale topic", now=now)
    question = record_question(
        by=builders.person("editor-in-chief"),
        now=now,
        topic=topic,
        slug="a-telltale-question",
        text="A telltale question?",
        temporality="stock",
        unit="person",
    )
    speaker = builders.source("A telltale source", now=now)
    reporter = builders.person("reporter")
    read = record_document(by=reporter, now=now, kind="article", title="A telltale title")
    captured = capture_snapshot(by=reporter, now=now, document=read, text="about 8,000 soldiers")
    said = record_statement(by=reporter, now=now, source=speaker, said_on=None)
    return builders.claim(
        question, statement=said, snapshot=captured, quote="about 8,000 soldiers", now=now, internal=True
    )


def test_what_came_with_a_hidden_claim_alone_is_not_there():
    claim = made_for_a_hidden_claim()
    assert "telltale" not in everything_read().lower()
    for path in (
        f"topics/{claim.topic_id}/",
        f"questions/{claim.question_id}/",
        f"sources/{claim.statement.source_id}/",
        f"documents/{claim.snapshot.document_id}/",
    ):
        problem(client().get(f"{API}{path}"), 404)
    problem(client().get(f"{API}reports/2024-W45/", {"topic": str(claim.topic_id)}), 400)
    asking = client()
    asking.force_login(builders.person("reader"))
    for address in (f"/topics/{claim.topic.slug}/history/", f"/reports/2024-W45/?topic={claim.topic.slug}"):
        assert asking.get(address).status_code == 404, address
    builders.claim(claim.question)
    assert get(f"topics/{claim.topic_id}/")["name"] == "A telltale topic"
    assert get(f"questions/{claim.question_id}/")["text"] == "A telltale question?"


def test_a_body_that_names_what_is_hidden_is_answered_as_for_an_unknown_id():
    claim = made_for_a_hidden_claim()
    shown = builders.claim(by=builders.source("United States"))
    hide("embargoed claim", shown.question)
    keys = {
        "question": claim.question_id,
        "statement": claim.statement_id,
        "snapshot": claim.snapshot_id,
        "source": claim.statement.source_id,
        "document": claim.snapshot.document_id,
        "conflict": Conflict.objects.get(question=shown.question).pk,
    }
    recorded = {
        "question": str(shown.question_id),
        "statement": str(shown.statement_id),
        "snapshot": str(shown.snapshot_id),
        "quote": "about 8,000 soldiers",
    }
    article = {"kind": "article", "title": "An article"}
    known = str(builders.source("Ukraine").pk)
    judged = {"verdict": "independent", "reason": "Why.", "second_source": known}
    answer = proposal(builders.conflict(builders.question("How many are near the border?")))
    asked = [
        ("claims/", recorded, "question", "question"),
        ("claims/", recorded, "statement", "statement"),
        ("claims/", recorded, "snapshot", "snapshot"),
        ("claims/", recorded, "relay", "source"),
        ("statements/", {}, "source", "source"),
        ("documents/", article, "publisher", "source"),
        ("documents/", article, "syndicated_from", "document"),
        ("overrules/", judged, "first_source", "source"),
        ("resolutions/", answer, "conflict", "conflict"),
        ("resolutions/", answer, "question", "question"),
    ]
    unknown = uuid4()
    for path, body, field, kind in asked:
        told = []
        for key in (keys[kind], unknown):
            given = [str(key)] if field == "relay" else str(key)
            refused = post(path, {**body, field: given}, "editor-in-chief")
            document = problem(refused, 400)
            told.append(json.dumps(document).replace(str(key), "…"))
        assert told[0] == told[1], (path, field)


@pytest.mark.whole("test_a_list_with_hidden_claims_costs_the_same_at_3_conflicts_and_at_12")
def test_filters_and_orders_of_conflicts_ask_what_is_told():
    """A hidden claim turns one conflict graver and older, and makes one that is none."""
    about = builders.question()
    builders.claim(about, builders.source("United States"), "about 8,000 soldiers")
    hide("internal claim", about, builders.source("South Korea"))
    later = builders.NOW + timedelta(days=1)
    builders.claim(about, builders.source("Ukraine"), "about 9,500 soldiers", now=later)
    other = hide("internal claim", builders.question("How many are near the border?"))
    builders.claim(other.question, by=builders.source("United States"))
    made = builders.conflict(builders.question("How many are in Kursk?"))
    kept = Conflict.objects.get(question=about)
    listed = {each["id"]: each for each in get("conflicts/")["results"]}
    assert (kept.kind, listed[str(kept.pk)]["kind"]) == ("contradiction", "precision_difference")
    assert listed[str(kept.pk)]["opened_at"] == "2024-11-06T12:00:00Z"
    assert set(listed) == {str(kept.pk), str(made.pk)}
    asked = [("kind", each.value) for each in Kind] + [("reason", each.value) for each in Reason]
    for name, value in [*asked, *(("severity", number) for number in (1, 2, 3))]:
        found = {each["id"] for each in get("conflicts/", **{name: value})["results"]}
        assert found == {key for key, each in listed.items() if each[name] == value}, (name, value)
    for order in ("severity", "-severity", "opened_at", "-opened_at", "changed_at", "-changed_at"):
        name = order.lstrip("-")
        whole = [each[name] for each in get("conflicts/", ordering=order)["results"]]
        assert whole == sorted(whole, reverse=order.startswith("-"))
        page = get("conflicts/", ordering=order, limit=1)
        read = [each[name] for each in page["results"]]
        while page["next"] is not None:
            page = client().get(page["next"]).json()
            assert len(page["results"]) == 1, "no page is short: what is hidden leaves no gap"
            read += [each[name] for each in page["results"]]
        assert read == whole


@pytest.mark.check("tests/claims/api/test_queries.py::test_a_conflict_of_30_claims_costs_what_one_of_3_does")
def test_a_list_with_hidden_claims_costs_the_same_at_3_conflicts_and_at_12():
    asking, costs = client(), []
    for rows in (3, 9):
        for _ in range(rows):
            made = builders.conflict(builders.question(f"How many, number {builders.next_number()}?"))
            hide("internal claim", made.question, builders.source("South Korea"))
        with CaptureQueriesContext(connection) as captured:
            assert asking.get(f"{API}conflicts/", {"kind": "contradiction"}).status_code == 200
        costs.append(len(captured))
    assert costs == [27, 27]
