"""What is internal or under embargo appears in no answer, and nothing that follows from it does."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Conflict, Publication
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
    for verb in ("accept", "reject", "reconsider", "grade", "correct", "merge", "separate"):
        sent = {"reason": "Why.", "code": "2"} if verb == "grade" else {"reason": "Why."}
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
