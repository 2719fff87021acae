"""The page of the weekly report: accessible, light and dark, wide and narrow."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from claims.reports.compare import compared
from claims.reports.renderers import render_html
from claims.reports.renderers.html import render_comparison
from claims.reports.report import Report
from tests.claims.reports.sample import HOSTILE, QUIET, REPORT

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("report", [REPORT, QUIET, HOSTILE], ids=["full", "quiet", "hostile"])
def test_axe_finds_nothing(chromium: Any, tmp_path: Path, report: Report, scheme: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(report))
    page = chromium.new_page(color_scheme=scheme)
    page.goto(file.as_uri())
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_where_weeks_are_compared(chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "compared.html"
    file.write_text(render_comparison(compared(HOSTILE, replace(REPORT, week=REPORT.week.previous))))
    page = chromium.new_page()
    page.goto(file.as_uri())
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(chromium: Any, tmp_path: Path, width: int) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(HOSTILE))
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
