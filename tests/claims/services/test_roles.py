"""Each role has exactly its permissions once they are brought in step, whatever was given by hand."""

import pytest
from django.contrib.auth.models import Group, Permission

from claims.services.access.roles import sync_roles
from tests.claims.intake.files import command

pytestmark = pytest.mark.django_db


def _held() -> dict[str, set[str]]:
    rows = Group.objects.values_list("name", "permissions__codename")
    return {name: {code for other, code in rows if other == name} for name, _ in rows}


def test_roles_are_brought_in_step() -> None:
    meant = _held()
    reader = Group.objects.get(name="reader")
    reader.permissions.add(Permission.objects.get(codename="add_claim"))
    Group.objects.get(name="checker").permissions.clear()
    assert set(sync_roles()) == set(meant)
    assert _held() == meant


def test_by_hand_it_is_a_command() -> None:
    code, told = command("sync_roles")
    assert (code, told.startswith("Roles up to date: ")) == (0, True)
