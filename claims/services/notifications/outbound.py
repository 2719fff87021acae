"""Requests to addresses that people typed: never to this machine, its network, or its cloud's metadata.

The address is checked when the connection is made, and the connection goes to the address that was checked,
so that a name cannot point elsewhere in between. Redirects of a page are
followed, each checked likewise; what is posted follows none.
"""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3
from django.conf import settings
from django.utils.translation import gettext as _now
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import Timeout
from urllib3.util import connection as sockets

from claimcheck.foundation.records.errors import Refused
from claims.services.notifications.public_addresses import is_public

TIMEOUT = Timeout(connect=5, read=10)
PORTS = (443, 80)
"""Those of the web; another one may be a database's or a mail server's."""
DEADLINE = 20.0
"""Seconds for all of a request that is posted."""
MOST_READ = 2_000
"""Bytes of an answer that are looked at."""
LARGEST_PAGE = 5_000_000
"""Bytes of a page."""
MOST_HOPS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
ASKS = {
    "User-Agent": "claimcheck",
    "Accept": "text/html, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
}


class ForbiddenTarget(OSError):
    """The name resolves to an address that must not be asked."""


@dataclass(frozen=True, slots=True)
class ReceiverAnswer:
    """The status of an answer, and the first of its text."""

    status: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """The status of a page, its media type, and its bytes: one more than LARGEST_PAGE where it is larger."""

    status: int
    content_type: str
    body: bytes


def check_target(field: str, url: str) -> None:
    """Raise Refused where the address can't be one of the outside world's; it is checked again on
    connecting."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    schemes = ("https", "http") if settings.WEBHOOK_PRIVATE_TARGETS else ("https",)
    if parts.scheme not in schemes or not host or parts.username is not None:
        raise Refused(field, url, _now("give an address such as https://cms.example.org/claimcheck."))
    try:
        _allowed(host, port or 443)
    except ForbiddenTarget as problem:
        raise Refused(
            field,
            url,
            _now("{problem}; give an address that is reached from the internet.").format(problem=problem),
        ) from problem
    except OSError as problem:
        raise Refused(field, url, _now("the name can't be resolved; check its spelling.")) from problem


def post(url: str, body: str, headers: dict[str, str]) -> ReceiverAnswer:
    """POST a text; raises urllib3's HTTPError or ForbiddenTarget where there is no answer within DEADLINE,
    also where the receiver sends one byte after the other."""
    with _Pools(timeout=TIMEOUT, retries=False) as pools, _cut_off_after(DEADLINE):
        response = pools.request(
            "POST", url, body=body.encode(), headers=headers, redirect=False, preload_content=False
        )
        try:
            return ReceiverAnswer(response.status, response.read(MOST_READ).decode("utf-8", "replace"))
        finally:
            response.close()


def get(url: str, headers: Mapping[str, str] | None = None) -> Page:
    """GET a page, over as many as MOST_HOPS redirects, each checked like the first address; raises Refused,
    urllib3's HTTPError or ForbiddenTarget where there is no answer. Headers go to the first address alone."""
    asks = {**ASKS, **(headers or {})}
    with _Pools(timeout=TIMEOUT, retries=False) as pools:
        for _ in range(MOST_HOPS + 1):
            if not url.lower().startswith(("https://", "http://")):
                raise Refused("url", url, _now("give an address that starts with http:// or https://."))
            response = pools.request("GET", url, headers=asks, redirect=False, preload_content=False)
            try:
                location = response.headers.get("location")
                if response.status not in REDIRECTS or not location:
                    body = response.read(LARGEST_PAGE + 1, decode_content=True)
                    return Page(response.status, response.headers.get("content-type", ""), body)
                url, asks = urljoin(url, location), ASKS
            finally:
                response.close()
    raise Refused(
        "url",
        url,
        _now("it leads on more than {most_hops} times; give the address that it leads to.").format(
            most_hops=MOST_HOPS
        ),
    )


def _allowed(host: str, port: int) -> str:
    """The first address of the name, if each of them is the outside world's and the port is the web's."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(answer[4][0]) for answer in found]
    if not settings.WEBHOOK_PRIVATE_TARGETS:
        for address in addresses:
            if not is_public(address):
                raise ForbiddenTarget(
                    _now("{host} is {address}, which is no address on the public internet").format(
                        host=host, address=address
                    )
                )
        if port not in PORTS:
            raise ForbiddenTarget(
                _now("port {port} is not one of the web's, {ports} and {ports_2}").format(
                    port=port, ports=PORTS[0], ports_2=PORTS[1]
                )
            )
    return addresses[0]


class _Open(threading.local):
    """A second handle on the socket of the request that this thread makes: TLS takes over the first."""

    def __init__(self) -> None:
        self.cutting: list[socket.socket] | None = None

    def append(self, made: socket.socket) -> None:
        """Have it cut off with the others."""
        if self.cutting is not None:
            self.cutting.append(made.dup())


_open = _Open()


@contextmanager
def _cut_off_after(seconds: float) -> Iterator[None]:
    """Inside, connections are shut down when the time is over: reading from them ends with an error."""
    mine = _open.cutting = []

    def cut() -> None:
        for handle in mine:
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        _open.cutting = None
        for handle in mine:
            handle.close()


class _Checked(HTTPConnection):
    """Connects to the address that was checked, under the name that was asked for."""

    def _new_conn(self) -> socket.socket:
        port = self.port or self.default_port
        address = _allowed(self._dns_host, port)
        made = sockets.create_connection((address, port), self.timeout)
        _open.append(made)
        return made


class _CheckedTls(HTTPSConnection, _Checked):
    """The same under TLS: the certificate is checked against the name."""

    _new_conn = _Checked._new_conn


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Checked


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _CheckedTls


class _Pools(urllib3.PoolManager):
    def __init__(self, **options: object):
        super().__init__(**options)  # type: ignore[arg-type]  # as requests takes them
        self.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
