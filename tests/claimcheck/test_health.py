"""The health check."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings


@pytest.mark.django_db
def test_healthy(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_no_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "no database"})


@pytest.mark.parametrize("site", ["", "https://figures.example.org"])
def test_whom_to_tell_of_a_vulnerability(settings: Settings, client: Client, site: str) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT, settings.SITE_URL = "mailto:security@example.org", site
    answer = client.get("/.well-known/security.txt")
    contact, expires, *canonical = answer.content.decode().splitlines()
    assert (answer["Content-Type"], contact) == (
        "text/plain; charset=utf-8",
        "Contact: mailto:security@example.org",
    )
    left = datetime.fromisoformat(expires.removeprefix("Expires: ")) - timezone.now()
    assert timedelta(days=170) < left < timedelta(days=365)
    assert canonical == [f"Canonical: {site}/.well-known/security.txt"] * bool(site)
