"""The public page of a figure and its card in a real browser: accessible, light and dark, wide and narrow."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pytest_django import Settings

from claims.domain.answering.methods import Method
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.browser.conftest import faults
from tests.builders import NOW
from tests.lengths import all_but_first

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

LONG = "A ministry whose name goes on and on, for a reason that nobody now at the ministry remembers"


@pytest.fixture(scope="module")
def own_database(database_of_the_module: str) -> str:
    """One for all: every test here only reads."""
    return database_of_the_module


@pytest.fixture(autouse=True)
def _open_site(settings: Settings) -> None:
    settings.PUBLIC_READ = True


@pytest.fixture(scope="module")
def figures(own_database: str) -> dict[str, Any]:
    """One to be printed, with a correction behind it, one on hold and one whose time has run out."""
    about = builders.question()
    builders.claim(about, builders.source("Outlet", "media"), "at least 7,500 soldiers", accept=True)
    builders.claim(about, builders.source(LONG, slug="ministry"), "15,000 to 30,000 soldiers", accept=True)
    good = builders.figure(about, method=Method.EDITORIAL_JUDGEMENT, review_by=date(2100, 1, 1))
    held = builders.figure(builders.question("How many elsewhere?"), review_by=date(2100, 1, 1))
    hold_figure(
        by=builders.person("approver"), now=NOW + timedelta(1), figure=held, reason="A source took it back."
    )
    stale = builders.figure(builders.question("How many at sea?"), review_by=date(2024, 12, 1))
    return {"verified": good, "held": held, "stale": stale}


@pytest.fixture
def shown(chromium: Any, live_server: Any, figures: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    """Opens a page; what the browser refuses or a script breaks fails the test."""
    contexts, broken = [], []

    def opened(which: str, tail: str = "", **options: Any) -> Any:
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(f"{said.text} {said.location['url']}"))
        path = f"/figures/{figures[which].question_id}/{tail}" if which else "/figures/"
        assert page.goto(path).status == 200
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [each for each in broken if "favicon" not in each] == []


@pytest.mark.parametrize("tail", ["", "card/"])
@pytest.mark.parametrize("which", all_but_first(["verified", "held", "stale"]))
@pytest.mark.parametrize("scheme", all_but_first(["light", "dark"]))
def test_axe_finds_nothing(shown: Callable[..., Any], which: str, tail: str, scheme: str) -> None:
    assert faults(shown(which, tail, color_scheme=scheme, bypass_csp=True), scheme) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_list(shown: Callable[..., Any], scheme: str) -> None:
    assert faults(shown("", color_scheme=scheme, bypass_csp=True), scheme) == ""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("tail", ["", "card/"])
def test_it_never_scrolls_sideways(shown: Callable[..., Any], tail: str, width: int) -> None:
    page = shown("verified", tail, viewport={"width": width, "height": 800}, java_script_enabled=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_says_all_without_a_script_and_in_its_own_style(shown: Callable[..., Any]) -> None:
    page = shown("verified", java_script_enabled=False)
    assert page.get_by_role("heading", name="Who says what").is_visible()
    assert page.get_by_role("group", name="Who says what: How many soldiers").is_visible()
    assert page.locator(".value").evaluate("each => getComputedStyle(each).fontWeight") == "600"


@pytest.fixture
def site(live_server: Any, figures: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    return live_server, figures


@pytest.fixture
def elsewhere() -> Iterator[Callable[[str], str]]:
    """Another site on this machine, whose one page frames an address; gives that page's address."""
    framed: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(f'<iframe src="{framed[-1]}" width="600" height="240"></iframe>'.encode())

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def framing(address: str) -> str:
        framed.append(address)
        return f"http://127.0.0.1:{server.server_port}/"

    yield framing
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("tail", "framed"), [("card/", True), ("", False)])
def test_only_the_card_is_shown_in_a_frame_of_another_site(
    chromium: Any, site: tuple[Any, dict[str, Any]], elsewhere: Callable[[str], str], tail: str, framed: bool
) -> None:
    """The control is the page itself: in the same frame it is refused."""
    page = chromium.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "frame-ancestors" in said.text else None)
    server, figures = site
    page.goto(elsewhere(f"{server.url}/figures/{figures['verified'].question_id}/{tail}"))
    page.wait_for_load_state("networkidle")
    inside = page.frame_locator("iframe").get_by_text("7,500 to 30,000 people").first
    assert inside.is_visible() is framed
    assert bool(refused) is not framed
    page.close()
