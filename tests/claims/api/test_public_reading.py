"""What is read over REST without signing in: exactly what docs/api.md says, with PUBLIC_READ on and off."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings

from tests.claims.api.test_permissions import addresses

API = "/api/v1/"
SAID = Path(__file__).parents[3] / "docs" / "api.md"
OUTSIDE = {f"{API}schema/": "schema"}
"""The description of the API, which is no register's address."""
pytestmark = pytest.mark.django_db


def _open(settings: Settings, *, public: bool) -> set[str]:
    """The first parts of all addresses that answer a reading by nobody in particular."""
    settings.PUBLIC_READ = public
    paths = [path for path, methods in addresses().items() if "get" in methods]
    at = {f"{API}{path.replace('{id}', _key(path))}": path.split("/")[0] for path in paths} | OUTSIDE
    return {part for address, part in at.items() if Client().get(address).status_code not in (401, 403)}


def _key(path: str) -> str:
    """Something like a key there: numbers in the ledger."""
    return "1" if path.startswith("ledger/") else str(UUID(int=1))


def test_with_public_reading_what_the_page_says_is_open(settings: Settings) -> None:
    lines = SAID.read_text("utf-8").splitlines()
    sentence = next(line for line in lines if line.startswith("With `PUBLIC_READ=on` nobody signs in"))
    assert _open(settings, public=True) == set(re.findall(r"`([a-z-]+)/`", sentence))


def test_without_it_the_description_alone_is(settings: Settings) -> None:
    assert _open(settings, public=False) == {"schema"}


@pytest.mark.parametrize(("public", "status"), [(True, 200), (False, 401)])
def test_the_addresses_are_open_where_figures_are(settings: Settings, public: bool, status: int) -> None:
    settings.PUBLIC_READ = public
    answer = Client().get(API)
    assert answer.status_code == status
    if public:
        assert answer.json()["figures"].endswith(f"{API}figures/")
        assert Client().post(API).status_code in (401, 403, 405)
