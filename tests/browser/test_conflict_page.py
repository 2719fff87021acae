"""The first screen of a conflict answers who says what, why they differ, what can be published; evidence and
contacts beside it; what is wrong in a form takes the next key."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Conflict, Evidence
from tests import builders as make
from tests.browser.conftest import PHONE, violations
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
SCREEN = {"width": 1280, "height": 800}
THREE = ("Who says what", "Why they differ", "What can be published")
SAID = (
    ("US government", "about 10,000 soldiers are in Russia", {}),
    ("South Korea", "11,000 soldiers have been sent", {}),
    ("Ukraine", "up to 12,000 soldiers", {}),
    ("NATO", "thousands of soldiers", {}),
    ("Pentagon", "about 8,000 soldiers", {}),
    ("Japan", "at least 9,000 soldiers", {"accept": False}),
    ("North Korea", "there are no troops of ours in Russia", {"modality": "none"}),
)
MOST = 1700
"""Pixels of the page at seven claims, with what folds folded."""


@pytest.fixture
def seven(desk: Desk) -> Conflict:
    """Seven claims for one day, one for another, and two sources that were asked."""
    for who, quote, content in SAID:
        desk.says(who, quote, **content)
    desk.says("An early report", "about 1,500 soldiers", as_of="2024-10-08")
    make.contact(
        desk.russia, make.source("Ukraine"), outcome="answered", reply="We stand by it.", printed=True
    )
    make.contact(desk.russia, make.source("NATO"))
    return Conflict.objects.filter(question=desk.russia).order_by("-claim_count")[0]


def test_three_answers_on_the_first_screen_and_the_rest_is_folded(
    desk: Desk, seven: Conflict, open_as: Open
) -> None:
    page = open_as(desk, "checker", viewport=SCREEN)
    page.goto(f"/admin/claims/conflict/{seven.pk}/change/")
    for title in THREE:
        box = page.get_by_role("region", name=title).bounding_box()
        assert box["y"] + box["height"] <= SCREEN["height"], title
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST
    assert page.get_by_role("region", name=THREE[0]).get_by_text("all can be true at").first.is_visible()

    page.get_by_role("link", name="1 claim was not compared").click()
    page.get_by_text("is for other days: 8 October 2024").wait_for()

    page.get_by_role("heading", name="All claims").click()
    page.get_by_role("button", name=re.compile("Accept ?: Japan")).click()
    page.wait_for_load_state()
    assert Claim.objects.get(statement__source__name="Japan").state == ClaimState.ACCEPTED
    assert f"/conflict/{seven.pk}/" in page.url

    page.get_by_role("link", name="Propose this").click()
    page.get_by_role("img", name="The answer across the claims").or_(
        page.locator(".picture.answer svg")
    ).first.wait_for()
    assert (
        page.locator("label", has_text="How the claims support the answer")
        .get_by_text("published")
        .is_visible()
    )


@pytest.mark.whole("tests/browser/test_desk.py::test_nothing_in_the_way_of_anybody")
def test_the_new_pages_are_fit_for_everybody(desk: Desk, seven: Conflict, open_as: Open) -> None:
    kept = make.evidence(make.document("A post"), content=make.picture(400))
    addresses = (
        f"/admin/claims/conflict/{seven.pk}/change/",
        f"/admin/claims/conflict/{seven.pk}/propose/",
        f"/admin/sources/document/{kept.document_id}/add-evidence/",
        f"/admin/claims/question/{seven.question_id}/ask/",
        "/admin/?show=unanswered",
    )
    for viewport, dark in ((SCREEN, False), (PHONE, True)):
        page = open_as(desk, "checker", viewport=viewport, dark=dark)
        for address in addresses:
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
            assert violations(page, dark=dark) == [], (address, viewport)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
        page.goto(f"/admin/claims/evidence/{kept.pk}/change/")
        page.wait_for_function("document.querySelector('img.evidence').naturalWidth === 320")


@pytest.mark.check("test_three_answers_on_the_first_screen_and_the_rest_is_folded")
def test_a_file_is_kept_by_its_content_and_what_is_wrong_takes_the_next_key(
    desk: Desk, open_as: Open, tmp_path: Path
) -> None:
    document = make.document("A post")
    page = open_as(desk, "reporter", viewport=SCREEN)
    page.goto(f"/admin/sources/document/{document.pk}/add-evidence/")
    fake = tmp_path / "post.png"
    fake.write_bytes(b"<svg onload='alert(1)'>")
    page.get_by_label("File").set_input_files(fake)
    page.get_by_label("What it shows").fill("The post at noon")
    page.get_by_label("Captured at").fill("2024-11-04T10:00")
    page.get_by_role("button", name="Add evidence").click()
    page.get_by_text("“post.png”: its content is of no type that is kept").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "id_file"

    fake.write_bytes(make.picture(40))
    page.get_by_label("File").set_input_files(fake)
    page.get_by_role("button", name="Add evidence").click()
    page.get_by_text("is kept").first.wait_for()
    found = Evidence.objects.get()
    assert found.file is not None
    assert (found.title, found.file.media_type) == ("The post at noon", "image/png")
    served = page.request.get(f"/admin/claims/evidence/{found.pk}/file/")
    assert served.body() == make.picture(40)
    assert served.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in served.headers["content-security-policy"]


def test_on_a_phone_claims_and_days_are_drawn_as_wide_as_it_is(
    desk: Desk, seven: Conflict, open_as: Open
) -> None:
    for viewport, widths in ((PHONE, {"320"}), (SCREEN, {"640"})):
        page = open_as(desk, "checker", viewport=viewport)
        page.goto(f"/admin/claims/conflict/{seven.pk}/change/")
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        plots = page.locator(".picture.fits")
        assert plots.count() == 2  # on one axis, and over time
        assert plots.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")
        shown = page.locator(".picture.fits svg:visible")
        assert shown.count() == 2
        assert {one.get_attribute("viewBox").split()[2] for one in shown.all()} == widths
