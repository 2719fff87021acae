"""At the desk: a conflict of more than two claims, and what has to be asked about its claims."""

import pytest
from django.test import Client

from claims.reports.building.build import build
from claims.reports.week import Week
from tests import builders as new
from tests.claims.api.test_conflict_flags import parts_beyond_their_whole

pytestmark = pytest.mark.django_db


def page(path: str) -> str:
    """The page as a checker sees it."""
    client = Client()
    client.force_login(new.person("checker"))
    found = client.get(path)
    assert found.status_code == 200
    return found.content.decode()


def test_the_page_of_a_sum_shows_every_witness_and_says_why() -> None:
    made = parts_beyond_their_whole()
    shown = page(f"/admin/claims/conflict/{made.pk}/change/")
    assert shown.count('<article class="side-by">') == 4
    assert "together exceed their whole" in shown


def test_the_report_says_of_a_sum_who_said_what_and_what_is_to_be_checked() -> None:
    made = parts_beyond_their_whole()
    new.claim(made.question, new.source("General"), "exactly 1,000 ballots", attribution_denied=True)
    report = build(Week.of(new.NOW.date()))
    (told,) = [one for one in report.disagreements if one.conflict == str(made.pk)]
    assert told.why.startswith("Ministry said exactly 1,000 in answer to “How many ballots were cast?”; ")
    assert all(name in told.why for name in ("Watch", "Post", "Embassy"))
    assert told.why.endswith("even on the widest reading of all figures.")
    assert any(sentence.startswith("General said exactly 1,000") for sentence in told.to_check)
    assert "To check" in page(f"/admin/claims/conflict/{made.pk}/change/")
