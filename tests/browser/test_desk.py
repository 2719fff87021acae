"""A fact-checker's day in a real browser: from two figures to one verified figure with two names under it."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, Conflict, Resolution, VerifiedFigure
from tests import builders as make
from tests.browser.conftest import DESKTOP, PHONE, choose, violations
from tests.claims.admin.conftest import Desk
from tests.lengths import all_but_first

pytestmark = pytest.mark.browser
QUEUED = 200 if os.environ.get("LONG") else 60
"""`make long` goes through four pages of the queue; the suite, through two."""
Open = Callable[..., Any]


def test_from_two_figures_to_a_verified_one(desk: Desk, open_as: Open):
    make.source("US government")
    make.source("South Korea")
    assert desk.russia
    checker = open_as(desk, "checker")
    for source, quote in (
        ("US government", "about 8,000 soldiers"),
        ("South Korea", "11,000 soldiers are there"),
    ):
        checker.goto("/admin/")
        checker.get_by_role("link", name="Record a claim").click()
        checker.locator("#id_quote").fill(quote)
        choose(checker, "Question", "Russia", desk.russia.text)
        choose(checker, "Source", source[:5], source)
        checker.get_by_label("Stated on").fill("2024-10-31")
        checker.locator("#id_title").fill(f"{source} speaks")
        checker.get_by_text("Optional details").click()
        checker.get_by_label("Accept immediately").check()
        checker.locator(".preview svg").first.wait_for()
        checker.keyboard.press("Alt+s")
        checker.get_by_text("Recorded:").wait_for()
    conflict = Conflict.objects.get()
    checker.goto("/admin/")
    checker.keyboard.press("t")  # take the next one
    checker.wait_for_url(f"**/conflict/{conflict.pk}/change/")
    checker.keyboard.press("p")
    checker.get_by_label("Why without two independent sources").fill(
        "Each answers in public for its own figure."
    )
    checker.get_by_role("button", name="Propose an answer").click()
    checker.get_by_text("Another person has to approve it").first.wait_for()
    made = Resolution.objects.get()
    checker.goto(f"/admin/claims/resolution/{made.pk}/change/")
    checker.get_by_text("every published figure needs two people").wait_for()
    assert checker.get_by_role("link", name="Approve and publish").count() == 0

    approver = open_as(desk, "approver")
    approver.goto("/admin/?show=second")
    approver.keyboard.press("j")
    approver.keyboard.press("Enter")
    approver.get_by_role("link", name="Approve and publish").click()
    approver.get_by_role("button", name="Approve and publish").click()
    approver.get_by_text("Approved and published, with both names").wait_for()
    figure = VerifiedFigure.objects.get()
    assert (figure.low, figure.high) == (8000, 11000)
    served = approver.request.get(f"/api/v1/figures/{figure.question_id}/")
    assert served.status == 200
    assert served.json()["high"] == "11000"


@pytest.mark.check("tests/claims/admin/test_verbs.py::test_nobody_approves_their_own")
def test_approving_ones_own_is_refused_in_words(case: Desk, open_as: Open):
    made = make.resolution(make.conflict(), by=case.person("approver"))
    page = open_as(case, "approver")
    page.goto(f"/admin/claims/resolution/{made.pk}/approve/")
    page.get_by_role("button", name="Approve and publish").click()
    page.get_by_role("alert").get_by_text("another person has to approve it").wait_for()
    assert not VerifiedFigure.objects.exists()


@pytest.mark.whole("test_from_two_figures_to_a_verified_one")
def test_two_people_on_one_conflict(case: Desk, open_as: Open):
    first, second = open_as(case, "checker", name="chen"), open_as(case, "checker", name="dora")
    address = f"/admin/claims/conflict/{case.conflict().pk}/dismiss/"
    first.goto(address)
    second.goto(address)
    second.get_by_label("Explained: the figures").check()
    second.get_by_label("Explanation").fill("Other days.")
    first.get_by_label("No real difference").check()
    first.get_by_role("button", name="Dismiss").click()
    first.get_by_text("Dismissed").first.wait_for()
    second.get_by_role("button", name="Dismiss").click()
    second.get_by_role("alert").get_by_text("changed since you opened it").wait_for()
    assert second.get_by_label("Explanation").input_value() == "Other days."


@pytest.mark.whole("test_the_keyboard_moves_ticks_and_explains")
@pytest.mark.slow
def test_a_long_queue_of_claims_by_the_keyboard(desk: Desk, open_as: Open):
    source, read, said = make.source(), make.document(), make.statement()
    for number in range(QUEUED):
        about = make.question(f"Question {number % 20}")
        make.claim(about, source, f"about {number + 1},000 soldiers", statement=said, read_in=read)
    page = open_as(desk, "checker")
    page.goto("/admin/?show=claims")
    while Claim.objects.filter(state="candidate").exists():
        page.locator("#tick-all").check()
        page.keyboard.press("a")
        page.get_by_role("status").get_by_text("done.").wait_for()
    assert Claim.objects.filter(state="accepted").count() == QUEUED
    page.keyboard.press("u")
    last = QUEUED % 50 or 50  # of a page of the queue
    page.locator("[data-row]").nth(last - 1).wait_for()
    assert Claim.objects.filter(state="candidate").count() == last


def test_the_keyboard_moves_ticks_and_explains(case: Desk, open_as: Open):
    make.conflict(make.question("Another question"))
    page = open_as(case, "checker")
    page.goto("/admin/sources/source/add/")
    page.locator("h1").click()
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/admin/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("[data-row].current input[type=checkbox]").is_checked()
    assert page.locator("[data-count]").inner_text() == "1"
    page.keyboard.press("/")
    assert page.locator("#find").evaluate("box => box === document.activeElement")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()


@pytest.mark.check("tests/browser/test_figure_page.py::test_axe_finds_nothing")
@pytest.mark.slow
@pytest.mark.parametrize("dark", all_but_first([False, True]), ids=["light", "dark"])
def test_nothing_in_the_way_of_anybody(case: Desk, open_as: Open, dark: bool):
    """WCAG 2.2 AA as far as axe can tell: no violation on the screens of a day's work, on a phone neither."""
    made = make.resolution(make.conflict(), by=case.person("checker"))
    case.says("Ukraine", "up to 12,000 soldiers", accept=False)
    conflict = case.conflict()
    page = open_as(case, "approver", dark=dark)
    for address in (
        "/admin/",
        "/admin/?show=claims",
        "/admin/notifications/",
        f"/admin/claims/conflict/{conflict.pk}/change/",
        f"/admin/claims/conflict/{conflict.pk}/propose/",
        f"/admin/claims/conflict/{conflict.pk}/dismiss/",
        f"/admin/claims/resolution/{made.pk}/change/",
        f"/admin/claims/resolution/{made.pk}/approve/",
        f"/admin/claims/claim/{conflict.witness_a_id}/change/",
        "/admin/claims/claim/add/",
    ):
        page.goto(address)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            assert violations(page, dark=dark) == [], (address, size)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


@pytest.mark.whole("test_from_two_figures_to_a_verified_one")
def test_approving_on_a_phone(case: Desk, open_as: Open):
    made = make.resolution(make.conflict(), by=case.person("checker"))
    page = open_as(case, "approver", viewport=PHONE)
    for address in ("/admin/", f"/admin/claims/conflict/{case.conflict().pk}/change/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    page.goto(f"/admin/claims/resolution/{made.pk}/change/")
    page.get_by_role("link", name="Approve and publish").click()
    page.get_by_role("button", name="Approve and publish").click()
    page.get_by_text("Approved and published").wait_for()


@pytest.mark.check(
    "tests/claims/pages/test_policies.py::test_every_page_has_a_policy_that_runs_nothing_inline"
)
def test_nothing_comes_from_elsewhere(case: Desk, open_as: Open, live_server: Any):
    page = open_as(case, "checker")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in (
        "/admin/",
        f"/admin/claims/conflict/{case.conflict().pk}/change/",
        "/admin/sources/source/",
    ):
        page.goto(address, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
