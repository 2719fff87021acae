"""Search, the queue's rows and a live board, by keyboard; with what axe finds on them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from claims.models import Claim
from tests import builders as make
from tests.browser.conftest import DESKTOP, PHONE, violations
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def test_search_from_any_page_and_open_a_hit(case: Desk, open_as: Open):
    page = open_as(case, "checker")
    page.goto("/admin/notifications/")
    page.keyboard.press("/")
    page.keyboard.type("south kor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/search/?q=south+kor")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")
    page.goto("/admin/search/?q=zebra")
    page.get_by_text("Nothing found that has all of “zebra”").wait_for()


@pytest.mark.whole("test_search_from_any_page_and_open_a_hit")
def test_rows_are_decided_in_place_and_undone(case: Desk, open_as: Open):
    claim = case.says("Ukraine", "up to 12,000 soldiers", accept=False)
    page = open_as(case, "checker")
    page.goto("/admin/?show=claims")
    page.evaluate("window.here = true")
    page.get_by_role("button", name="Accept Ukraine").click()
    page.get_by_role("status").get_by_text("done.").wait_for()
    claim.refresh_from_db()
    assert claim.state == "accepted"
    page.keyboard.press("u")
    page.get_by_role("button", name="Accept Ukraine").wait_for()
    page.locator("summary", has_text="Reject").click()
    page.get_by_label("Why").fill("Another place.")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing to do.").wait_for()
    claim.refresh_from_db()
    assert (claim.state, page.evaluate("window.here")) == ("rejected", True)


@pytest.mark.whole("test_search_from_any_page_and_open_a_hit")
def test_a_board_refreshes_itself_and_one_key_records_the_next_figure(case: Desk, open_as: Open):
    page = open_as(case, "reporter")
    page.goto(f"/admin/questions/{case.russia.pk}/board/")
    page.keyboard.press("j")
    case.says("Ukraine", "up to 12,000 soldiers", now=timezone.now())
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("link", name="Ukraine", exact=True).wait_for()
    page.get_by_text("1 change since").wait_for()
    assert page.locator("[data-row].current").count() == 1
    current = page.locator("[data-row].current .title").inner_text()
    page.keyboard.press("f")
    page.wait_for_url("**/again/**")
    page.locator("#id_quote").fill("at least 13,000 soldiers")
    page.get_by_label("At", exact=True).fill("14:30")
    page.keyboard.press("Alt+s")
    page.wait_for_url("**/board/**")
    assert current in page.locator("#live").inner_text()
    made = Claim.objects.latest("recorded_at")
    assert (made.as_written(), made.statement.source.name) == ("at least 13,000", current)


@pytest.mark.whole("tests/browser/test_desk.py::test_nothing_in_the_way_of_anybody")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_in_the_way_of_anybody(case: Desk, open_as: Open, dark: bool):
    """WCAG 2.2 AA as far as axe can tell, on the desktop and on a phone, which scrolls in one direction."""
    claim = case.says("Ukraine", "up to 12,000 soldiers", accept=False)
    make.figure(make.question("How many North Korean guards?"))
    page = open_as(case, "checker", dark=dark)
    for address in (
        "/admin/search/?q=north+korea",
        "/admin/search/?q=zebra",
        "/admin/?show=claims",
        f"/admin/questions/{claim.question_id}/board/",
        f"/admin/claims/claim/{claim.pk}/again/",
    ):
        page.goto(address)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            assert violations(page, dark=dark) == [], (address, size)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
