"""Each role has exactly its permissions once they are brought in step, whatever was given by hand."""

import pytest
from django.contrib.auth.models import Group, Permission

from claims.models import Unit
from claims.services.access.roles import sync_roles
from tests.claims.intake.files import command
from tests.owning import owning

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
    code, told = command("sync_registers")
    assert (code, told.splitlines()) == (
        0,
        [
            "Units added: none.",
            "Roles up to date: reader, reporter, checker, approver, editor-in-chief.",
            "Texts of published figures made: 0.",
        ],
    )


def test_a_new_unit_is_added_and_a_renamed_one_renamed() -> None:
    with owning():  # the site itself takes no unit away
        Unit.objects.filter(pk="barrel").delete()
    Unit.objects.filter(pk="metre").update(name="meters")
    code, told = command("sync_registers")
    assert (code, told.splitlines()[0]) == (0, "Units added: barrel.")
    assert Unit.objects.get(pk="metre").name == "metres"
