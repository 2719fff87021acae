"""Registers and public pages on a phone, at 200 % and on a desk's screen: nothing is cut or out of reach."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin

from claimcheck.foundation.records.titles import read_along
from claims.examples.questions import IN_RUSSIA
from claims.models import Claim, Question
from tests.browser.conftest import PHONE
from tests.claims.admin.conftest import Desk
from tests.claims.admin.growing import grow

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = (375, 640, 1280)
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
LONG = ("claims.publication", "sources.snapshot", "claims.evidence", "claims.factcheck", "claims.feedentry")
"""Registers whose records have hashes, addresses or documents that nothing breaks."""
SMALL = """
() => [...document.querySelectorAll(
    "main summary, .crumbs a, .brand a, main .title, main p a, main li a, main input[type=checkbox]"
)].filter(element => element.checkVisibility()).map(element => {
    const place = element.getBoundingClientRect();
    return [element.textContent.trim().slice(0, 40), Math.round(place.width), Math.round(place.height)];
}).filter(([, width, height]) => Math.min(width, height) < 24)
"""
HIDDEN_CELLS = """
() => [...document.querySelectorAll(".stacks :is(td, th)")].filter(cell => cell.checkVisibility()).filter(
    cell => cell.getBoundingClientRect().right > innerWidth + 1
).map(cell => cell.textContent.trim())
"""
SHOWN_PLOTS = """
() => [...document.querySelectorAll(".fits .plot")].filter(plot => plot.checkVisibility()).map(plot => {
    const place = plot.getBoundingClientRect();
    return [plot.viewBox.baseVal.width, place.left >= 0 && place.right <= innerWidth];
})
"""


@pytest.fixture
def own_database(copy_of_the_review: str) -> str:
    return copy_of_the_review


@pytest.mark.check("test_a_plot_is_as_wide_as_there_is_room")
def test_no_register_is_wider_than_the_screen(desk: Desk, open_as: Callable[..., Any]) -> None:
    grow(1)
    page = open_as(desk, "editor-in-chief")
    rows = {model._meta.label_lower: model for model in admin.site._registry}
    for label in LONG:
        record = rows[label]._default_manager.first()
        assert record is not None
        read_along(record)
        page.goto(f"/admin/{label.replace('.', '/')}/{record.pk}/change/")
        assert page.get_by_role("main").get_by_role("heading", level=2).first.inner_text() == str(record)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(TOO_WIDE) <= 0, (label, width)


@pytest.mark.check("test_a_plot_is_as_wide_as_there_is_room")
def test_what_a_finger_presses_is_large_enough(desk: Desk, open_as: Callable[..., Any]) -> None:
    conflict = Question.objects.get(slug=IN_RUSSIA).conflicts.first()
    claim = Claim.objects.filter(question__slug=IN_RUSSIA).first()
    assert conflict is not None
    assert claim is not None
    page = open_as(desk, "checker", viewport=PHONE)
    for address in (
        "/admin/",
        "/admin/?show=claims",
        f"/admin/claims/conflict/{conflict.pk}/change/",
        f"/admin/claims/claim/{claim.pk}/change/",
        f"/admin/questions/{claim.question_id}/board/",
    ):
        page.goto(address)
        found = page.evaluate(SMALL)
        assert found == [], (address, found)


@pytest.mark.parametrize(("width", "drawn"), [(375, 320), (640, 640), (1280, 640)])
def test_a_plot_is_as_wide_as_there_is_room(
    desk: Desk, open_as: Callable[..., Any], width: int, drawn: int
) -> None:
    claim = Claim.objects.filter(question__slug=IN_RUSSIA, stance="").first()
    assert claim is not None
    page = open_as(desk, "approver", viewport={"width": width, "height": 800})
    for address in (
        f"/figures/{claim.question_id}/",
        f"/admin/claims/claim/{claim.pk}/change/",
        "/reports/2024-W45/",
    ):
        page.goto(address)
        shown = page.evaluate(SHOWN_PLOTS)
        assert shown, address
        assert {tuple(plot) for plot in shown} == {(drawn, True)}, address


@pytest.mark.check("test_a_plot_is_as_wide_as_there_is_room")
@pytest.mark.parametrize("width", WIDTHS)
def test_no_public_page_hides_a_column(desk: Desk, open_as: Callable[..., Any], width: int) -> None:
    figure = Question.objects.get(slug=IN_RUSSIA)
    page = open_as(desk, "approver", viewport={"width": width, "height": 800})
    for address in (
        f"/topics/{figure.topic.slug}/history/",
        "/reports/2024-W45/",
        f"/figures/{figure.pk}/",
        "/figures/",
        "/ledger/",
    ):
        page.goto(address)
        assert page.evaluate(TOO_WIDE) <= 0, address
        assert page.evaluate(HIDDEN_CELLS) == [], address


@pytest.mark.check("test_a_plot_is_as_wide_as_there_is_room")
@pytest.mark.parametrize("language", ["de-DE", "uk-UA", "ko-KR"])
def test_the_buttons_of_a_claim_stay_on_a_phone(
    desk: Desk, open_as: Callable[..., Any], language: str
) -> None:
    claim = Claim.objects.filter(question__slug=IN_RUSSIA, stance="").first()
    assert claim is not None
    page = open_as(desk, "editor-in-chief", viewport=PHONE)
    page.set_extra_http_headers({"Accept-Language": language})
    page.goto(f"/admin/claims/claim/{claim.pk}/change/")
    assert page.locator("html").get_attribute("lang") == language[:2]
    assert page.evaluate(TOO_WIDE) <= 0
