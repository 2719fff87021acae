"""Pictures of the pages on the running example: `make screens` puts all into var/screens, the suite a few."""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from claimcheck import env
from claims.examples.people import demo_people
from claims.examples.questions import IN_RUSSIA
from claims.models import Claim, Conflict, Resolution, VerifiedFigure
from tests import builders as make
from tests.browser.conftest import DESKTOP, PHONE
from tests.claims.admin.conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE, DARK, SMALL = {"viewport": DESKTOP}, {"viewport": DESKTOP, "dark": True}, {"viewport": PHONE}


@pytest.fixture
def own_database(copy_of_the_review: str) -> str:
    return copy_of_the_review


@pytest.fixture
def example(desk: Desk) -> Desk:
    people = demo_people()
    waiting = make.conflict(make.question("How many shells were delivered?"))
    make.resolution(waiting, by=people.chen)
    make.claim(waiting.question, make.source("A ministry"), "at least 7,500 soldiers")
    make.figure(make.question("How many soldiers were trained?"), review_by=date(2100, 1, 1))
    return desk


@pytest.mark.whole("tests/browser/test_desk.py::test_from_two_figures_to_a_verified_one")
def test_pictures(example: Desk, open_as: Callable[..., Any]):
    folder = env.VAR() / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    shown: dict[str, Any] = {}
    chosen = pages() if os.environ.get("SCREENS") else pages()[::6]
    for name, address, look in chosen:
        if str(look) not in shown:
            shown[str(look)] = open_as(example, "approver", **look)
        page = shown[str(look)]
        assert page.goto(address).status == 200, address
        page.screenshot(path=folder / f"{name}.png", full_page=True)
    assert len(list(folder.glob("*.png"))) >= len(chosen)


def pages() -> list[tuple[str, str, dict[str, Any]]]:
    settled = f"/admin/claims/conflict/{settled_one().pk}/change/"
    contested = Conflict.objects.in_hand().filter(state="open").order_by("-severity").first()
    made = Resolution.objects.waiting().get()
    claim = Claim.objects.get(quote_language="uk")
    verified, stale = (
        VerifiedFigure.objects.get(question__slug=slug).question_id
        for slug in ("how-many-soldiers-were-trained", IN_RUSSIA)
    )
    return [
        ("queue", "/admin/", WIDE),
        ("queue-dark", "/admin/", DARK),
        ("queue-phone", "/admin/", SMALL),
        ("triage", "/admin/?show=claims", WIDE),
        ("conflict", settled, WIDE),
        ("conflict-dark", settled, DARK),
        ("conflict-phone", settled, SMALL),
        ("propose", f"/admin/claims/conflict/{contested.pk}/propose/", WIDE),
        ("dismiss", f"/admin/claims/conflict/{contested.pk}/dismiss/", WIDE),
        ("resolution", f"/admin/claims/resolution/{made.pk}/change/", WIDE),
        ("approve-phone", f"/admin/claims/resolution/{made.pk}/approve/", SMALL),
        ("claim", f"/admin/claims/claim/{claim.pk}/change/", WIDE),
        ("record", "/admin/claims/claim/add/", WIDE),
        ("claims", "/admin/claims/claim/", WIDE),
        ("claims-dark", "/admin/claims/claim/", DARK),
        ("figures", "/figures/", WIDE),
        ("figure-page", f"/figures/{verified}/", WIDE),
        ("figure-page-phone", f"/figures/{verified}/", SMALL),
        ("figure-page-stale-dark", f"/figures/{stale}/", DARK),
        ("figure-card", f"/figures/{verified}/card/", {"viewport": {"width": 600, "height": 240}}),
        ("figure-card-stale", f"/figures/{stale}/card/", {"viewport": {"width": 320, "height": 240}}),
        ("figure", f"/admin/claims/verifiedfigure/{settled_figure()}/change/", WIDE),
    ]


def settled_figure() -> Any:
    of_example = Resolution.objects.filter(state="approved", whole=None, question__slug=IN_RUSSIA)
    return of_example.get().figures.get().pk


def settled_one() -> Conflict:
    return Conflict.objects.get(state="resolved", question__slug=IN_RUSSIA)
