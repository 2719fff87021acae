"""A watched page is looked at again: what became of each claim, and taking a changed figure."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.watching import WordsFate
from claims.intake.web.watching import changed_figures, look_again
from claims.models import Claim, Notification, VerifiedFigure, Visit, Watch
from claims.services.detection.reopening import publish_due_challenges
from claims.services.notifications.notifying import follow_topic
from claims.services.watching.watching import (
    dismiss_change,
    stop_watching,
    take_changed_figure,
    watch_document,
)
from claims.views.audience import desk, reader
from claims.views.watched import watched_claims
from sources.models import Snapshot
from tests import builders
from tests.builders import NOW

pytestmark = pytest.mark.django_db

PAGE = """<html><body><nav>Home</nav><article><p>A storm hit the coast.</p>
<p>{said} Schools stay closed.</p><p>In Borkum about 300 people lost power.</p></article></body></html>"""
SAID = "In Ardle about 8,000 people lost power, police said."
QUOTE = "about 8,000 people lost power"
LATER = NOW + timedelta(hours=1)


@dataclass
class Site:
    """A web server: what it answers next, by path."""

    url: str = ""
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)

    def put(self, said: str, status: int = 200, path: str = "/", **headers: str) -> None:
        given = {"content-type": "text/html; charset=utf-8", **headers}
        self.pages[path] = (status, given, PAGE.format(said=said).encode())


@pytest.fixture
def site(settings: Any) -> Iterator[Site]:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    with serving() as box:
        yield box


@contextmanager
def serving() -> Iterator[Site]:
    box = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = box.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    box.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield box
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def watched(site: Site, path: str = "") -> tuple[Watch, Claim]:
    """A page that was captured by its first visit, and a claim that was read there."""
    site.put(SAID)
    document = builders.document(url=site.url + path)
    watch = watch_document(by=builders.person("checker"), now=NOW, document=document, every_hours=6)
    snapshot = look_again(watch, NOW).snapshot
    assert snapshot is not None
    claim = builders.claim(quote=QUOTE, read_in=document, snapshot=snapshot)
    return watch, claim


def fates(watch: Watch) -> list[str]:
    return [each.became.fate for each in watched_claims(watch, desk(LATER))]


@pytest.mark.parametrize(
    ("said", "fate"),
    [
        (SAID.replace("8,000", "8,200"), WordsFate.NUMBER_CHANGED),
        (SAID.replace("lost", "suddenly lost"), WordsFate.WORDING_CHANGED),
        (f"{SAID} Roads are blocked.", WordsFate.STANDS),
        ("Nobody knows how many lost power.", WordsFate.GONE),
        (SAID.replace("Ardle", "Kronstad"), WordsFate.GONE),
    ],
)
def test_what_became_of_a_claim(site: Site, said: str, fate: WordsFate) -> None:
    watch, claim = watched(site)
    site.put(said)
    look_again(watch, LATER)
    assert fates(watch) == [fate]
    claim.refresh_from_db()
    assert claim.snapshot.text.count(QUOTE) == 1, "it stays where it was read"
    assert Snapshot.objects.filter(document=watch.document).count() == 2


def test_the_same_text_is_the_snapshot_there_is_and_everything_stands(site: Site) -> None:
    watch, claim = watched(site)
    assert look_again(watch, LATER).snapshot == claim.snapshot
    assert fates(watch) == [WordsFate.STANDS]


def test_a_page_that_is_not_there_is_unreachable_and_says_why(site: Site) -> None:
    watch, _ = watched(site)
    site.put(SAID, status=503)
    assert "503" in look_again(watch, LATER).problem
    assert fates(watch) == [WordsFate.UNREACHABLE]
    site.put(SAID, **{"content-type": "application/pdf"})
    assert "application/pdf" in look_again(watch, LATER).problem


def test_a_redirect_is_followed_and_a_circle_is_not(site: Site) -> None:
    watch, _ = watched(site)
    site.pages["/"] = (302, {"location": "/new"}, b"")
    site.put(SAID, path="/new")
    assert look_again(watch, LATER).problem == ""
    site.pages["/new"] = (302, {"location": "/"}, b"")
    assert "leads on" in look_again(watch, LATER).problem


def test_an_address_of_this_network_is_not_asked_not_even_by_a_redirect(site: Site, settings: Any) -> None:
    watch, _ = watched(site)
    settings.WEBHOOK_PRIVATE_TARGETS = False
    assert "no address on the public internet" in look_again(watch, LATER).problem
    assert fates(watch) == [WordsFate.UNREACHABLE]


def test_a_changed_figure_is_reported_with_its_reading_until_it_is_taken(site: Site) -> None:
    watch, claim = watched(site)
    site.put(SAID.replace("about 8,000", "at least 9,500"))
    look_again(watch, LATER)
    (only,) = changed_figures(watch, desk(LATER))
    assert [reading["label"] for reading in only["readings"]] == ["at least 9,500 people"]
    made = take(watch, claim)
    assert (made.state, made.written_low or made.written_best, made.modality) == (
        "candidate",
        "9,500",
        "at_least",
    )
    assert (made.question_id, made.statement_id) == (claim.question_id, claim.statement_id)
    taken = {each["claim"]: each["taken"] for each in changed_figures(watch, desk(LATER))}
    assert taken == {claim.claim_id: made.claim_id, made.claim_id: None}
    with pytest.raises(Refused, match="it was taken"):
        take(watch, claim)


def test_what_rests_on_it_is_challenged_once_it_is_taken(site: Site) -> None:
    watch, claim = watched(site)
    builders.settle(builders.conflict(claim.question))
    day_after = LATER + timedelta(hours=25)
    site.put(SAID.replace("about 8,000", "exactly 31,000"))
    look_again(watch, LATER)
    publish_due_challenges(now=day_after)
    assert current(claim).change_kind == "NEW", "nobody has looked at the change"
    take(watch, claim)
    publish_due_challenges(now=day_after)
    assert current(claim).change_kind == "CHALLENGED"


def take(watch: Watch, claim: Claim) -> Claim:
    by, viewer = builders.person("reporter"), desk(LATER)
    return take_changed_figure(by=by, now=LATER, watch=watch, claim=claim.claim_id, viewer=viewer)


def current(claim: Claim) -> VerifiedFigure:
    return VerifiedFigure.objects.current().get(question=claim.question_id)


def test_a_hidden_claim_is_shown_to_the_desk_alone(site: Site) -> None:
    watch, claim = watched(site)
    builders.claim(
        builders.question("Who else?"),
        quote="about 300 people lost power",
        read_in=watch.document,
        snapshot=claim.snapshot,
        internal=True,
    )
    assert len(watched_claims(watch, desk(LATER))) == 2
    assert [each.claim for each in watched_claims(watch, reader(LATER))] == [claim]


def test_a_watch_is_due_by_its_schedule_until_it_ends(site: Site) -> None:
    watch, _ = watched(site)
    assert not Watch.objects.due(NOW + timedelta(hours=5, minutes=59)).exists()
    assert Watch.objects.due(NOW + timedelta(hours=6)).get() == watch
    stop_watching(by=builders.person("checker"), now=LATER, watch=watch)
    assert not Watch.objects.due(NOW + timedelta(days=9)).exists()
    with pytest.raises(StaleState):
        stop_watching(by=builders.person("checker"), now=LATER, watch=watch)


def test_a_document_without_an_address_can_t_be_watched() -> None:
    with pytest.raises(Refused, match="no address"):
        watch_document(by=builders.person("checker"), now=NOW, document=builders.document(), every_hours=6)
    assert not Visit.objects.exists()


def told() -> list[tuple[str, str]]:
    """Who is told of what and has not read it."""
    rows = Notification.objects.filter(kind="page_changed", read_at=None)
    return sorted(rows.values_list("recipient__username", "kind"))


def test_a_changed_number_is_told_once_to_who_follows_the_topic_and_who_set_the_watch(site: Site) -> None:
    watch, claim = watched(site)
    anna = builders.person("reporter", "anna")
    follow_topic(by=anna, now=NOW, topic=claim.topic, follows=True)
    site.put(f"{SAID} Roads are blocked.")
    look_again(watch, LATER)
    assert told() == [], "no number changed"
    site.put(SAID.replace("8,000", "8,200"))
    for hours in (1, 2):
        look_again(watch, LATER + timedelta(hours=hours))
    site.put(f"{SAID.replace('8,000', '8,200')} Roads are blocked.")
    look_again(watch, LATER + timedelta(hours=3))
    checker = builders.person("checker").username
    assert told() == sorted([("anna", "page_changed"), (checker, "page_changed")])


def test_a_change_is_dismissed_with_a_reason_until_the_page_says_something_else(site: Site) -> None:
    watch, claim = watched(site)
    site.put(SAID.replace("8,000", "8,200"))
    look_again(watch, LATER)
    given = {"by": builders.person("checker"), "watch": watch, "claim": claim.claim_id, "viewer": desk(LATER)}
    with pytest.raises(Refused, match="reason"):
        dismiss_change(now=LATER, reason=" ", **given)
    dismiss_change(now=LATER, reason="A slip of the page, corrected by phone.", **given)
    assert [each.dismissed for each in watched_claims(watch, desk(LATER))] == [
        "A slip of the page, corrected by phone."
    ]
    assert told() == []
    with pytest.raises(Refused, match="dismissed"):
        dismiss_change(now=LATER, reason="Again.", **given)
    assert Claim.objects.count() == 1
    site.put(SAID.replace("8,000", "8,900"))
    look_again(watch, LATER + timedelta(hours=1))
    (found,) = watched_claims(watch, desk(LATER))
    assert found.waits
    assert len(told()) == 1
    take_changed_figure(now=LATER, **given)
    assert told() == []
