"""A figure past its day of review says so wherever it is read, and gives no value; nobody has to act."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from claims.models import Publication
from claims.services.publishing.publication import hold_figure
from claims.wording.printing.served_document import SAID
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, get

DUE = date(2026, 11, 5)


@pytest.fixture
def made(db):
    """A verified figure with a best, to be looked at again by a day."""
    return builders.figure(
        review_by=DUE, best=Decimal(8000), rationale='It said "best":"9" and "standing":"verified".'
    )


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the requests."""

    def put(moment):
        monkeypatch.setattr(
            "claimcheck.foundation.rest.endpoint.timezone.now", lambda: datetime.fromisoformat(moment)
        )

    return put


def test_the_day_after_its_review_it_is_stale_and_has_no_value(made, at):
    path = f"{API}figures/{made.question_id}/"
    stored = json.loads(Publication.objects.get().body)
    at("2026-11-05T23:59:59Z")
    fresh = client().get(path)
    assert {name: fresh.json()[name] for name in stored} == stored
    assert (fresh.json()["best"], fresh.json()["printable"]) == ("8000", True)
    at("2026-11-06T00:00:00Z")
    asking = client()
    stale = asking.get(path, headers={"If-None-Match": fresh.headers["ETag"]})
    assert stale.status_code == 200
    assert stale.headers["ETag"] != fresh.headers["ETag"]
    said = {name: stored[name] for name in SAID}
    withheld = {"printable": False, "display": None, "note": None, "last_said": said, "rehearsal": False}
    assert stale.json() == {**stored, **dict.fromkeys(SAID), **withheld, "standing": "stale"}
    assert stale.headers["Last-Modified"] == "Fri, 06 Nov 2026 00:00:00 GMT"
    again = asking.get(path, headers={"If-None-Match": stale.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_lists_sheet_and_projection_say_so_too(made, at):
    at("2026-11-05T12:00:00Z")
    before = client().get(f"{API}figures/").headers["ETag"]
    at("2026-11-06T12:00:00Z")
    listed = client().get(f"{API}figures/", headers={"If-None-Match": before})
    assert [(each["standing"], each["best"]) for each in listed.json()["results"]] == [("stale", None)]
    assert [each["best"] for each in get("figures/", topic=made.topic_id)["results"]] == [None]
    told = {"best": None, "low": None, "printable": False, "standing": "stale", "rehearsal": False}
    told |= {"note": None, "url": f"/api/v1/figures/{made.question_id}/", "version": 1}
    assert get("figures/", fields="best,low")["results"] == [told]
    assert ",stale,,,,," in client().get(f"{API}figures/sheet/").content.decode()
    assert get("figures/", standing="verified")["results"] == []
    assert len(get("figures/", standing="stale")["results"]) == 1


def test_what_we_said_then_was_not_stale_then(made, at):
    at("2026-11-20T12:00:00Z")
    path = f"figures/{made.question_id}/"
    assert get(path, known_at="2026-11-05T12:00:00Z")["best"] == "8000"
    assert get(path, known_at="2026-11-06T12:00:00Z")["best"] is None
    assert [each["standing"] for each in get(f"{path}history/")["results"]] == ["stale"]
    then = get(f"{path}history/", known_at="2026-11-05T12:00:00Z")["results"]
    assert [(each["standing"], each["best"]) for each in then] == [("verified", "8000")]
    assert len(get("figures/", standing="verified", known_at="2026-11-05T12:00:00Z")["results"]) == 1


def test_a_worse_standing_stays(made, at):
    hold_figure(by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=made, reason="A doubt.")
    at("2026-11-20T12:00:00Z")
    assert get(f"figures/{made.question_id}/")["standing"] == "on_hold"
    assert get("figures/", standing="stale")["results"] == []
