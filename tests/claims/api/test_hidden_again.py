"""A claim that was hidden, shown and is hidden again is in no answer, whoever asks."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sources.services.recording import record_document
from tests import builders
from tests.claims.api.client import API, client, problem

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
READERS = ("reader", "reporter", "checker", "approver", "editor-in-chief")
ASKED = (
    *("search/?q=soldiers", "search/?q=telltale", "documents/", "sources/", "claims/"),
    *("conflicts/", "questions/", "reports/2024-W45/"),
)
PAGES = ("/reports/2024-W45/?format=md",)
MARKS = ("31,337", "31337", "elltale")


def marked(answer):
    """Whether an answer holds a mark."""
    text = answer.getvalue().decode()
    return any(mark in text for mark in MARKS)


def showing():
    """The addresses at which somebody, signed in or not, is shown a mark."""
    asking = [Client(), *(client(role) for role in READERS)]
    found = {path for path in ASKED for who in asking if marked(who.get(f"{API}{path}"))}
    return found | {path for path in PAGES if marked(asking[0].get(path))}


@pytest.mark.parametrize("how", ["internal", "embargo_until"])
def test_hidden_again_it_takes_with_it_what_was_shown_meanwhile(how, settings):
    """The version that was seen, and what was recorded with it: in lists, searches and the week's report."""
    settings.PUBLIC_READ = True
    about, us = builders.question(), builders.source("United States")
    checker = builders.person("checker")
    start = builders.NOW - 6 * HOUR
    builders.claim(about, us, "about 8,000 soldiers", now=start)
    mole = builders.source("A telltale source", now=start + HOUR)
    page = record_document(
        by=builders.person("reporter"), now=start + HOUR, kind="article", title="A telltale title"
    )
    claim = builders.claim(about, mole, "31,337", read_in=page, now=start + HOUR, internal=True)
    assert showing() == set()
    cleared = {"now": start + 2 * HOUR, "reason": "Cleared.", "internal": False}
    shown = builders.correct_claim(by=checker, claim=claim, **cleared)
    assert showing() >= {"search/?q=telltale", "documents/", "sources/", "claims/", "reports/2024-W45/"}
    hidden = {"internal": True} if how == "internal" else {how: timezone.now() + timedelta(days=1)}
    not_cleared = {"now": start + timedelta(days=10), "reason": "Not cleared.", **hidden}
    builders.correct_claim(by=checker, claim=shown, **not_cleared)
    assert showing() == set()
    problem(client().get(f"{API}claims/{claim.claim_id}/versions/"), 404)
