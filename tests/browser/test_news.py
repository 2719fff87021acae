"""From nothing to the first conflict of a new story, by keyboard: a reporter, then a checker."""

import os
import time
from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Claim, Conflict, Question, Topic, TypedForm
from sources.models import Source
from tests.browser.conftest import DESKTOP, PHONE, violations
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
SHOTS = os.environ.get("SHOTS", "")
"""A folder for pictures of the sheet, for whoever wants to look at them."""
NEWS = """A strong earthquake hit the Noto peninsula on Monday. The fire brigade said 48 people were killed.
The ministry of disasters said on Tuesday that at least 60 people had died and about 300 were injured.
Some 12,000 people were evacuated, according to the Red Cross."""
TOLL = "How many people were killed by the Noto earthquake?"
TWO_DAYS = """source\tvalue\tsaid_on\tquestion
Fire brigade\t48\t03/04/2024\tHow many died?
Ministry\t1.234\t2024-04-03\tHow many died?"""
SECONDS = 60.0
"""A third of the three minutes that it may take; a person who types at 40 words a minute uses the rest."""


def paste(page: Any) -> None:
    page.goto("/admin/news/")
    page.locator("#id_text").fill(NEWS)
    page.locator("#id_published").fill("2024-01-03")
    page.locator("#id_title").fill("Quake in Noto")
    page.locator("#id_topic").fill("Earthquake in Noto")
    page.get_by_role("option", name="Nothing found. Make").click()


