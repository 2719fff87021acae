"""How long it takes whoever types 40 words a minute, by keyboard alone: counted, not waited for.

Each key costs what it does at that pace, a pasted text two keys; to that comes the time that pages take,
which is held to the limit with LONG alone: a machine with other work takes as long as it does.
"""

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from claims.models import Claim, Conflict
from tests import builders as make
from tests.browser.test_news import NEWS, TOLL
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
KEYS_A_MINUTE = 40 * 5
"""A word is five signs, the space after it among them."""
MOST_TABS = 40
ROWS = 50


@dataclass
class Typist:
    """Somebody at a keyboard; `keys`: how many they pressed."""

    page: Any
    keys: int = 0
    began: float = field(default_factory=time.perf_counter)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(40_000)
        self.page.on("framenavigated", lambda frame: self.addresses.append(re.split("[?#]", frame.url)[0]))

    def press(self, *names: str) -> None:
        """Keys, or several held together, which are two."""
        for name in names:
            self.keys += 2 if "+" in name else 1
            self.page.keyboard.press(name)

    def type(self, text: str) -> None:
        """A text, sign by sign."""
        self.keys += len(text)
        self.page.keyboard.type(text)

    def paste(self, text: str) -> None:
        """A text from elsewhere."""
        self.keys += 2
        self.page.keyboard.insert_text(text)

    def go_to(self, name: str) -> None:
        """To the field of this id, or one that ends so, by the tab key."""
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.id").endswith(name):
                return
            self.press("Tab")
        raise AssertionError(f"{name} is more than {MOST_TABS} fields away")

    def make(self, text: str) -> None:
        """Type a name that nothing has, and have it made."""
        self.type(text)
        self.page.get_by_role("option", name="Nothing found. Make").first.wait_for()
        self.press("Enter")

    def pick(self, typed: str, name: str) -> None:
        """Type a part of a name, and take the first that is found."""
        self.type(typed)
        self.page.get_by_role("option", name=name).first.wait_for()
        self.press("Enter")

    @property
    def typing(self) -> float:
        """Seconds for the keys at their pace."""
        return self.keys * 60 / KEYS_A_MINUTE

    def took(self) -> float:
        """Seconds for the keys and, with LONG, for the pages."""
        pages = time.perf_counter() - self.began
        print(f"{self.keys} keys: {self.typing:.1f} s; pages: {pages:.1f} s")
        return self.typing + (pages if os.environ.get("LONG") else 0)

    @property
    def pages_left(self) -> int:
        """How often another page was gone to."""
        return len(dict.fromkeys(self.addresses)) - 1


@pytest.mark.whole("test_a_claim_from_a_quote")
def test_from_nothing_to_the_first_conflict_of_a_new_story(desk: Desk, open_as: Open):
    typist = Typist(open_as(desk, "reporter"))
    page = typist.page
    page.goto("/admin/news/")
    typist.go_to("id_text")
    typist.paste(NEWS)
    typist.go_to("id_published")
    typist.type("01032024")
    typist.go_to("id_title")
    typist.type("Quake in Noto")
    typist.go_to("id_topic")
    typist.make("Earthquake in Noto")
    typist.press("Alt+s")
    page.locator(".candidate").first.wait_for()
    typist.press("e")
    typist.go_to("-question")
    typist.make(TOLL)
    typist.press("Escape", "a", "d", "a", "s", "s", "Alt+s")
    page.get_by_text("2 claims recorded.").wait_for()
    assert Conflict.objects.get().question.text == TOLL
    assert typist.pages_left <= 1
    assert typist.took() <= 180


@pytest.mark.check("tests/browser/test_news.py::test_from_nothing_to_the_first_conflict_of_a_new_story")
def test_a_claim_from_a_quote(case: Desk, open_as: Open):
    make.source("Ukraine")
    page, before = open_as(case, "checker"), Claim.objects.count()
    page.goto("/admin/claims/claim/add/")  # a server that has just begun reads words and templates first
    typist = Typist(page)
    page.goto("/admin/claims/claim/add/")
    fields = (
        ("id_quote", lambda: typist.paste("up to 12,000 soldiers are in Russia")),
        ("id_question", lambda: typist.pick("Russ", case.russia.text)),
        ("id_source", lambda: typist.pick("Ukr", "Ukraine")),
        ("id_title", lambda: typist.paste("Kyiv on the troops in Russia")),
    )
    for name, fill in fields:
        typist.go_to(name)
        fill()
    with page.expect_navigation():
        typist.press("Alt+s")
    assert "Recorded:" in page.inner_text("body"), page.get_by_role("alert").all_inner_texts()
    assert Claim.objects.count() == before + 1
    assert typist.typing <= 9, "which leaves three seconds for the pages"
    assert typist.took() <= 12


@pytest.mark.whole("test_a_claim_from_a_quote")
def test_fifty_pasted_rows(desk: Desk, open_as: Open):
    listed = [f"Region {number}\t{number * 10}\t2024-01-02" for number in range(1, ROWS + 1)]
    rows = "\n".join(["source\tvalue\tsaid_on", *listed])
    typist = Typist(open_as(desk, "reporter"))
    page = typist.page
    page.goto("/admin/sheet/")
    typist.go_to("paste")
    typist.paste(rows)
    typist.go_to("all_topic")
    typist.type("Earthquake in Noto")
    typist.go_to("all_question")
    typist.type(TOLL)
    typist.go_to("all_document_title")
    typist.type("Table of the wire")
    typist.press("Alt+s")
    page.get_by_role("button", name=f"Record {ROWS} rows").wait_for()
    typist.press("Alt+s")
    page.wait_for_url("**/claims/import/**")
    assert Claim.objects.count() == ROWS
    assert typist.pages_left <= 1
    assert typist.took() <= 120
