"""What the newsroom answers for: the page and its twin, each number recomputed from the raw documents."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import median
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from claims.models import Publication
from claims.published import accountability
from claims.services.publishing.publication import (
    challenge_figure,
    dispute_figure,
    hold_figure,
    withdraw_figure,
)
from claims.services.triage.triage import reopen_conflict
from tests import builders as make

pytestmark = pytest.mark.django_db
PAGE, TWIN = "/accountability/", "/api/v1/accountability/"
FAR, PAST = date(2100, 1, 1), date(2024, 12, 1)


@pytest.fixture
def public(settings: Settings, months_work: None) -> Client:
    """Anybody."""
    settings.PUBLIC_READ = settings.ACCOUNTABILITY = True
    return Client()


@pytest.fixture(scope="module")
def months_work(kept_for_the_module: None) -> None:
    """A correction, two withdrawals, and something of each that is open."""
    first, second = make.person("approver"), make.person("approver", "boris")

    def held(text: str, days: int, **more: Any) -> Any:
        figure = make.figure(make.question(text), review_by=FAR)
        at = make.NOW + timedelta(days=days)
        return hold_figure(by=first, now=at, figure=figure, reason="A secret doubt.", **more)

    for days, text in ((1, "How many left?"), (4, "How many stayed?")):
        doubted = held(text, days)
        at = make.NOW + timedelta(days=2 * days, hours=5)
        withdraw_figure(by=second, now=at, figure=doubted, reason="Inner.", public_reason="It was wrong.")
    held("How many are on hold?", 3, public_reason="A call.")
    about = make.question("How many were counted twice?")
    make.figure(about, review_by=FAR)
    later = make.NOW + timedelta(days=9)
    again = make.Conflict.objects.get(question=about)
    reopen_conflict(by=first, now=later - timedelta(hours=1), conflict=again, reason="Seen again.")
    make.settle(again, now=later, low=Decimal(9000))
    make.figure(make.question("How many are out of date?"), review_by=PAST)
    challenged = make.figure(make.question("How many are challenged?"), review_by=FAR)
    challenge_figure(by=first, now=make.NOW + timedelta(days=10), figure=challenged)
    fought = make.figure(make.question("How many do they fight about?"), review_by=FAR)
    dispute_figure(by=first, now=make.NOW + timedelta(days=11), figure=fought, reason="Sources differ.")
    replied = make.question("How many were asked about?")
    make.contact(replied, make.source("Ministry"), outcome="answered", reply="We <b>count</b>.", printed=True)
    make.figure(replied, review_by=FAR)
    make.figure(make.question("How many are invented?", of=make.topic("Rehearsal")), review_by=FAR)


def raw() -> list[dict[str, Any]]:
    """The documents as they were published, of real topics, in their order."""
    read = [json.loads(row.body) | {"seq": row.seq} for row in Publication.objects.order_by("seq")]
    return [body for body in read if body["topic"]["slug"] != "rehearsal"]


def at(body: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(body["published_at"])


def recomputed(today: date) -> dict[str, Any]:
    """The numbers by another way: straight from the documents."""
    bodies = raw()
    took, stood, current = [], [], {}
    kinds = Counter(body["change_kind"] for body in bodies)
    for place, body in enumerate(bodies):
        current[body["id"]] = body  # each question here has one as-of
        if body["change_kind"] not in ("CORRECTED", "WITHDRAWN"):
            continue
        before = [b for b in bodies[:place] if (b["id"], b["as_of"]) == (body["id"], body["as_of"])]
        start = max(n for n, b in enumerate(before) if b["change_kind"] in ("NEW", "UPDATE", "CORRECTED"))
        doubts = [b for b in before[start:] if b["change_kind"] in ("HOLD", "DISPUTED", "CHALLENGED")]
        stood.append((at(body) - at(before[start])).total_seconds())
        took += [(at(body) - at(doubts[0])).total_seconds()] if doubts else []
    stale = [b for b in current.values() if b["standing"] == "verified" and b["review_by"] < str(today)]
    standings = Counter(b["standing"] for b in current.values())
    return {
        "figures": len(current),
        "verified": standings["verified"] - len(stale),
        "stale": len(stale),
        "disputed": standings["disputed"],
        "on_hold": standings["on_hold"],
        "unverified": standings["unverified"],
        "withdrawn_now": standings["withdrawn"],
        "challenged": sum(b["change_kind"] == "CHALLENGED" and b not in stale for b in current.values()),
        "publications": len(bodies),
        "corrected": kinds["CORRECTED"],
        "withdrawn": kinds["WITHDRAWN"],
        "doubted_first": len(took),
        "median_seconds_from_doubt": int(median(took)) if took else None,
        "median_seconds_stood": int(median(stood)) if stood else None,
    }


@pytest.mark.check("test_the_page_says_the_same_to_people")
def test_each_number_is_what_the_raw_documents_give(public: Client) -> None:
    found = public.get(TWIN).json()
    expected = recomputed(datetime.now(UTC).date())
    assert found["numbers"] == expected
    uncounted = {name for name, number in expected.items() if not number}
    assert uncounted == {"unverified"}, "tests/museum/test_earlier_figures.py has that one"
    by_number = {body["seq"]: body for body in raw()}
    for row in found["corrections"]:
        stated, taken_back = by_number[row["stated_seq"]], by_number[row["seq"]]
        assert row["reason"] == taken_back["reason"]
        assert row["seconds_stood"] == (at(taken_back) - at(stated)).total_seconds()
        assert stated["id"] == taken_back["id"] == row["question"]
    assert [row["seq"] for row in found["corrections"]] == sorted(
        (n for n, b in by_number.items() if b["change_kind"] in ("CORRECTED", "WITHDRAWN")), reverse=True
    )
    assert {(row["text"], row["challenged"]) for row in found["open"]} == {
        ("How many are on hold?", False),
        ("How many are out of date?", False),
        ("How many are challenged?", True),
        ("How many do they fight about?", False),
    }
    assert [(row["source"], row["reply"]) for row in found["replies"]] == [("Ministry", "We <b>count</b>.")]


def test_the_page_says_the_same_to_people(public: Client) -> None:
    html = public.get(PAGE).content.decode()
    for words in (
        "How many left?", "It was wrong.", "How many were counted twice?",
        "How many are on hold?", "A claim that has not been checked yet contradicts", "Out of date",
        "We &lt;b&gt;count&lt;/b&gt;.", "By policy 2", "29 hours after the first doubt",
    ):  # fmt: skip
        assert words in html, words
    assert "secret doubt" not in html
    assert "How many are invented?" not in html


def test_older_corrections_are_a_page_further(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accountability, "ON_A_PAGE", 2)
    first = public.get(TWIN).json()
    rest = public.get(f"{TWIN}?before={first['before']}").json()
    assert [len(first["corrections"]), len(rest["corrections"]), rest["before"]] == [2, 1, None]
    assert "Older corrections" in public.get(f"{PAGE}?before={first['before']}").content.decode()
    assert public.get(f"{PAGE}?before=x").status_code == 404
    assert public.get(f"{TWIN}?before=x").status_code == 400


def test_a_page_costs_the_same_however_many_corrections_it_lists(
    public: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(9):
        public.get(PAGE)


def test_it_is_there_only_where_it_is_switched_on_and_open_only_where_reading_is(
    public: Client, settings: Settings
) -> None:
    settings.PUBLIC_READ = False
    assert (public.get(PAGE).status_code, public.get(TWIN).status_code) == (302, 401)
    settings.PUBLIC_READ, settings.ACCOUNTABILITY = True, False
    assert (public.get(PAGE).status_code, public.get(TWIN).status_code) == (404, 404)
