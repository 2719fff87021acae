"""Every error below /api/ is a problem document (RFC 9457)."""

import json
from base64 import b64encode
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from tests.claimcheck.error_urls import FAILURES

pytestmark = pytest.mark.urls("tests.claimcheck.error_urls")

STATUS = {
    "missing": 404,
    "denied": 403,
    "suspicious": 400,
    "quicker": 409,
    "refused": 400,
    "model": 400,
    "integrity": 409,
    "data": 400,
    "deadlock": 409,
    "no_connection": 503,
    "closed": 503,
    "disk": 507,
    "waited": 503,
    "stopping": 503,
    "read_only": 503,
    "no_such_state": 500,
    "throttled": 429,
    "unforeseen": 500,
}


@pytest.fixture
def client(settings: Any) -> Client:
    settings.API_REFUSALS = {"tests.claimcheck.error_urls.Quicker": 409}
    return Client(raise_request_exception=False)


def document(response: HttpResponse, status: int) -> dict[str, Any]:
    """The problem document of a response, its form checked."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = json.loads(response.content)
    assert found["type"] == "about:blank"
    assert found["status"] == status
    assert found["title"]
    assert "secret" not in response.content.decode()
    return found


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("kind", list(FAILURES))
def test_what_a_view_raises(client: Client, settings: Any, kind: str, debug: bool) -> None:
    settings.DEBUG = debug
    answer = client.get(f"/api/{kind}/")
    document(answer, STATUS[kind])
    assert answer.get("Retry-After") == {503: "5", 507: "5", 429: "4"}.get(STATUS[kind])


@pytest.mark.parametrize(
    "kind", ["no_connection", "closed", "disk", "waited", "stopping", "deadlock", "unforeseen"]
)
def test_what_no_endpoint_of_the_framework_raises(client: Client, kind: str) -> None:
    """A plain view below /api/, and a page: neither asks anything of the database to say so."""
    status = STATUS[kind]
    told = client.get("/api/plain/", {"kind": kind})
    document(told, status)
    page = client.get("/page/", {"kind": kind})
    assert page.status_code == status
    assert "Nothing" in page.content.decode()
    again = "5" if status in (503, 507) else None
    assert told.get("Retry-After") == page.get("Retry-After") == again


@pytest.mark.parametrize("debug", [False, True])
def test_what_no_view_raises(client: Client, settings: Any, debug: bool) -> None:
    settings.DEBUG = debug
    document(client.get("/api/no/such/address/"), 404)
    document(client.get("/api/plain/"), 500)
    document(client.get("/api/missing/", headers={"host": "elsewhere.example"}), 400)
    document(client.post("/api/missing", b"{}", "application/json"), 404)


def test_other_addresses_keep_their_pages(client: Client) -> None:
    assert client.get("/no/such/page/")["Content-Type"].startswith("text/html")


def test_methods_media_types_and_sizes(client: Client) -> None:
    refused = client.put("/api/missing/", b"{}", "application/json")
    assert document(refused, 405)["detail"].endswith("This address answers GET, POST, HEAD, OPTIONS.")
    assert refused["Allow"] == "GET, POST, HEAD, OPTIONS"
    document(client.get("/api/missing/", headers={"accept": "image/png"}), 406)
    form = client.post("/api/missing/", b"a=1", "application/x-www-form-urlencoded")
    assert document(form, 415)["detail"].endswith("Send application/json.")
    document(client.post("/api/missing/", b'"' + b"x" * 10_000_000 + b'"', "application/json"), 413)


def test_a_wait_is_told(client: Client) -> None:
    assert client.get("/api/throttled/")["Retry-After"] == "4"


def test_a_value_of_the_rules(client: Client) -> None:
    [entry] = document(client.get("/api/refused/"), 400)["errors"]
    assert (entry["field"], entry["value"], entry["remedy"]) == ("low", "NaN", "write digits.")


def test_fields_of_a_body_are_named_with_what_was_sent(client: Client) -> None:
    sent = {"name": "too long", "ranges": [{"low": 1, "high": 2}, {"low": "x" * 500}]}
    found = document(client.post("/api/missing/", json.dumps(sent), "application/json"), 400)
    entries = {entry["field"]: entry for entry in found["errors"]}
    assert set(entries) == {"name", "ranges.1.low", "ranges.1.high"}
    assert entries["name"]["value"] == "too long"
    assert len(entries["ranges.1.low"]["value"]) == 120
    assert entries["ranges.1.high"]["remedy"] == "Send this field."


@pytest.mark.django_db
def test_who_is_nobody_is_challenged(client: Client) -> None:
    User.objects.create_user("ana", password="correct horse")
    refused = client.get("/api/signed-in/")
    document(refused, 401)
    assert refused["WWW-Authenticate"].startswith("Basic ")
    for credentials in (b"ana:wrong", b"\x00:\x00", b"ana:\x00", b"nobody"):
        header = {"authorization": f"Basic {b64encode(credentials).decode()}"}
        document(client.get("/api/signed-in/", headers=header), 401)
    known = {"authorization": f"Basic {b64encode(b'ana:correct horse').decode()}"}
    assert client.get("/api/signed-in/", headers=known).json() == {"user": "ana"}