def test_from_nothing_to_the_first_conflict_of_a_new_story(desk: Desk, open_as: Open):
    began = time.perf_counter()
    page = open_as(desk, "reporter")
    pages: list[str] = []
    page.on("framenavigated", lambda frame: pages.append(frame.url))
    paste(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+s")
    rows = page.locator(".candidate")
    rows.first.wait_for()
    assert rows.count() == 4
    assert rows.first.locator("mark").inner_text() == "48 people"
    question = rows.first.get_by_role("combobox", name="Question")
    question.fill(TOLL)
    page.get_by_role("option", name="Nothing found. Make").first.wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    for key in ("a", "d", "a", "s", "s"):
        page.keyboard.press(key)
    page.keyboard.press("Alt+s")
    page.get_by_text("2 claims recorded.").wait_for()
    assert page.locator(".candidate").count() == 2  # skipped, and still there to be taken after all
    assert Conflict.objects.get().question.text == TOLL
    assert (Topic.objects.get().draft, Question.objects.get().draft) == (True, True)
    assert all(Source.objects.values_list("draft", flat=True))

    checker = open_as(desk, "checker")
    checker.goto("/admin/drafts/")
    while checker.get_by_role("button", name="Confirm").count():
        left = checker.get_by_role("button", name="Confirm").count()
        checker.keyboard.press("a")
        checker.get_by_role("button", name="Confirm").nth(left - 1).wait_for(state="detached")
    checker.get_by_text("Nothing waits to be confirmed.").wait_for()
    checker.goto(f"/admin/claims/conflict/{Conflict.objects.get().pk}/change/")
    checker.get_by_text(TOLL).first.wait_for()
    took = time.perf_counter() - began
    assert not Source.objects.filter(draft=True).exists()
    assert Claim.objects.count() == 2
    assert took < SECONDS
    assert len([url for url in pages if "/admin/" in url]) <= 4  # the screen, again read, again recorded


@pytest.mark.whole("test_from_nothing_to_the_first_conflict_of_a_new_story")
def test_a_kind_is_asked_once_beside_the_name_and_found_by_its_words(desk: Desk, open_as: Open):
    page = open_as(desk, "reporter")
    paste(page)
    page.get_by_role("button", name="Read the text").click()
    names = page.get_by_role("combobox", name="Who says so")
    kinds = page.locator("select[id$=-source_kind]")
    names.first.wait_for()
    assert [kinds.nth(n).is_visible() for n in range(4)] == [True, True, False, True]  # the ministry is twice
    assert kinds.nth(1).locator("option:checked").inner_text() == "government (as “Ministry” shows)"
    for place in (0, 1):
        names.nth(place).fill("Xyzzy")
        names.nth(place).press("End")
        page.get_by_role("option", name="Xyzzy").first.wait_for()
        names.nth(place).press("Enter")
    page.wait_for_function("document.querySelector('select[id$=-source_kind]').options[0].text === 'choose'")
    assert [kinds.nth(n).is_visible() for n in range(4)] == [True, False, True, True]
    kinds.first.select_option("person")
    assert kinds.nth(1).input_value() == "person"
    page.keyboard.press("Escape")
    page.locator(".candidate").first.focus()
    page.keyboard.press("s")
    assert [kinds.nth(n).is_visible() for n in range(4)] == [False, True, True, True]


@pytest.mark.whole("test_from_nothing_to_the_first_conflict_of_a_new_story")
def test_nothing_typed_is_lost(desk: Desk, open_as: Open):
    page = open_as(desk, "reporter")
    page.goto("/admin/claims/claim/add/")
    with page.expect_response("**/admin/kept/"):
        page.locator("#id_quote").fill("about 8,000 soldiers")
    page.context.clear_cookies()
    desk.clients.clear()
    again = open_as(desk, "reporter")
    again.goto("/admin/claims/claim/add/")
    assert again.locator("#id_quote").input_value() == "about 8,000 soldiers"
    again.get_by_text("What you typed here before is restored").wait_for()
    again.goto("/admin/")
    again.go_back()
    assert again.locator("#id_quote").input_value() == "about 8,000 soldiers"
    again.get_by_role("button", name="Start with an empty form").click()
    again.wait_for_load_state()
    assert again.locator("#id_quote").input_value() == ""
    assert not TypedForm.objects.exists()


def test_the_first_wrong_field_takes_the_next_key(desk: Desk, open_as: Open):
    page = open_as(desk, "reporter", viewport=PHONE, dark=True)
    page.goto("/admin/claims/claim/add/")
    page.locator("#id_quote").fill("about 8,000 soldiers")
    page.locator("#id_question").fill("No such question")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+s")
    page.get_by_text("Nothing is called “No such question”.").first.wait_for()
    assert page.evaluate("document.activeElement.id") == "id_question"
    assert page.get_by_label("Make it with this form").first.is_visible()


@pytest.mark.whole("test_from_nothing_to_the_first_conflict_of_a_new_story")
def test_rows_of_a_sheet_are_mended_and_recorded(desk: Desk, open_as: Open):
    page = open_as(desk, "reporter")
    page.goto("/admin/sheet/")
    page.locator("#paste").fill("Fire brigade\tabout 48\t2024-01-02\nMinistry\t60\t02/01/2024x")
    page.locator("#all_topic").fill("Earthquake in Noto")
    page.locator("#all_question").fill(TOLL)
    page.locator("#all_document_title").fill("Table of the wire")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+s")
    page.locator("#c2").select_option("said_on")
    page.get_by_role("button", name="Read the rows").click()
    page.get_by_text("about 48").wait_for()
    page.get_by_text("1 row is invalid").wait_for()
    assert page.evaluate("document.activeElement.id") == "r1-2"
    page.locator("#r1-2").fill("2024-01-02")
    page.get_by_role("button", name="Read the rows").click()
    page.get_by_role("button", name="Record 2 rows").click()
    page.wait_for_url("**/claims/import/**")
    assert Claim.objects.count() == 2
    assert not TypedForm.objects.exists()


def test_what_could_stand_in_a_cell_is_taken_by_keyboard(desk: Desk, open_as: Open):
    page = open_as(desk, "reporter")
    page.goto("/admin/sheet/")
    page.locator("#paste").fill(TWO_DAYS)
    page.get_by_role("button", name="Read the rows").click()
    offered = page.get_by_role("button", name="2024-03-04")
    offered.wait_for()
    for size in ({"width": 1280, "height": 800}, PHONE):
        page.set_viewport_size(size)
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/sheet-{size['width']}.png", full_page=True)
        assert violations(page) == [], size
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    assert page.evaluate("document.activeElement.id") == "r0-2"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "r0-2=2024-03-04"
    page.keyboard.press("Enter")
    offered.wait_for(state="detached")
    assert page.locator("#r0-2").input_value() == "2024-03-04"
    assert page.locator("#r1-1").input_value() == "1.234"
    assert page.evaluate("document.activeElement.id") == "r1-1"


@pytest.mark.whole("test_from_nothing_to_the_first_conflict_of_a_new_story")
def test_axe_finds_nothing_on_the_new_pages(desk: Desk, open_as: Open):
    page = open_as(desk, "reporter")
    paste(page)
    page.get_by_role("button", name="Read the text").click()
    page.locator(".candidate").first.wait_for()
    checker = open_as(desk, "checker", dark=True)
    for each, address in ((page, "/admin/news/"), (page, "/admin/sheet/"), (checker, "/admin/drafts/")):
        each.goto(address)
        for size in (DESKTOP, PHONE):
            each.set_viewport_size(size)
            assert violations(each) == [], (address, size)
            assert each.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
