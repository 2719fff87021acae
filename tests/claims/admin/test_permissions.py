"""Who may open what: every address of the admin × every role, by GET and POST. An unlisted address fails."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claims.admin.readings.reading_forms import HOLDERS
from tests import builders as make
from tests.claims.admin.conftest import ROLES, Desk
from tests.claims.admin.growing import grow, hand_in_a_file
from tests.lengths import few
from tests.signed_in import looked_up_once

ANYBODY = frozenset({"login", "jsi18n", "logout"})
STAFF = frozenset(
    {
        "queue",
        "notifications",
        "notifications-read",
        "notifications-mail",
        "notification-open",
        "language",
        "keep",
        "my-tokens",
        "my-tokens-make",
        "my-tokens-accept",
        "my-tokens-revoke",
        "index",
        "search",
        "password_change",
        "password_change_done",
        "autocomplete",
        "app_list",
        "view_on_site",
    }
)
OWN_SCREENS = {
    "two-people": "auth.view_user",
    "failed-jobs": "claims.add_delivery",
    "send-job-again": "claims.add_delivery",
    "consumers": "claims.change_webhook",
    "agreement": "claims.view_secondreading",
    "flags": "claims.view_claim",
    "claims_question_board": "claims.view_claim",
    "drafts": "claims.view_question",
    "news": "claims.add_claim",
    "new-story": "claims.add_question",
    "sheet": "claims.add_import",
    "claims_evidence_file": "claims.view_evidence",
    "take-next": "claims.change_conflict",
    "claim-preview": "claims.add_claim",
    "claims_import_rejects": "claims.view_import",
}
OF_WHO_HOLDS = {f"claims_secondreading_{verb}" for verb in HOLDERS}
"""Beside the permission these ask for the record to be in the person's hands."""
NOBODY = "nobody"
SUPERUSERS = "superusers"
OWN = "whoever owns the row"
"""Asked in `test_rows_of_others`."""


def addresses() -> Iterator[tuple[str, str]]:
    """(name, path with {pk} for a key) of everything below the admin."""
    for pattern in get_resolver().url_patterns:
        if str(pattern.pattern) == "admin/":
            yield from _below(pattern, "/admin/")


def _below(node: Any, prefix: str) -> Iterator[tuple[str, str]]:
    for pattern in node.url_patterns:
        path = prefix + re.sub(r"<[^>]*>", "{pk}", str(pattern.pattern).removeprefix("^").removesuffix("$"))
        if isinstance(pattern, URLResolver):
            yield from _below(pattern, path)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, path


def rules() -> dict[str, str]:
    """Name of an address → the permission it asks for."""
    found = dict(OWN_SCREENS)
    for model, one in admin.site._registry.items():
        app, name = model._meta.app_label, model._meta.model_name
        owned, read_by = getattr(one, "owners", ()), getattr(one, "read_by", "")
        base, see = f"{app}_{name}", f"{app}.view_{name}" if owned or not read_by else read_by
        found |= {f"{base}_{part}": see for part in ("changelist", "change", "history")}
        found |= {f"{base}_delete": NOBODY, f"{base}_add": NOBODY}
        if not isinstance(one, BaseAdmin):
            add = f"{app}.add_{name}" if name == "user" else SUPERUSERS
            found |= {f"{base}_add": add, "auth_user_password_change": f"{app}.change_user"}
            found["auth_user_reset_second_factor"] = f"{app}.change_user"
            continue
        if one.add_form is not None:
            found[f"{base}_add"] = one.add_permission
        found[f"{base}_lookup"] = see
        for verb in one.verbs:
            found[f"{base}_{verb.name}"] = verb.permission
            found[f"{base}_bulk_{verb.name}"] = verb.permission
        if owned:
            found |= {f"{base}_{part}": OWN for part in ("change", "history", *(v.name for v in one.verbs))}
    return found


