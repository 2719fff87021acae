"""The theme's pages and the desk's own are one product: a header with the search and the bell, its words."""

import re
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.claims.admin.conftest import Desk
from tests.claims.admin.growing import grow
from tests.claims.admin.test_permissions import addresses

pytestmark = pytest.mark.django_db
SEARCH = re.compile(r'<form[^>]*role="search"[^>]*action="/admin/search/"')
BELL = re.compile(r'<a class="[^"]*bell"[^>]*href="/admin/notifications/"')
HEADING = re.compile(r"<h1\b")
NOT_OURS = re.compile(r"Authentication and Authorization|Select [^<]* to (?:view|change)|Django")
NO_PAGES = frozenset({"logout", "login", "jsi18n", "next"})
"""The last part of addresses that lead elsewhere."""


OF_THE_QUEUE = "/admin/procrastinate/"
"""The tool of the library that keeps the jobs, for superusers: its header is ours, its titles are its own."""


def below(person: Client) -> Iterator[tuple[str, str]]:
    """Each page of the admin that a superuser can open without a script: its address and what it says."""
    rows = {
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"): row.pk
        for model in admin.site._registry
        if (row := model._default_manager.first()) is not None
    }
    for _name, path in addresses():
        if path.rstrip("/").rpartition("/")[2] in NO_PAGES:
            continue
        of = next((key for address, key in rows.items() if path.startswith(address)), None)
        if "{pk}" in path and of is None:
            continue
        address = path.replace("{pk}", str(of))
        answer = person.get(address)
        if answer.status_code == 200 and "<html" in (page := answer.content.decode(errors="replace")):
            yield address, " ".join(page.split())


@pytest.fixture
def superuser() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root", "root@example.org", "x"))
    return client


def test_every_page_has_the_header_the_search_and_the_bell(desk: Desk, superuser: Client) -> None:
    grow(2)
    pages = dict(below(superuser))
    for part in (SEARCH, BELL, HEADING):
        assert [address for address, page in pages.items() if not part.search(page)] == [], part.pattern
    words = {address: found[0] for address, page in pages.items() if (found := NOT_OURS.search(page))}
    assert {address: found for address, found in words.items() if not address.startswith(OF_THE_QUEUE)} == {}
    assert len(pages) > 150
    assert {"/admin/auth/user/add/", "/admin/claims/doublereading/", "/admin/sheet/"} <= set(pages)
