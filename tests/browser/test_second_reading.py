"""A second reading by keyboard, and its pages fit for everybody, on a phone and in the dark."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.models import ReadingAssignment, SecondReading
from tests import builders as make
from tests.browser.conftest import PHONE, choose, violations
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
SCREEN = {"width": 1280, "height": 800}
SHOTS = os.environ.get("SHOTS", "")
"""A folder for pictures of the pages, for whoever wants to look at them."""


def fit(page: Any, address: str, width: int, *, dark: bool) -> None:
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert violations(page, dark=dark) == [], address
    if SHOTS:
        name = f"{address.strip('/').replace('/', '_')[-40:]}-{width}{'-dark' if dark else ''}.png"
        page.screenshot(path=str(Path(SHOTS) / name), full_page=True)


@pytest.mark.whole("tests/browser/test_desk.py::test_the_keyboard_moves_ticks_and_explains")
def test_a_second_reading_is_handed_in_and_decided_by_keyboard(desk: Desk, open_as: Open) -> None:
    make.person("checker", "third")
    claim = desk.says("The general", "the general said that 73,912 soldiers came", as_of="2024-11-04")
    reading = make.second_reading(claim, to="second")
    base = f"/admin/claims/secondreading/{reading.pk}"
    page = open_as(desk, "checker", name="second", viewport=SCREEN)
    page.goto("/admin/?show=readings")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{base}/change/")
    page.keyboard.press("a")
    page.wait_for_url(f"**{base}/read/")
    for field, typed in (("id_value", "73.9"), ("id_first_day", "2024-11-04")):
        page.locator(f"#{field}").focus()
        page.keyboard.type(typed) if field == "id_value" else page.locator(f"#{field}").fill(typed)
    page.locator("#id_modality").select_option("stated")
    choose(page, "Who gives the figure", "general", "The general")
    page.keyboard.press("Alt+s")
    page.get_by_text("Handed in.").first.wait_for()
    assert SecondReading.objects.get(pk=reading.pk).handed_in_at is not None

    third = ReadingAssignment.objects.live().get(reading=reading).person
    for viewport, dark in ((SCREEN, False), (PHONE, True)):
        page = open_as(desk, "", name=third.get_username(), viewport=viewport, dark=dark)
        for address in (f"{base}/decide/", f"{base}/change/", "/admin/?show=readings", "/admin/agreement/",
                        f"/admin/claims/claim/{claim.pk}/change/"):  # fmt: skip
            fit(page, address, viewport["width"], dark=dark)
