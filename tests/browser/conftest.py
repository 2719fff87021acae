"""A real browser against a real server, on a database of its own.

Where no chromium is found the browser tests are skipped, or fail if REQUIRE names it.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults

from tests.claims.admin.conftest import Desk, record_case
from tests.needs import chromium as find_chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1440, "height": 1000}
PHONE = {"width": 375, "height": 812}
WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
PATIENCE = 180_000
"""Milliseconds that a page may take: thirty seconds, which are usual, are too few on a busy machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.needs("browser"))


@pytest.fixture(scope="session", autouse=True)
def _database_beside_the_browser() -> Iterator[None]:
    """Playwright's synchronous face runs a loop in this thread, which Django takes for asynchronous code."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk(live_server: Any) -> Desk:
    return Desk()


@pytest.fixture
def case(desk: Desk) -> Desk:
    return record_case(desk)


@pytest.fixture
def open_as(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """A page of a browser in which one of the people is signed in; scripts that fail fail the test."""
    contexts, broken = [], []

    def opened(
        desk: Desk, role: str, *, name: str = "", viewport: dict[str, int] = DESKTOP, dark: bool = False
    ) -> Any:
        context = chromium.new_context(
            viewport=viewport, color_scheme="dark" if dark else "light", base_url=live_server.url
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        session = desk.client(role, name).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on(
            "console",
            lambda message: (
                broken.append(message.text) if "Content Security Policy" in message.text else None
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert broken == []


def axe(page: Any, options: dict[str, Any]) -> AxeResults:
    """What axe finds on a page. What passes is neither told nor sent, and the page is taught axe once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    asked = {**options, "resultTypes": ["violations"]}
    run = "options => axe.run(options).then(found => ({violations: found.violations}))"
    return AxeResults(page.evaluate(run, asked))


def violations(page: Any, *, dark: bool = False) -> list[tuple[str, str, str]]:
    """What axe finds on a page: the rule, the element, how to mend it; in the dark, of colours alone.

    The dark theme changes no element, only its colours; with LONG every rule is asked of it too.
    """
    found = axe(page, _of_colours_alone(dark) or {"runOnly": WCAG})
    return [
        (one["id"], one["nodes"][0]["html"][:160], one["nodes"][0].get("failureSummary"))
        for one in found.response["violations"]
    ]


def faults(page: Any, scheme: str = "light") -> str:
    """What axe finds by all its rules; in the dark, of colours alone, as above."""
    found = axe(page, _of_colours_alone(scheme == "dark") or {})
    return str(found.generate_report()) if found.violations_count else ""


def _of_colours_alone(dark: bool) -> dict[str, Any] | None:
    if not dark or os.environ.get("LONG"):
        return None
    return {"runOnly": {"type": "rule", "values": OF_COLOURS}}


def choose(page: Any, field: str, typed: str, name: str) -> None:
    """Pick a record by a part of its name."""
    page.get_by_role("combobox", name=field, exact=False).first.fill(typed)
    page.get_by_role("option", name=name, exact=True).click()