def test_every_address_is_listed():
    listed = {*rules(), *ANYBODY, *STAFF}
    assert {name for name, _path in addresses()} - listed == set()


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are answered and not drawn, half of their time; `test_nothing_untranslated` draws them."""
    monkeypatch.setattr(admin.site, "each_context", lambda request: {})
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


@pytest.mark.check("test_without_logging_in_everything_leads_to_the_login")
@pytest.mark.slow
def test_every_address_opens_for_its_permission_and_for_nothing_else(desk: Desk, undrawn: None):
    assert _wrong(desk, *ROLES, "stranger") == []


def _wrong(desk: Desk, *roles: str) -> list[tuple[str, str, str, int]]:
    """What opens, or does not, against the rules: role, method, address and status."""
    grow(2)
    make.figure(make.question("How many shells?"))
    rows = {model._meta.label_lower: model._default_manager.first() for model in admin.site._registry}
    wanted, wrong = rules(), []
    for role in roles:
        client = desk.client(role) if role != "stranger" else _stranger()
        person = User.objects.get(pk=client.session["_auth_user_id"])
        rows["claims.import"] = hand_in_a_file(person)  # others' are out of reach of who may not undo them
        with looked_up_once():
            wrong += [(role, *each) for each in _wrong_for(client, person, wanted, rows)]
    return wrong


def _wrong_for(
    client: Client, person: User, wanted: dict[str, str], rows: dict[str, Any]
) -> Iterator[tuple[str, str, int]]:
    """The same for one of them. What a reading in their hands opens or closes is asked by an account anew."""
    for name, path in few(list(addresses()), one_of=20):
        if wanted.get(name, OWN) == OWN:
            continue
        url = path.replace("{pk}", str(_row(name, rows).pk)) if "{pk}" in path else path
        allowed = wanted[name] not in (NOBODY, SUPERUSERS) and person.has_perm(wanted[name])
        if name in OF_WHO_HOLDS:
            yield from _opens(client, name, url, allowed=False)
        with _held(name, rows["claims.secondreading"], person):
            yield from _opens(client, name, url, allowed=allowed)


def _opens(client: Client, name: str, url: str, *, allowed: bool) -> Iterator[tuple[str, str, int]]:
    """Method, address and status where it opens and may not, or does not and may."""
    status = client.get(url).status_code
    if (status in (200, 302, 405)) is not allowed and (status != 405 or allowed):
        yield "GET", name, status
    if not allowed and (status := client.post(url).status_code) != 403:
        yield "POST", name, status


@contextmanager
def _held(name: str, reading: Any, person: User) -> Iterator[None]:
    """In the person's hands for so long, where the address asks for that; it closes others to them."""
    if name not in OF_WHO_HOLDS:
        yield
        return
    with transaction.atomic(), looked_up_once():
        make.in_hands_of(reading, person)
        yield
        transaction.set_rollback(True)


def _row(name: str, rows: dict[str, Any]) -> Any:
    app, model = ("procrastinate", "procrastinatejob") if name == "send-job-again" else name.split("_")[:2]
    row = rows[f"{app}.{model}"]
    assert row is not None, name
    return row


def _stranger() -> Client:
    """Somebody who may log in and nothing else."""
    client = Client()
    client.force_login(User.objects.create_user("somebody", is_staff=True))
    return client


def test_without_logging_in_everything_leads_to_the_login(db: None):
    for name, path in addresses():
        if name not in ANYBODY:
            response = Client().get(path.replace("{pk}", "00000000-0000-0000-0000-000000000000"))
            assert response.status_code in (302, 405), (name, response.status_code)
            assert response.status_code == 405 or response.url.startswith("/admin/login/"), name


def test_only_superusers_make_superusers(desk: Desk):
    boss = User.objects.create_superuser("boss")
    editor = desk.client("editor-in-chief")
    mine = desk.person("editor-in-chief")
    url = f"/admin/auth/user/{mine.pk}/change/"
    data = {
        "username": mine.username,
        "is_active": "on",
        "is_superuser": "on",
        "is_staff": "on",
        "date_joined_0": "2024-11-04",
        "date_joined_1": "10:00:00",
        "groups": [str(group.pk) for group in Group.objects.filter(user=mine)],
    }
    editor.post(url, data)
    mine.refresh_from_db()
    assert not mine.is_superuser
    assert editor.post(f"/admin/auth/user/{boss.pk}/change/", {"username": "mine"}).status_code == 403
    assert editor.post(f"/admin/auth/user/{boss.pk}/password/", {}).status_code == 403
    assert editor.post(f"/admin/auth/user/{boss.pk}/delete/", {"post": "yes"}).status_code == 403
