"""The weekly report as a page: who may read it, and what cannot be asked for."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from claims.reports.renderings import BINARY, Format
from tests.claims.reports.sample import REPORT

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client: Client) -> Client:
    client.force_login(User.objects.create_user("reader"))
    return client


def test_the_page_is_for_who_is_signed_in(client: Client) -> None:
    response = client.get("/reports/2024-W45/")
    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/reports/2024-W45/"


def test_the_page_is_open_where_the_site_is(client: Client, settings: Settings) -> None:
    settings.PUBLIC_READ = True
    assert client.get("/reports/2024-W45/").status_code == 200


def test_who_holds_a_review_is_told_to_the_newsroom_alone(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PUBLIC_READ = True
    monkeypatch.setattr("claims.pages.reports.read", lambda *args, **kwargs: (REPORT, None))
    forms = [form for form in Format if form not in BINARY | {Format.TERMINAL}] + [Format.EML]
    asked = [f"/reports/2024-W45/?format={form}" for form in forms]
    for path in asked:
        page = client.get(path).content.decode()
        assert "Rita Reporter" not in page, path
        assert "nobody" not in page.lower(), path
    assert client.get("/api/v1/reports/2024-W45/").status_code == 401, "REST keeps reports to members"
    client.force_login(User.objects.create_user("reader"))
    assert "Rita Reporter" in client.get(asked[0]).content.decode()


def test_the_page_stands_alone(member: Client) -> None:
    response = member.get("/reports/2024-W45/")
    assert "Week 45, 4 to 10 November 2024" in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_without_a_week_it_is_the_last_full_one(member: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2024, 11, 12, 8, tzinfo=UTC))
    assert member.get("/reports/")["Location"] == "/reports/2024-W45/"


@pytest.mark.parametrize(
    "path",
    ["/reports/2024-45/", "/reports/2024-W60/", "/reports/9000-W01/", "/reports/%00/",
     "/reports/2024-W45/?topic=none", "/reports/2024-W45/?topic=%00"],
)  # fmt: skip
def test_what_there_is_not_is_not_found(member: Client, path: str) -> None:
    assert member.get(path).status_code == 404


def test_a_report_is_read_only(member: Client) -> None:
    assert member.post("/reports/2024-W45/").status_code == 405
    assert member.head("/reports/2024-W45/").status_code == 200
