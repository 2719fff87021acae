"""What the server sends while a person works moves nothing under their pointer."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim
from tests import builders as make
from tests.browser.conftest import PHONE
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
QUOTE = "about 8,000 soldiers, said the ministry"


WITHOUT_ANCHORING = "document.documentElement.style.overflowAnchor = 'none'"
"""As Safari does it: a page that grows above what is in view pushes it away."""


def middle(box: Any) -> tuple[float, float]:
    found = box.bounding_box()
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


@pytest.mark.parametrize("box", ["Accept immediately", "A point is a decimal point"])
def test_a_box_is_ticked_though_the_figure_is_read_while_it_is_pressed(case: Desk, open_as: Open, box: str):
    page = open_as(case, "checker")
    page.goto("/admin/claims/claim/add/")
    page.evaluate(WITHOUT_ANCHORING)
    page.get_by_text("Optional details").click()
    ticked = page.get_by_label(box)
    ticked.scroll_into_view_if_needed()
    with page.expect_response("**/preview/"):
        page.locator("#id_quote").evaluate("(field, text) => field.value = text", QUOTE)
        page.mouse.move(*middle(ticked))
        page.mouse.down()
        page.locator("#id_quote").dispatch_event("input")
    page.wait_for_timeout(300)
    page.mouse.up()
    assert ticked.is_checked()
    page.locator(".preview").get_by_text("Read as").or_(
        page.locator(".preview").get_by_text("Which")
    ).wait_for()


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE], ids=["desktop", "phone"])
def test_the_field_with_the_focus_stays_where_it_is(case: Desk, open_as: Open, viewport: dict[str, int]):
    page = open_as(case, "checker", viewport=viewport)
    page.goto("/admin/claims/claim/add/")
    page.evaluate(WITHOUT_ANCHORING)
    title = page.locator("#id_title")
    title.scroll_into_view_if_needed()
    title.focus()
    at = title.bounding_box()["y"]
    high = page.locator(".preview").bounding_box()["height"]
    page.locator("#id_quote").evaluate("(field, text) => field.value = text", QUOTE)
    page.locator("#id_quote").dispatch_event("input")
    page.locator(".preview").get_by_text("about 8,000").or_(
        page.locator(".preview li").first
    ).first.wait_for()
    page.wait_for_timeout(200)
    assert page.locator(".preview").bounding_box()["height"] != high
    assert title.bounding_box()["y"] == pytest.approx(at, abs=1)


def test_a_double_click_accepts_one_claim(desk: Desk, open_as: Open):
    for name in ("Ministry", "Union", "Police"):
        make.claim(desk.russia, make.source(name), QUOTE)
    page = open_as(desk, "checker")
    page.goto("/admin/?show=claims")
    accept = page.get_by_role("button", name="Accept")
    accept.first.click()
    page.get_by_text("1 done.").wait_for()
    page.mouse.move(*middle(accept.first))
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.wait_for_timeout(1000)
    assert Claim.objects.filter(state="accepted").count() == 1
