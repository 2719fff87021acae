"""Migrations apply, reverse and apply again; the squashed ones make what the old ones made, and are frozen."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from claims.domain.figures.units import UNITS
from claims.models import Unit
from tests.migrations.catalogue import catalogue
from tests.owning import owning

LONG = bool(os.environ.get("LONG"))
PROJECT = Path(__file__).parents[2]
SQUASHED = {"sources": "0002_triggers", "claims": "0002_triggers_and_registers"}
FROZEN = {
    "sources/migrations/0001_schema.py": "846e2c8e72f086b78b9e3aceffc684a282413064422b662bb4e90b5196ed222a",
    "sources/migrations/0002_triggers.py": "b25a902ba4e7bffa1b34991e20ba675d4a2c3b97ac4b5d9195bae15aab750eec",
    "claims/migrations/0001_schema.py": "9d2843381feed152c31b01e19990072ceaa63f34bbcffab52e1d1634b5a6037f",
    "claims/migrations/0002_triggers_and_registers.py": "1ba4ffe22ceb45220b2ad4d92f327753b937dc25fe533d214c110e6497f5b1cb",
}
"""SHA-256 of the migrations that installations have applied: later work adds files, it never edits these."""


@pytest.mark.slow
def test_migrations_make_what_the_old_ones_made(empty_database: str) -> None:
    """catalogue.json was read from a database made by the 24 migrations of November 2026.

    A database made by those names them, though they are squashed: what they made is there, and is not made
    again. From there on it is migrated as any other; with LONG that is done, and all is reversed.
    """
    _migrate_to_the_squashed()
    before = json.loads((Path(__file__).parent / "catalogue.json").read_text())
    assert catalogue() == before
    loader = MigrationLoader(connection)
    with owning(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app IN ('claims', 'sources')")
        old = [pair for app in SQUASHED for name in _of(loader, app) for pair in name]
        cursor.executemany("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", old)
    _migrate_to_the_squashed()
    assert catalogue() == before
    applied = MigrationLoader(connection).applied_migrations
    assert {("claims", "0001_schema"), *SQUASHED.items()} <= set(applied)
    if LONG:
        call_command("migrate", verbosity=0, interactive=False)
        _reversed_and_made_again("zero")
        assert Unit.objects.exists()


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


def _of(loader: MigrationLoader, app: str) -> list[list[tuple[str, str]]]:
    """What each squashed migration of the app replaces."""
    names = ("0001_schema", SQUASHED[app])
    return [loader.disk_migrations[app, name].replaces for name in names]


def test_frozen_migrations_are_not_edited() -> None:
    found = {name: hashlib.sha256((PROJECT / name).read_bytes()).hexdigest() for name in FROZEN}
    assert found == FROZEN


@pytest.mark.django_db
def test_the_register_of_units_is_the_domains() -> None:
    rows = set(Unit.objects.values_list("code", "name", "dimension"))
    assert rows == {(unit.code, unit.name, unit.dimension) for unit in UNITS.values()}
