"""Migrations apply, reverse and apply again; the squashed ones make what the old ones made, and are frozen."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from claims.domain.figures.units import UNITS
from claims.models import Unit
from tests.migrations.catalogue import catalogue
from tests.owning import owning

LONG = bool(os.environ.get("LONG"))
PROJECT = Path(__file__).parents[2]
SQUASHED = {"sources": "0002_guards", "claims": "0002_guards_and_registers"}
FROZEN = {
    "sources/migrations/0001_tables.py": "f6ce5014c97f7b8ae6de9a1bc4326b63e1d6719bcb77456149da1d8ec92bd3fd",
    "sources/migrations/0002_guards.py": "7e08b1402ab88b0241a6a290140c9cc278e8da80b8254db28a5f165d2f60a2f7",
    "claims/migrations/0001_tables.py": "d3fcfa6f158b059a2b6a1b61f0a445d195441c9e411c41b9dcd8c53c6dad3556",
    "claims/migrations/0002_guards_and_registers.py": "b437db7cb886513436b1a64fe6ef1b29ed91e52ce716ce0db10d80eaef0e3606",
}
"""SHA-256 of the migrations that installations have applied: later work adds files, it never edits these."""


@pytest.mark.check("test_frozen_migrations_are_not_edited")
@pytest.mark.slow
def test_migrations_make_what_the_old_ones_made(empty_database: str) -> None:
    """catalogue.json was read from a database made by the 34 migrations up to claims 0027 and sources 0007.

    A database made by those names them, though they are squashed: what they made is there, and is not made
    again. From there on it is migrated as any other; with LONG that is done, and all is reversed.
    """
    _migrate_to_the_squashed()
    before = json.loads((Path(__file__).parent / "catalogue.json").read_text())
    assert catalogue() == before
    _record(_replaced())
    _migrate_to_the_squashed()
    assert catalogue() == before
    applied = MigrationLoader(connection).applied_migrations
    assert {(app, "0001_tables") for app in SQUASHED} | set(SQUASHED.items()) <= set(applied)
    if LONG:
        call_command("migrate", verbosity=0, interactive=False)
        _reversed_and_made_again("zero")
        assert Unit.objects.exists()


@pytest.mark.own_database
def test_an_older_database_is_not_migrated() -> None:
    """It goes to the version before the squash first: nothing is made where only some of the old ones ran."""
    *claims, _newest = [pair for pair in _replaced() if pair[0] == "claims"]
    sources = [pair for pair in _replaced() if pair[0] == "sources"]
    for applied in range(1, len(claims) + 1):
        _record(sources + claims[:applied])
        with pytest.raises(CommandError, match=f"is at claims.{claims[applied - 1][1]}, older than"):
            call_command("migrate", verbosity=0, interactive=False)


@pytest.mark.whole("test_migrations_make_what_the_old_ones_made")
@pytest.mark.own_database
def test_the_newest_migration_reverses() -> None:
    loader = MigrationLoader(connection)
    names = sorted(name for label, name in loader.disk_migrations if label == "claims")
    _reversed_and_made_again(names[-2])
    assert Unit.objects.exists()


def _reversed_and_made_again(until: str) -> None:
    made = catalogue()
    call_command("migrate", "claims", until, verbosity=0, interactive=False)
    if until == "zero":
        call_command("migrate", "sources", until, verbosity=0, interactive=False)
    assert catalogue() != made
    call_command("migrate", verbosity=0, interactive=False)
    assert catalogue() == made


def _migrate_to_the_squashed() -> None:
    for app, newest in SQUASHED.items():
        call_command("migrate", app, newest, verbosity=0, interactive=False)


def _replaced() -> list[tuple[str, str]]:
    """App and name of every migration that the squashed ones replace."""
    squashed = (
        migration for key, migration in MigrationLoader(None).disk_migrations.items() if key[0] in SQUASHED
    )
    return sorted(pair for migration in squashed for pair in migration.replaces)


def _record(applied: list[tuple[str, str]]) -> None:
    """The database says that of our migrations these have been applied."""
    with owning(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app IN ('claims', 'sources')")
        cursor.executemany(
            "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", applied
        )


def test_frozen_migrations_are_not_edited() -> None:
    found = {name: hashlib.sha256((PROJECT / name).read_bytes()).hexdigest() for name in FROZEN}
    assert found == FROZEN


@pytest.mark.django_db
def test_the_register_of_units_is_the_domains() -> None:
    rows = set(Unit.objects.values_list("code", "name", "dimension"))
    assert rows == {(unit.code, unit.name, unit.dimension) for unit in UNITS.values()}
