"""The settings as production has them: refused where something is missing, and clean where nothing is."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

PROJECT = Path(__file__).parents[2]
PRODUCTION = {
    "DATABASE_URL": "postgresql://claimcheck:secret@db.example/claimcheck",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP!?",
    "ALLOWED_HOSTS": "figures.example.org",
}


def manage(*arguments: str, var: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A management command with just these variables."""
    environment = {"PATH": os.environ["PATH"], "CLAIMCHECK_VAR": str(var), **variables}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)


def test_the_deployment_check_is_clean(tmp_path: Path) -> None:
    reached = {"EMAIL_URL": "smtp://mail.example.org:587", "SITE_URL": "https://figures.example.org"}
    collected = manage("collectstatic", "--noinput", var=tmp_path, **PRODUCTION)
    assert collected.returncode == 0, collected.stderr
    run = manage("check", "--deploy", "--fail-level", "DEBUG", var=tmp_path, **PRODUCTION, **reached)
    assert run.returncode == 0, run.stderr
    assert "no issues" in run.stdout


def test_the_deployment_check_says_what_is_missing(tmp_path: Path) -> None:
    run = manage("check", "--deploy", var=tmp_path, **PRODUCTION | {"ALLOWED_HOSTS": "*"})
    assert run.returncode != 0
    for remedy in (
        "manage.py collectstatic --noinput.",
        "Set EMAIL_URL.",
        "Set SITE_URL to the address under which the site is reached.",
        "Set ALLOWED_HOSTS to the names of this site.",
    ):
        assert remedy in run.stderr, remedy


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_nothing_starts_without(tmp_path: Path, missing: str) -> None:
    given = {name: value for name, value in PRODUCTION.items() if name != missing}
    run = manage("check", var=tmp_path, **given)
    assert run.returncode != 0
    assert f"{missing} is not set" in run.stderr


@pytest.fixture(scope="module")
def in_production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The plain values among the settings, as a process of its own has them."""
    script = (
        "import json; from django.conf import settings; values = {name: getattr(settings, name) "
        "for name in dir(settings) if name.isupper()}; print(json.dumps({name: value for name, value "
        "in values.items() if isinstance(value, str | int | bool)}))"
    )
    var = tmp_path_factory.mktemp("production")
    run = manage("shell", "--no-imports", "--command", script, var=var, **PRODUCTION)
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


@pytest.mark.whole("test_the_deployment_check_is_clean")
def test_debugging_is_off_and_cookies_need_tls(in_production: dict[str, Any]) -> None:
    assert in_production["DEBUG"] is False
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "USE_TZ"):
        assert in_production[name] is True, name


def test_sign_in_is_hardened(in_production: dict[str, Any]) -> None:
    hardened = {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SAMESITE": "Strict",
        "SECURE_HSTS_SECONDS": 31536000,
        "REQUIRE_SECOND_FACTOR": True,
        "PASSWORDS_OVER_REST": False,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    }
    assert {name: in_production[name] for name in hardened} == hardened


def test_a_provider_needs_its_client(tmp_path: Path) -> None:
    run = manage("check", var=tmp_path, **PRODUCTION, OPENID_URL="https://login.example.org/realms/desk")
    assert run.returncode != 0
    assert "OPENID_CLIENT is not set" in run.stderr


@pytest.mark.slow
def test_static_files_can_be_collected_under_names_with_their_hash(tmp_path: Path, settings: Any) -> None:
    storage = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"  # whitenoise compresses too
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


@pytest.mark.check("test_the_deployment_check_is_clean")
def test_commands_that_need_no_database_start_none(tmp_path: Path) -> None:
    run = manage("check", var=tmp_path)
    assert run.returncode == 0, run.stderr
    assert not (tmp_path / "postgres").exists()


@pytest.mark.whole("test_commands_that_need_no_database_start_none")
def test_the_shell_of_the_embedded_database(tmp_path: Path) -> None:
    run = manage("dbshell", "--", "--tuples-only", "--command", "SELECT current_database()", var=tmp_path)
    assert run.stdout.strip() == "claimcheck", run.stderr
