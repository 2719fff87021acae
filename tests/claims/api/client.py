"""Asking the API as one of the cast, and reading its problems."""

import base64
import json
import re
import time
from typing import Any

from django.test import Client
from django.utils import timezone

from claims.models import ApiToken
from claims.services.access.tokens import make_token
from tests import builders

API = "/api/v1/"
CHANGING = re.compile(r"(claims|conflicts|overrules|question-splits|source-merges|resolutions)/[^/]+/[\w-]+/")
"""Addresses of verbs that change a record, which is read before it is changed."""


def client(role: str = "reader", name: str = "") -> Client:
    """A client that signs each request with name and password, as a newsroom tool does."""
    person = builders.person(role, name)
    signed = base64.b64encode(f"{person.username}:{builders.PASSWORD}".encode()).decode()
    return Client(headers={"Authorization": f"Basic {signed}"})


def early_in_a_minute() -> None:
    """Wait for the next minute where this one is nearly over: in it a token draws anew, by a query."""
    left = 60 - time.time() % 60
    if left < 8:
        time.sleep(left)


def token(*scopes: str, role: str = "reader", **fields: Any) -> tuple[ApiToken, Client]:
    """A token in the name of somebody with this role, and a client that asks with it."""
    person = builders.person(role)
    made, text = make_token(
        by=person,
        now=timezone.now(),
        owner=person,
        scopes=scopes or ["figures:read"],
        **{"name": f"Tool {builders.next_number()}", **fields},
    )
    return made, Client(headers={"Authorization": f"Bearer {text}"})


def get(path: str, role: str = "reader", **query: Any) -> Any:
    """The JSON of a reading that succeeds."""
    answer = client(role).get(f"{API}{path}", query)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def post(path: str, body: Any = None, role: str = "reporter", name: str = "", **headers: str) -> Any:
    """The answer to a writing; `body` goes as JSON, bytes as they are; a record is read before it changes."""
    if CHANGING.fullmatch(path) and not headers:
        read = client(role, name).get(f"{API}{path.rsplit('/', 2)[0]}/")
        headers = {"If-Match": read.headers.get("ETag", '"none"')}
    sent = body if isinstance(body, bytes) else json.dumps({} if body is None else body)
    return client(role, name).post(f"{API}{path}", sent, content_type="application/json", headers=headers)


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem document of a refusal with this status."""
    assert answer.status_code == status, (answer.status_code, answer.content[:500])
    assert answer.headers["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = json.loads(answer.content)
    assert document["status"] == status
    return document
