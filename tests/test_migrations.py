"""Migrations apply, reverse and apply again, and the register of units is the domain's."""

import pytest
from django.core.management import call_command

from claims.domain.figures.units import UNITS
from claims.models import Unit


@pytest.mark.own_database
def test_migrations_apply_reverse_and_apply_again() -> None:
    for app in ("claims", "sources"):
        call_command("migrate", app, "zero", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0, interactive=False)
    assert Unit.objects.exists()


@pytest.mark.django_db
def test_the_register_of_units_is_the_domains() -> None:
    rows = set(Unit.objects.values_list("code", "name", "dimension"))
    assert rows == {(unit.code, unit.name, unit.dimension) for unit in UNITS.values()}
