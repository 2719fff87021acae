"""The page in a browser without scripts: accessible, light and dark, wide and narrow."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from claims.reports.renderers import render_html
from claims.reports.report import Report
from tests.claims.reports.sample import HOSTILE, QUIET, REPORT

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.enable_socket,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("report", [REPORT, QUIET, HOSTILE], ids=["full", "quiet", "hostile"])
def test_axe_finds_nothing(chromium: Browser, tmp_path: Path, report: Report, scheme: str) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(report))
    page = chromium.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(file.as_uri())
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_never_scrolls_sideways(chromium: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "report.html"
    file.write_text(render_html(HOSTILE))
    page = chromium.new_page(viewport={"width": width, "height": 800}, java_script_enabled=True)
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
