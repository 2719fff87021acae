"""The changes feed: in order, without gaps, resumable; what was said before and what is said now."""

import json
from datetime import timedelta
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.core.management import call_command

from claims.models import Checkpoint, Publication
from claims.reports.building.build import build
from claims.reports.week import Week
from claims.services.canonical_json import link_hash
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, early_in_a_minute, get, problem, token

pytestmark = pytest.mark.django_db


def held():
    """A figure published, then held."""
    figure = builders.figure()
    told = {"reason": "A call from the ministry.", "public_reason": "A doubt."}
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=figure, **told)
    return figure


def test_every_publication_in_order_with_what_was_said_before():
    held()
    builders.figure(builders.question("How many soldiers are near the border?"))
    first = get("changes/", limit=2)
    assert [each["seq"] for each in first["results"]] == [1, 2]
    new, hold = first["results"]
    assert new["old"] is None
    assert (hold["change_kind"], hold["new"]["reason"], hold["old"]) == ("HOLD", "A doubt.", new["new"])
    assert (new["new"]["standing"], new["new"]["last_said"]["low"]) == ("superseded", "8000")
    assert hold["new"] == json.loads(Publication.objects.get(seq=2).served.withheld)
    assert (first["cursor"], first["more"]) == ("2", True)
    rest = get("changes/", cursor=first["cursor"])
    assert [each["seq"] for each in rest["results"]] == [3]
    assert rest["results"][0]["old"] is None
    assert get("changes/", cursor=3) == {"cursor": "3", "more": False, "checkpoint": None, "results": []}


def test_the_ledger_is_read_link_by_link_to_the_byte():
    held()
    links = [get(f"ledger/entries/{seq}/") for seq in (1, 2)]
    assert [link["body"] for link in links] == list(Publication.objects.values_list("body", flat=True))
    assert [link["prev_hash"] for link in links] == ["", links[0]["sha256"]]
    assert all(link_hash(link["prev_hash"], link["body"]) == link["sha256"] for link in links)
    for seq in ("3", "x", "-1", "9" * 30):
        problem(client().get(f"{API}ledger/entries/{seq}/"), 404)


@pytest.mark.parametrize(
    "query", ["cursor=-1", "cursor=x", "cursor=٣", "limit=0", "limit=201", "wait=31", "a=1"]
)
def test_what_cannot_be_asked(query):
    problem(client().get(f"{API}changes/?{query}"), 400)


@pytest.mark.parametrize("cursor", [3, 999_999, 2**63 - 1])
def test_a_cursor_that_no_publication_has_had_is_gone(cursor):
    held()
    detail = problem(client().get(f"{API}changes/?cursor={cursor}"), 410)["detail"]
    assert f"the number {cursor}: the newest is 2. Start again without cursor" in detail


def test_who_is_not_waited_for_is_answered_at_once():
    assert get("changes/", wait=30)["results"] == []
    _, asking = token()
    assert asking.get(f"{API}changes/?wait=30").json()["results"] == []  # within a test's transaction


def test_a_page_takes_one_query_and_a_token_one_more(django_assert_num_queries):
    held()
    _, asking = token()
    early_in_a_minute()
    asking.get(f"{API}changes/")
    with django_assert_num_queries(2):
        assert len(asking.get(f"{API}changes/").json()["results"]) == 2


def test_what_a_source_says_is_text_in_the_feed():
    """RFC 4287: the content of a construct of type text holds no markup for a reader to run."""
    figure = builders.figure()
    because = "<img src=x onerror=alert(1)> & so \x1b[31m on"
    told = {"reason": "A doubt.", "public_reason": because}
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=figure, **told)
    root = ElementTree.fromstring(client().get(f"{API}changes/atom/").content)
    summary = next(root.iter("{http://www.w3.org/2005/Atom}summary"))
    assert summary.get("type") == "text"
    assert "<img src=x onerror=alert(1)> & so" in summary.text


def test_the_feeds_carry_what_was_signed_last(settings, tmp_path):
    settings.LEDGER_KEY = tmp_path / "key.pem"
    assert get("changes/")["checkpoint"] is None
    call_command("ledger_key", name="figures.example.org/ledger", stdout=StringIO())
    held()
    note = Checkpoint.objects.newest_first()[0].note
    assert get("changes/", limit=1)["checkpoint"] == note
    root = ElementTree.fromstring(client().get(f"{API}changes/atom/").content)
    assert root.findtext("{https://c2sp.org/tlog-checkpoint}checkpoint") == note
    report = build(Week.parse("2024-W45"))
    assert "\n".join(report.checkpoint) + "\n" == note
    assert build(Week.parse("2024-W44")).checkpoint == (), "nothing had been signed by then"


def test_atom():
    held()
    answer = client().get(f"{API}changes/atom/")
    assert answer.headers["Content-Type"] == "application/atom+xml"
    root = ElementTree.fromstring(answer.content)
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    assert [each.findtext(f"{space}title") for each in entries] == [
        "HOLD: How many soldiers are in Russia?",
        "NEW: How many soldiers are in Russia?",
    ]
    assert "A doubt." in entries[0].findtext(f"{space}summary")
    assert entries[0].find(f"{space}link").get("href").startswith("http://testserver/api/v1/figures/")
