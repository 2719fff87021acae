"""The rest of a fact-checker's day in a real browser: sent back, reopened, dismissed, by keys, by hand."""

import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from claims.domain.lifecycle import ConflictState, ResolutionState, Standing
from claims.models import Claim, Conflict, Resolution, Transition, VerifiedFigure
from tests import builders as make
from tests.browser.conftest import choose
from tests.claims.admin.conftest import RUSSIA, Desk

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
COMMENT = "Where does the 20,000 come from?"
BY_HAND_SECONDS = 15.0
"""Half of the thirty that recording by hand may take; a person reads and pastes in the other half."""


def page_of(conflict: Conflict) -> str:
    return f"/admin/claims/conflict/{conflict.pk}/change/"


def propose(page: Any, why: str) -> None:
    """From the page of the conflict, by its key; the rules' offer as it stands."""
    page.keyboard.press("p")
    page.get_by_label("How the claims support the answer").fill(why)
    page.get_by_label("Why without two independent sources").fill(
        "Each answers in public for its own figure."
    )
    page.keyboard.press("Escape")  # leaves the field: the key that sends is the page's
    page.keyboard.press("Alt+s")
    page.get_by_text("Another person has to approve it").first.wait_for()


@pytest.mark.whole("tests/browser/test_desk.py::test_from_two_figures_to_a_verified_one")
def test_sent_back_with_a_comment_and_proposed_again(desk: Desk, open_as: Open):
    conflict = make.conflict(desk.russia)
    checker, approver = open_as(desk, "checker"), open_as(desk, "approver")
    checker.goto(page_of(conflict))
    propose(checker, "Both ends are attributed.")
    first = Resolution.objects.get()

    approver.goto(f"/admin/claims/resolution/{first.pk}/change/")
    approver.get_by_role("link", name="Send back").click()
    approver.get_by_role("button", name="Send back").click()
    approver.get_by_text("This field is required").first.wait_for()
    assert Resolution.objects.get().state == ResolutionState.PROPOSED
    approver.get_by_label("What is missing").fill(COMMENT)
    approver.get_by_role("button", name="Send back").click()
    approver.get_by_text("Sent back with your comment").wait_for()

    checker.goto("/admin/?show=returned")
    checker.get_by_text(COMMENT).first.wait_for()
    checker.goto(page_of(conflict))
    checker.get_by_text(f"“{COMMENT}”").wait_for()
    propose(checker, "The 20,000 is Ukraine's own figure, as quoted.")
    second = Resolution.objects.exclude(pk=first.pk).get()

    approver.goto(f"/admin/claims/resolution/{second.pk}/approve/")
    approver.get_by_role("button", name="Approve and publish").click()
    approver.get_by_text("Approved and published").wait_for()
    first.refresh_from_db()
    assert (first.state, first.return_comment) == (ResolutionState.RETURNED, COMMENT)
    assert VerifiedFigure.objects.get().resolution == second


def record(page: Any, source: str, quote: str) -> None:
    """By the form, accepted at once, said on the day that the figure is for."""
    page.goto("/admin/claims/claim/add/")
    page.locator("#id_quote").fill(quote)
    choose(page, "Question", "Russia", RUSSIA)
    choose(page, "Source", source[:5], source)
    page.get_by_label("Stated on").fill("2024-10-31")
    page.locator("#id_title").fill(f"{source} speaks")
    page.get_by_text("Optional details").click()
    page.get_by_label("Accept immediately").check()
    page.keyboard.press("Alt+s")
    page.get_by_text("Recorded:").wait_for()


@pytest.mark.whole("tests/browser/test_desk.py::test_from_two_figures_to_a_verified_one")
def test_a_settled_question_opens_again_and_says_why(desk: Desk, open_as: Open):
    conflict = make.conflict(desk.russia)
    ukraine = Claim.objects.get(statement__source__name="Ukraine")
    answer = {"low": None, "best": Decimal(8000), "high": None}
    make.settle(conflict, excluded={ukraine: "Its ministry took it back."}, **answer)
    make.source("South Korea")
    make.source("China")
    checker = open_as(desk, "checker")

    record(checker, "South Korea", "about 8,000 soldiers are there")
    conflict.refresh_from_db()
    assert conflict.state == ConflictState.RESOLVED  # it says the same
    assert VerifiedFigure.objects.get().standing == Standing.VERIFIED

    record(checker, "China", "about 50,000 soldiers are there")
    why = "Reopened: a claim by China contradicts the published answer."
    checker.goto(page_of(conflict))
    checker.get_by_role("list", name="Progress").locator("[aria-current=step]").get_by_text("Open").wait_for()
    checker.get_by_text(why).first.wait_for()
    newest = VerifiedFigure.objects.order_by("-version").first()
    assert newest is not None
    assert (newest.version, newest.standing, newest.best) == (2, Standing.DISPUTED, None)
    checker.goto(f"/figures/{newest.question_id}/")
    checker.get_by_text(f"Why: {why}").wait_for()
    assert checker.get_by_text("Verified", exact=True).count() == 0
    served = checker.request.get(f"/api/v1/figures/{newest.question_id}/").json()
    assert served["standing"] == "disputed"


