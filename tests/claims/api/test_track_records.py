"""Track records over REST and as a page; explanations in the detail of a conflict."""

from datetime import timedelta

import pytest
from django.test import Client

from tests import builders as make
from tests.claims.api.client import client, get, problem

pytestmark = pytest.mark.django_db


def _recorded():
    """A settled conflict: the figure is the range of two sources; a third said less than either."""
    make.claim(make.question(), make.source("Rumour"), "exactly 10 soldiers", accept=True, as_of="2024-10-31")
    conflict = make.conflict()
    make.settle(conflict)
    return conflict


def test_the_record_of_a_source_against_a_verified_figure():
    conflict = _recorded()
    told = get("sources/united-states/track-record/")
    assert told["source"]["name"] == "United States"
    assert told["claims"] == told["used"] == told["questions"] == told["held"] == told["held_on"] == 1
    assert (told["ran_low"], told["ran_high"], told["corrected"], told["weight"]) == (0, 0, 0, None)
    assert conflict.claim_count >= 2


def test_hidden_claims_and_protected_sources_do_not_count():
    make.claim(
        make.question(),
        make.source("Paper", now=make.NOW - timedelta(days=1)),
        "about 8,000 soldiers",
        internal=True,
    )
    assert get("sources/paper/track-record/")["claims"] == 0
    make.source("Insider", "unnamed", protected=True)
    problem(client().get("/api/v1/sources/insider/track-record/"), 404)
    problem(client().get("/api/v1/sources/nobody/track-record/"), 404)


def test_the_page_tells_the_same_to_members_only():
    _recorded()
    page = "/sources/united-states/track-record/"
    assert Client().get(page).status_code == 302
    reader = Client()
    reader.force_login(make.person("reader"))
    told = reader.get(page)
    assert "United States" in told.content.decode()
    assert "No weight yet" in told.content.decode()
    assert told["Content-Security-Policy"].startswith("default-src 'none'")
    assert reader.get("/sources/nobody/track-record/").status_code == 404


def test_a_conflict_tells_what_may_lie_behind_it():
    about = make.question("How many were counted?")
    for who, quote in (("Ministry", "exactly 113,990 people"), ("Agency", "exactly 1,139,900 people")):
        make.claim(about, make.source(who), quote, accept=True, as_of="2024-10-31")
    (row,) = get("conflicts/", question=str(about.pk))["results"]
    told = get(f"conflicts/{row['id']}/")["explanations"]
    assert [each["name"] for each in told] == ["factor_of_ten"]
    assert told[0]["strength"] in ("strong", "fair", "weak")
    assert "113,990" in told[0]["sentence"]
