"""What an installation lacks is named with its remedy, by the command and to monitoring."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from claims.services import readiness
from claims.services.readiness import faults
from tests import builders as new
from tests.owning import owning

pytestmark = pytest.mark.django_db


def a_worker(*, silent: timedelta = timedelta()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [timezone.now() - silent]
        )


@pytest.fixture
def ready(settings: Settings) -> None:
    settings.SITE_URL = "https://figures.example.org"
    settings.BACKUPS = "elsewhere"
    a_worker()


def test_an_installation_that_lacks_nothing_is_ready(ready: None) -> None:
    assert faults() == {}
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")
    out = StringIO()
    call_command("doctor", stdout=out)
    assert set(out.getvalue().split("\n")) >= {"worker        ok", "ledger        ok"}
    only = StringIO()
    call_command("doctor", "--only", "worker", stdout=only)
    assert only.getvalue() == "worker        ok\n"


def test_each_fault_is_named_with_its_remedy(
    ready: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SITE_URL = ""
    settings.ALLOWED_HOSTS = ["*"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.LEDGER_KEY = tmp_path / "key.pem"
    monkeypatch.setattr(readiness, "LEAST_FREE", 1.1)
    monkeypatch.setattr(readiness, "APART", timedelta(days=-1))
    new.figure()
    with owning(), connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '5 minutes'")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'auth'")
    found = faults()
    remedies = {
        "migrations": "manage.py migrate",
        "worker": "manage.py worker",
        "clock": "Synchronise",
        "mail": "EMAIL_URL",
        "address": "SITE_URL",
        "hosts": "ALLOWED_HOSTS",
        "ledger": "manage.py ledger_key",
        "disk": "Free some space",
    }
    assert set(found) == set(remedies)
    for name, remedy in remedies.items():
        assert remedy in found[name]
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["static files"] == "ok"
    assert answer.json()["checks"]["worker"] == "fault"
    assert "EMAIL_URL" not in answer.content.decode()
    with pytest.raises(CommandError, match="8 of 15 checks"):
        call_command("doctor", stdout=StringIO())


def test_what_is_not_signed_though_there_is_a_key_is_named(settings: Settings, tmp_path: Path) -> None:
    settings.LEDGER_KEY = tmp_path / "key.pem"
    new.figure()
    call_command("ledger_key", stdout=StringIO())
    assert "ledger" not in faults()
    settings.LEDGER_KEY.unlink()
    new.figure(new.question("How many are there since?"))
    assert "LEDGER_KEY" in faults()["ledger"]


def test_static_files_that_were_never_collected_are_missed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WHITENOISE_AUTOREFRESH = False
    monkeypatch.setattr(staticfiles_storage, "hashed_files", {}, raising=False)
    assert "collectstatic" in faults()["static files"]


def test_a_process_is_alive_whatever_it_lacks() -> None:
    assert Client().get("/livez").status_code == 200
    assert Client().get("/readyz").status_code == 503


def test_a_site_that_owns_its_tables_is_told_to_step_down(ready: None) -> None:
    with owning():
        assert "DATABASE_OWNER_URL" in faults()["roles"]
    assert faults() == {}
