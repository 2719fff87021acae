"""Requests to addresses that people typed go to the outside world only, however the address is written."""

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest
from urllib3.exceptions import ProtocolError
from urllib3.util import connection as sockets

from claimcheck.foundation.records.errors import Refused
from claims.intake.web.addresses import text_at
from claims.intake.web.feeds import read_feed
from claims.intake.web.ledgers import LedgerElsewhere
from claims.intake.web.watching import look_again
from claims.models import Watch, Webhook
from claims.services.notifications import outbound
from claims.services.notifications.outbound import check_target, get, post
from claims.services.notifications.public_addresses import is_public
from claims.services.notifications.webhooks import hand_over
from tests import builders as new

HOSTILE = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "0", "10.1.2.3", "172.16.0.1",
    "172.31.255.254", "192.168.1.1", "169.254.169.254", "168.63.129.16", "100.64.0.1", "100.100.100.200",
    "192.0.0.192", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.7", "203.0.113.7",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "[::]", "[::1]", "[::127.0.0.1]", "[::ffff:127.0.0.1]",
    "[::ffff:169.254.169.254]", "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[3fff::1]", "[100::1]", "[fc00::1]",
    "[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[ff02::1]", "[5f00::1]", "[4000::1]", "localhost",
    "[fd12::1]",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "93.184.215.14", "192.0.1.1", "198.20.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"]


@pytest.fixture
def connects(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would have been connected to; nothing ever is."""
    asked: list[Any] = []

    def stand_in(address: Any, *args: Any, **kwargs: Any) -> socket.socket:
        asked.append(address)
        raise ConnectionRefusedError("a stand-in")

    monkeypatch.setattr(sockets, "create_connection", stand_in)
    return asked


@pytest.mark.parametrize("host", HOSTILE)
def test_no_hostile_address_is_taken_or_asked(host: str, connects: list[Any]) -> None:
    with pytest.raises(Refused):
        check_target("url", f"https://{host}/hook")
    with pytest.raises(Exception, match=r"no address on the public internet|resolve|known|Failed to parse"):
        post(f"https://{host}/hook", "{}", {})
    assert connects == []


def test_control_without_the_guard_each_is_asked(settings: Any, connects: list[Any]) -> None:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    for host in ("127.0.0.1", "[::1]", "169.254.169.254", "[64:ff9b::7f00:1]", "[::127.0.0.1]"):
        with pytest.raises(Exception, match="stand-in"):
            post(f"https://{host}/hook", "{}", {})
    assert len(connects) == 5


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_outside_world_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("port", [22, 25, 5432, 8080, 1, 65535])
def test_only_the_ports_of_the_web_are_asked(port: int, connects: list[Any]) -> None:
    with pytest.raises(Refused, match=f"port {port} is not one of the web's, 443 and 80"):
        check_target("url", f"https://1.1.1.1:{port}/hook")
    with pytest.raises(ProtocolError, match=f"port {port}"):
        post(f"https://1.1.1.1:{port}/hook", "{}", {})
    assert connects == []


def test_a_name_that_points_inside_the_second_time_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, connects: list[Any]
) -> None:
    answers = iter(["1.1.1.1", "127.0.0.1"])

    def rebinding(host: str, port: int, **kwargs: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    check_target("url", "https://cms.example.org/hook")
    with pytest.raises(ProtocolError, match="no address on the public internet"):
        post("https://cms.example.org/hook", "{}", {})
    assert connects == []


def test_one_address_inside_among_those_of_a_name_is_enough(
    monkeypatch: pytest.MonkeyPatch, connects: list[Any]
) -> None:
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("1.1.1.1", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        check_target("url", "https://cms.example.org/hook")
    assert connects == []


def _webhook(url: str) -> None:
    told = hand_over(Webhook(url=url, secret="whsec_" + "A" * 32), "key", "{}", new.NOW)
    assert not told.accepted


def _article(url: str) -> None:
    with pytest.raises(Refused):
        text_at(url)


def _watch(url: str) -> None:
    """A captured page, looked at again: what becomes its next snapshot."""
    watch = Watch.objects.select_related("document").first() or new.watch()[0]
    watch.document.url = url
    look_again(watch, new.NOW)


def _feed(url: str) -> None:
    feed = new.feed_entry().feed
    feed.url = url
    read_feed(feed, new.NOW)


def _witnessed(url: str) -> None:
    """A ledger that is asked by its witness."""
    with pytest.raises(Refused):
        LedgerElsewhere(url).checkpoint()


WAYS: dict[str, Callable[[str], None]] = {
    "webhook": _webhook, "article": _article, "watch": _watch, "feed": _feed, "ledger": _witnessed,
}  # fmt: skip
"""Everything that asks an address which somebody typed."""


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_leads_to_a_hostile_address(way: str, connects: list[Any]) -> None:
    assert len(HOSTILE) >= 40
    for host in HOSTILE:
        for scheme in ("https", "http"):
            WAYS[way](f"{scheme}://{host}/page")
    assert connects == []


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_leads_to_what_a_name_has_been_bound_to_since(
    way: str, connects: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A resolver of our own, which answers with one address of the outside world and from then on inside."""
    asked: list[str] = []

    def rebinding(host: str, port: int, **kwargs: Any) -> list[Any]:
        asked.append(host)
        address = "1.1.1.1" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    for _ in range(3):
        WAYS[way]("https://cms.example.org/page")
    assert connects == [("1.1.1.1", 443)], "the address that was checked is the one that is asked"
    assert len(asked) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_control_without_the_guard_each_way_asks(way: str, connects: list[Any], settings: Any) -> None:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    WAYS[way]("https://127.0.0.1/page")
    assert connects == [("127.0.0.1", 443)]


class _Leads(BaseHTTPRequestHandler):
    """Leads on to another address, and keeps what it was told on the way."""

    to = ""
    told: ClassVar[list[tuple[str, str, str | None]]] = []

    def do_GET(self) -> None:
        self.told.append((self.command, self.path, self.headers.get("Authorization")))
        self.send_response(200 if self.path == "/end" else 302)
        self.send_header("Location", self.to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def leads(settings: Any) -> Iterator[str]:
    settings.WEBHOOK_PRIVATE_TARGETS = True
    _Leads.told.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Leads)
    _Leads.to = f"http://localhost:{server.server_port}/end"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_token_is_not_sent_on_to_where_a_page_leads(leads: str) -> None:
    assert get(f"{leads}/begin", {"Authorization": "Bearer cct_1"}).status == 200
    assert _Leads.told == [("GET", "/begin", "Bearer cct_1"), ("GET", "/end", None)]


def test_what_is_posted_is_not_sent_on(leads: str) -> None:
    assert post(f"{leads}/begin", "{}", {"Authorization": "Bearer cct_1"}).status == 302
    assert _Leads.told == [("POST", "/begin", "Bearer cct_1")]


def test_what_a_page_leads_to_is_held_like_its_own_address(
    leads: str, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """The first address is taken for one of the outside world; the one that it leads to is not."""
    settings.WEBHOOK_PRIVATE_TARGETS = False
    monkeypatch.setattr(outbound, "is_public", lambda address: address == "127.0.0.1" and not _Leads.told)
    monkeypatch.setattr(outbound, "PORTS", (int(leads.rpartition(":")[2]), 80))
    with pytest.raises(ProtocolError, match="no address on the public internet"):
        get(f"{leads}/begin")
    assert [path for _, path, _ in _Leads.told] == ["/begin"]
