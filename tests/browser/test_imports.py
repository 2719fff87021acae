"""The import desk in a real browser: by forms alone, accessible, wide and narrow."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.models import Claim
from tests.browser.conftest import axe
from tests.claims.admin.conftest import Desk
from tests.lengths import all_but_first

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FILE = """Topic;What;Figure;Who;When
Troops;How many soldiers are in Russia?;about 8.000;United States;31/10/2024
Troops;How many soldiers are in Russia?;12.000;Ukraine;31/10/2024
Troops;How many soldiers are in Russia?;many;France;31/10/2024
"""
COLUMNS = {"What": "question", "Figure": "value", "Who": "source", "When": "said_on"}


def checked(page: Any) -> None:
    """No fault that axe finds, and nothing wider than the page."""
    page.wait_for_load_state()
    faults = axe(page, {}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in faults] == [], page.inner_text("main")[:900]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.check("tests/browser/test_news.py::test_from_nothing_to_the_first_conflict_of_a_new_story")
@pytest.mark.parametrize("width", all_but_first([1280, 375]))
def test_a_file_is_dropped_mapped_recorded_and_undone(
    open_as: Callable[..., Any], desk: Desk, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(FILE)
    page = open_as(desk, "checker", viewport={"width": width, "height": 800})
    page.goto("/admin/claims/import/add/")
    checked(page)
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Read the file").click()
    checked(page)
    page.get_by_role("link", name="Read the file again").click()
    for theirs, ours in COLUMNS.items():
        page.get_by_label(theirs, exact=True).first.select_option(ours)
    page.get_by_label("Mark before decimals").select_option("comma")
    page.get_by_label("Record valid rows even if others are invalid").check()
    checked(page)
    page.get_by_role("button", name="Read the file again").click()
    assert page.get_by_text("decimal point").count() == 0
    checked(page)
    page.get_by_role("link", name="Record", exact=True).click()
    page.get_by_role("button", name="Record").click()
    checked(page)
    page.get_by_role("link", name="Undo").click()
    page.get_by_label("Why").fill("The wrong file.")
    page.get_by_role("button", name="Undo").click()
    checked(page)
    assert page.get_by_text("The wrong file.").count()
    assert {claim.state for claim in Claim.objects.all()} == {"rejected"}
