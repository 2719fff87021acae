"""Faults of an installation, planted one by one: `doctor` finds that one, and says what to do."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from claims.models import Publication
from claims.services import readiness
from tests import builders as new
from tests.owning import owning, silenced

pytestmark = pytest.mark.django_db
Planted = Callable[["Here"], None]


class Here(NamedTuple):
    """What a fault is planted in."""

    settings: Settings
    patch: pytest.MonkeyPatch
    folder: Path


def setting(**values: Any) -> Planted:
    """Settings as they should not be."""

    def plant(here: Here) -> None:
        for name, value in values.items():
            setattr(here.settings, name, value)

    return plant


def by_the_owner(statement: str) -> Planted:
    """What only the owner of the tables can do, with every trigger silent."""

    def plant(here: Here) -> None:
        with silenced(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(statement)

    return plant


def backed_up(here: Here, ago: timedelta) -> None:
    file = here.folder / "night.dump"
    file.write_bytes(b"-")
    made_at = (datetime.now(UTC) - ago).isoformat(timespec="seconds")
    manifest = {"made_at": made_at, "version": "0", "tables": {}, "roles": []}
    file.with_name("night.dump.json").write_text(json.dumps(manifest))
    here.settings.BACKUPS = str(here.folder)


def half_a_backup(here: Here) -> None:
    backed_up(here, timedelta())
    (here.folder / "night.dump").unlink()


def a_full_disk(here: Here) -> None:
    usage = shutil.disk_usage(here.folder)._replace(total=1000 * 2**20, free=100 * 2**20)
    here.patch.setattr(readiness.shutil, "disk_usage", lambda folder: usage)
    here.settings.DISK_FLOOR = 256 * 2**20


def a_clock_that_is_ahead(here: Here) -> None:
    here.patch.setattr(readiness.timezone, "now", lambda: datetime.now(UTC) + timedelta(seconds=20))


def nothing_collected(here: Here) -> None:
    here.settings.WHITENOISE_AUTOREFRESH = False
    here.patch.setattr(staticfiles_storage, "hashed_files", {}, raising=False)


CONSOLE = "django.core.mail.backends.console.EmailBackend"
ALTERED = """
    ALTER TABLE claims_publication DROP CONSTRAINT claims_publication_sha256;
    UPDATE claims_publication SET body = body || ' '
"""
SILENT = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '5 minutes'"
FAULTS: dict[str, tuple[Planted, str, str]] = {
    "DEBUG on a server": (setting(DEBUG=True, SERVER={"NAME": "claimcheck"}), "development", "DEBUG=off"),
    "a key that is made up": (setting(SECRET_KEY="changeme" * 8), "secret key", "SECRET_KEY_FALLBACKS"),
    "no folder of backups": (setting(BACKUPS=""), "backup", "Set BACKUPS"),
    "no backup": (lambda here: setting(BACKUPS=f"{here.folder}/other")(here), "backup", "no whole backup"),
    "half a backup": (half_a_backup, "backup", "no whole backup"),
    "an old backup": (lambda here: backed_up(here, timedelta(days=3)), "backup", "timer"),
    "a publication altered": (
        by_the_owner(ALTERED), "record", "verify_ledger",
    ),
    "a guard switched off": (
        by_the_owner("ALTER TABLE claims_publication DISABLE TRIGGER ALL"), "record", "verify_ledger",
    ),
    "a clock that is ahead": (a_clock_that_is_ahead, "clock", "Synchronise"),
    "mail to the log": (setting(EMAIL_BACKEND=CONSOLE), "mail", "EMAIL_URL"),
    "a worker that is silent": (by_the_owner(SILENT), "worker", "manage.py worker"),
    "a disk below its floor": (a_full_disk, "disk", "DISK_FLOOR_MB"),
    "no static files": (nothing_collected, "static files", "collectstatic"),
    "a migration that waits": (
        by_the_owner("DELETE FROM django_migrations WHERE app = 'auth'"), "migrations", "manage.py migrate",
    ),
    "links without a host": (setting(SITE_URL=""), "address", "SITE_URL"),
    "any host": (setting(ALLOWED_HOSTS=["*"]), "hosts", "ALLOWED_HOSTS"),
}  # fmt: skip


@pytest.fixture
def here(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Here:
    """An installation that lacks nothing, with a signed publication."""
    settings.SITE_URL = "https://figures.example.org"
    settings.LEDGER_KEY = tmp_path / "key.pem"
    call_command("ledger_key", stdout=StringIO())
    new.figure()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [timezone.now()])
    folder = tmp_path / "backups"
    folder.mkdir()
    found = Here(settings, monkeypatch, folder)
    backed_up(found, timedelta(hours=20))
    return found


def told() -> dict[str, str]:
    """What `doctor` says of each check that is not well."""
    out = StringIO()
    with suppress(CommandError):
        call_command("doctor", stdout=out)
    lines = [line for line in out.getvalue().splitlines() if not line.endswith(" ok")]
    return {line[:14].strip(): line[14:] for line in lines}


def test_control_nothing_is_found_where_nothing_is_planted(here: Here) -> None:
    assert Publication.objects.count() == 1
    assert told() == {}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_with_its_remedy(name: str, here: Here) -> None:
    plant, check, remedy = FAULTS[name]
    plant(here)
    found = told()
    assert list(found) == [check]
    assert remedy in found[check]


def test_a_role_that_may_do_everything_is_found(here: Here) -> None:
    with owning():
        assert "DATABASE_OWNER_URL" in told()["roles"]
