"""The REST entrance: its list of resources, its description, its page."""

from functools import partialmethod
from unittest.mock import Mock

import pytest
import yaml
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from claimcheck.foundation.rest.description import DescriptionView


def test_the_description_is_valid_and_tells_the_shape_of_errors(client: Client) -> None:
    response = client.get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi+json"})
    assert response.status_code == 200
    assert "Problem" in response.json()["components"]["schemas"]


def test_each_form_of_the_description_is_made_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DescriptionView, "made", {})
    made = Mock(wraps=SchemaGenerator.get_schema)
    monkeypatch.setattr(SchemaGenerator, "get_schema", partialmethod(made))
    first = client.get("/api/v1/schema/")
    assert first.headers["Content-Type"] == "application/vnd.oai.openapi; charset=utf-8"
    again = client.get("/api/v1/schema/")
    assert (again.content, again.headers["ETag"]) == (first.content, first.headers["ETag"])
    assert client.get("/api/v1/schema/", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert made.call_count == 1
    as_json = client.get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi+json"})
    assert as_json.json()["paths"].keys() == yaml.safe_load(first.content)["paths"].keys()
    assert made.call_count == 2


def test_the_description_can_be_made_without_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")


def test_the_page_needs_no_foreign_host_and_no_inline_script(client: Client) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    assert "drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js" in page
    assert "https://" not in page
    assert "<script>" not in page
    script = client.get("/api/v1/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")


@pytest.mark.django_db
def test_the_resources_are_listed_for_who_is_signed_in(client: Client) -> None:
    assert client.get("/api/v1/").status_code == 401
    client.force_login(User.objects.create(username="ana"))
    assert client.get("/api/v1/").status_code == 200
