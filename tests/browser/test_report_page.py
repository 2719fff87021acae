"""The page of the weekly report: accessible, light and dark, wide and narrow."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claims.reports.compare import compared
from claims.reports.history import History, QuestionHistory
from claims.reports.layout.tables import Table
from claims.reports.renderings import render_html
from claims.reports.renderings.html import render_comparison, render_history
from claims.reports.report import Report, Span
from claims.wording.plots import Event, timeline_plot
from tests.browser.conftest import faults
from tests.claims.reports.sample import HOSTILE, QUIET, REPORT
from tests.claims.reports.test_long import LONG
from tests.lengths import all_but_first

EVENT = Event(
    label="National <i>Institute", value="10,000", start=date(2024, 10, 8), end=date(2024, 10, 13),
    core=Span(low=Decimal(10000), high=Decimal(10000)), outer=Span(low=Decimal(9500), high=Decimal(10500)),
    best=Decimal(10000),
)  # fmt: skip
VERIFIED = replace(EVENT, label="Verified", start=date(2024, 10, 31), end=date(2024, 11, 4), verified=True)
HISTORY = History(told=tuple(
    QuestionHistory(
        question=f"Soldiers {number}",
        picture=timeline_plot(
            [EVENT, VERIFIED], title=f"Soldiers {number}", unit="people", id_=f"history-{number}"
        ),
        table=Table(
            key=f"question-{number}", title=f"Soldiers {number}", head=("For", "Who", "Says"),
            rows=(("8 to 13 October 2024", "National <i>Institute", "10,000"),),
        ),
    )
    for number in (1, 2)
))  # fmt: skip

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.check("tests/browser/test_figure_page.py::test_axe_finds_nothing")
@pytest.mark.parametrize("scheme", all_but_first(["light", "dark"]))
@pytest.mark.parametrize(
    "report",
    all_but_first([REPORT, QUIET, HOSTILE, replace(REPORT, disagreements=(LONG,))]),
    ids=["full", "quiet", "hostile", "long"],
)
def test_axe_finds_nothing(chromium: Any, tmp_path: Path, report: Report, scheme: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(report))
    page = chromium.new_page(color_scheme=scheme)
    page.goto(file.as_uri())
    found = faults(page, scheme)
    page.close()
    assert found == ""


@pytest.mark.check("tests/browser/test_figure_page.py::test_axe_finds_nothing")
def test_axe_finds_nothing_where_weeks_are_compared(chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "compared.html"
    file.write_text(render_comparison(compared(HOSTILE, replace(REPORT, week=REPORT.week.previous))))
    page = chromium.new_page()
    page.goto(file.as_uri())
    found = faults(page)
    page.close()
    assert found == ""


@pytest.mark.check("tests/browser/test_figure_page.py::test_axe_finds_nothing")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_history_of_a_topic(chromium: Any, tmp_path: Path, scheme: str) -> None:
    file = tmp_path / "history.html"
    file.write_text(render_history("Troops <b>bold", HISTORY))
    page = chromium.new_page(color_scheme=scheme, java_script_enabled=True)
    page.goto(file.as_uri())
    found = faults(page, scheme)
    page.close()
    assert found == ""


def test_pages_say_everything_without_javascript(chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(replace(REPORT, disagreements=(LONG,))))
    page = chromium.new_page(java_script_enabled=False)
    page.goto(file.as_uri())
    assert page.locator("figure svg").first.is_visible()
    page.locator("summary").click()
    assert page.locator("details li").first.is_visible()
    assert not page.locator("script").count()
    _names_what_is_pointed_at(page)
    page.close()


def _names_what_is_pointed_at(page: Any) -> None:
    """In every kind of plot, under the pointer and under the keyboard's focus."""
    for figure in (page.locator("figure").first, page.locator("figure").last):
        one, other = figure.locator(".named").first, figure.locator(".named").nth(1)
        for parts in (one, other):
            parts.locator(".area").first.hover()
            assert parts.locator(".name").is_visible()
            assert figure.locator(".name:visible").count() == 1
        page.mouse.move(0, 0)
        assert not figure.locator(".name:visible").count()
        figure.focus()
        page.keyboard.press("Tab")
        assert one.locator(".name").is_visible()
        page.keyboard.press("Tab")
        assert other.locator(".name").is_visible()
        assert not one.locator(".name").is_visible()
        assert other.get_attribute("aria-label") == other.locator("title").text_content()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(chromium: Any, tmp_path: Path, width: int) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(HOSTILE))
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