@pytest.mark.whole("tests/browser/test_desk.py::test_from_two_figures_to_a_verified_one")
def test_dismissed_with_a_reason_from_the_list_and_words(case: Desk, open_as: Open):
    page = open_as(case, "checker")
    page.goto(page_of(case.conflict()))
    page.keyboard.press("d")
    page.get_by_label("Another reason, explained below").check()
    page.get_by_role("button", name="Dismiss").click()
    page.get_by_text("Enter a reason.").first.wait_for()
    assert case.conflict().state == ConflictState.OPEN

    page.get_by_label("Explained: the figures").check()
    page.get_by_label("Explanation").fill("The ministry counted another month.")
    page.get_by_role("button", name="Dismiss").click()
    page.get_by_text("A relevant new claim will reopen it").wait_for()
    kept = "Explained: the figures answer different questions or times. The ministry counted another month."
    page.goto(page_of(case.conflict()))
    page.get_by_text(kept).wait_for()
    move = Transition.objects.of(case.conflict()).last()
    assert move is not None
    assert (move.to_state, move.reason, move.by) == (ConflictState.DISMISSED, kept, case.person("checker"))


@pytest.mark.check("tests/browser/test_desk.py::test_the_keyboard_moves_ticks_and_explains")
def test_d_dismisses_and_c_confirms(case: Desk, open_as: Open):
    conflict = case.conflict()
    page = open_as(case, "checker")
    page.goto(page_of(conflict))
    page.keyboard.press("d")
    page.wait_for_url(f"**/conflict/{conflict.pk}/dismiss/**")
    page.get_by_role("heading", name="Dismiss").wait_for()
    assert case.conflict().state == ConflictState.OPEN  # the key asks why; the person decides

    page.goto(page_of(conflict))
    page.get_by_text("suggested, not confirmed").wait_for()
    page.keyboard.press("c")
    page.wait_for_url(f"**/conflict/{conflict.pk}/confirm/**")
    assert not case.conflict().confirmed
    page.keyboard.press("Alt+s")
    page.get_by_text("Confirmed.").wait_for()
    assert case.conflict().confirmed
    assert page.get_by_text("suggested, not confirmed").count() == 0


@pytest.mark.whole("tests/browser/test_desk.py::test_from_two_figures_to_a_verified_one")
def test_n_and_b_go_through_the_conflicts_in_the_order_of_the_queue(desk: Desk, open_as: Open):
    cases = [make.conflict(make.question(f"Question {name}")) for name in ("one", "two", "three")]
    page = open_as(desk, "checker")
    page.goto("/admin/?show=unassigned")
    order = [link.get_attribute("href") for link in page.locator("[data-row] a[data-open]").all()]
    assert sorted(order) == sorted(page_of(each) for each in cases)
    page.goto(order[0])
    page.keyboard.press("n")
    page.wait_for_url(f"**{order[1]}")
    page.keyboard.press("n")
    page.wait_for_url(f"**{order[2]}")
    page.keyboard.press("b")
    page.wait_for_url(f"**{order[1]}")


@pytest.mark.whole("tests/browser/test_desk.py::test_from_two_figures_to_a_verified_one")
def test_a_claim_by_hand_in_well_under_thirty_seconds(case: Desk, open_as: Open):
    """Eight steps: quote, the question offered, the source typed and chosen, day, link, title, send."""
    page = open_as(case, "reporter")
    began = time.perf_counter()
    page.goto("/admin/claims/claim/add/")
    page.locator("#id_quote").fill("about 8,000 North Korean soldiers are in Russia")
    page.locator(".preview").get_by_role("button", name=case.russia.text).click()
    choose(page, "Source", "US gov", "US government")
    page.get_by_label("Stated on").fill("2024-10-31")
    page.get_by_label("Link").fill("https://example.org/briefing")
    page.locator("#id_title").fill("Briefing of the day")
    preview = page.locator(".preview")
    preview.locator("svg").first.wait_for()
    preview.locator("strong").get_by_text("about 8,000 people").wait_for()
    preview.get_by_text("This will contradict").wait_for()
    page.keyboard.press("Alt+s")
    page.get_by_text("Recorded:").wait_for()
    took = time.perf_counter() - began

    claim = Claim.objects.get(snapshot__document__url="https://example.org/briefing")
    assert (claim.modality, claim.best, claim.hedging) == ("approx", 8000, "about")
    assert (claim.question, claim.statement.source.name) == (case.russia, "US government")
    assert took < BY_HAND_SECONDS
