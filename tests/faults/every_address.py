"""Every address of the site, filled with records that are there, and how each is asked."""

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from time import monotonic

from django.apps import apps

from tests.claims.admin.test_permissions import addresses as of_the_desk
from tests.claims.api.test_permissions import addresses as of_rest
from tests.faults.runner import PLAIN
from tests.story.test_nothing_hidden_shows import FILLED, addresses, filled

AT_ONCE = 16
"""Requests, half of what the site has threads for."""
PATIENCE = 60
"""Seconds after which an answer is given up."""
NOTHING = "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"
"""A key that nobody has, where no record is meant."""
GAP = re.compile(r"\(\?P<\w+>[^)]*\)|<[^>]*>")
SAFE = ("HEAD", "GET", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: how, where, and what came; status 0 where nothing did."""

    method: str
    path: str
    status: int = 0
    headers: Mapping[str, str] | None = None
    body: bytes = b""
    took: float = 0.0

    def __str__(self) -> str:
        return f"{self.method} {self.path}: {self.status} after {self.took:.1f} s"

    @property
    def of_rest(self) -> bool:
        """Whether the address is one of the API."""
        return self.path.startswith("/api/")


def readings() -> list[tuple[str, str]]:
    """GET of every address there is."""
    return [("GET", path) for path in dict.fromkeys(_paths())]


def writings() -> list[tuple[str, str]]:
    """POST of every page, and each other method of REST."""
    rest = [
        (method.upper(), f"/api/v1/{path.replace('{id}', NOTHING)}")
        for path, methods in of_rest().items()
        for method in methods
        if method.upper() not in SAFE
    ]
    return [*rest, *(("POST", path) for _, path in readings() if not path.startswith("/api/"))]


def _paths() -> Iterator[str]:
    for name, path in of_the_desk():
        yield path.replace("{pk}", _key_at_the_desk(name))
    for address in addresses():
        if address.startswith("admin/") or "(?P<format>" in address:
            continue
        try:
            yield f"/{filled(address)[0]}"
        except (KeyError, IndexError):
            yield f"/{GAP.sub(NOTHING, address.removeprefix('^'))}"


def _key_at_the_desk(name: str) -> str:
    """The key of a record of the kind that an address's name begins with."""
    for model in apps.get_models():
        if name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_"):
            return str(model._default_manager.values_list("pk", flat=True).first() or NOTHING)
    return FILLED["conflicts"]()[0]


def ask(port: int, headers: Mapping[str, str], request: tuple[str, str], body: bytes = b"") -> Asked:
    """One request, over a connection of its own."""
    method, path = request
    begun, client = monotonic(), HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        client.request(method, path, body, {**PLAIN, **headers})
        answer = client.getresponse()
        text = answer.read()
        return Asked(method, path, answer.status, dict(answer.headers), text, monotonic() - begun)
    except (OSError, HTTPException):
        return Asked(method, path, took=monotonic() - begun)
    finally:
        client.close()


def ask_all(port: int, headers: Mapping[str, str], requests: list[tuple[str, str]]) -> list[Asked]:
    """All of them, some at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda request: ask(port, headers, request, b"{}"), requests))
