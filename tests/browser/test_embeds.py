"""Pages of other sites with our cards in a real browser: living ones follow, pinned ones get a bar."""

import os
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client

from claims.models import VerifiedFigure
from claims.services.publishing.publication import hold_figure, withdraw_figure
from tests import builders
from tests.builders import NOW
from tests.story.figure_moments import corrected

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket, pytest.mark.own_database]

HOSTS = 20 if os.environ.get("LONG") else 4
HALF_A_MINUTE = 31_000


@pytest.fixture
def hosts() -> Iterator[tuple[str, list[str]]]:
    """Another site on this machine, whose page N has the N-th frame; its address, and the frames."""
    frames: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = self.path.strip("/")
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write((frames[int(number)] if number.isdigit() else "").encode())

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", frames
    server.shutdown()
    server.server_close()


def frame_of(server: Any, figure: VerifiedFigure, pin: str) -> str:
    """The frame as oEmbed gives it."""
    host = server.url.removeprefix("http://")
    address = f"{server.url}/figures/{figure.question_id}/{pin}"
    return str(Client(headers={"host": host}).get("/api/v1/oembed/", {"url": address}).json()["html"])


def withdrawn(figure: VerifiedFigure) -> None:
    """One person holds it, another withdraws it."""
    later = {"now": NOW + timedelta(hours=2)}
    held = hold_figure(by=builders.person("approver"), figure=figure, reason="A doubt.", **later)
    withdraw_figure(by=builders.person("editor-in-chief"), figure=held, reason="Wrong.", **later)


@pytest.mark.check("test_nothing_of_ours_runs_on_the_host_page")
def test_living_cards_follow_within_a_minute_and_pinned_ones_get_a_bar(
    chromium: Any, live_server: Any, hosts: tuple[str, list[str]], settings: Any
) -> None:
    settings.PUBLIC_READ, settings.ALLOWED_HOSTS = True, ["*"]
    figure = builders.figure()
    site, frames = hosts
    frames += [frame_of(live_server, figure, "?version=1" if n % 2 else "") for n in range(HOSTS)]
    context = chromium.new_context()
    context.set_default_timeout(60_000)
    context.clock.install()
    pages = [context.new_page() for _ in frames]
    for number, page in enumerate(pages):
        page.goto(f"{site}/{number}")
        card = page.frame_locator("iframe")
        card.get_by_text("8,000").first.wait_for()
        assert card.locator(".bar").count() == 0
    corrected(figure)
    for number, page in enumerate(pages):
        context.clock.run_for(HALF_A_MINUTE)
        card = page.frame_locator("iframe")
        card.get_by_text("Corrected" if number % 2 else "9,500").first.wait_for()
        assert card.get_by_text("8,000").count() == 0
        assert card.locator(".bar").count() == number % 2
    withdrawn(VerifiedFigure.objects.current().get(question=figure.question_id))
    for number, page in enumerate(pages):
        context.clock.run_for(HALF_A_MINUTE)
        card = page.frame_locator("iframe")
        card.get_by_text("Withdrawn").first.wait_for()
        assert card.get_by_text("8,000").count() == card.get_by_text("9,500").count() == 0
        assert card.locator(".bar").count() == number % 2
    context.close()


def test_nothing_of_ours_runs_on_the_host_page(chromium: Any, live_server: Any, settings: Any) -> None:
    settings.PUBLIC_READ, settings.ALLOWED_HOSTS = True, ["*"]
    figure = builders.figure()
    assert "<script" not in frame_of(live_server, figure, "")
    page = chromium.new_page()
    answer = page.goto(f"{live_server.url}/figures/{figure.question_id}/card/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert policy.count("script-src") == 1
    assert "unsafe" not in policy
    assert page.evaluate("document.scripts.length") == 1
    page.close()
