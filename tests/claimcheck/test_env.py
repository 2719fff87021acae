"""Environment variables: read strictly, or not at all."""

import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from claimcheck import env

LONG = "k" * 50


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment with nothing in it but a folder for run-time files."""
    for variable in env.VARIABLES:
        monkeypatch.delenv(variable.name, raising=False)
    monkeypatch.setenv("CLAIMCHECK_VAR", str(tmp_path / "var"))


@pytest.mark.parametrize(
    ("variable", "text", "value"),
    [
        (env.DEBUG, "on", True),
        (env.DEBUG, "TRUE", True),
        (env.DEBUG, "0", False),
        (env.DEBUG, " off ", False),
        (env.SECRET_KEY, LONG, LONG),
        (env.ALLOWED_HOSTS, "a.example, b.example,", ["a.example", "b.example"]),
        (env.CSRF_TRUSTED_ORIGINS, "https://a.example/", ["https://a.example"]),
        (env.NEWSROOM_TIME_ZONE, "Asia/Seoul", "Asia/Seoul"),
        (env.PUBLIC_READ, "yes", True),
        (env.CLUSTER, "bench-2", "bench-2"),
        (env.SESSION_IDLE_MINUTES, "90", 5400),
        (env.PROXIES, "0", 0),
        (env.OPENID_URL, "https://login.example.org/realms/desk/", "https://login.example.org/realms/desk"),
        (env.OPENID_ROLES, "cn=desk=checker, leads=approver", {"cn=desk": "checker", "leads": "approver"}),
    ],
)
def test_read(monkeypatch: pytest.MonkeyPatch, variable: env.Variable[Any], text: str, value: Any) -> None:
    monkeypatch.setenv(variable.name, text)
    assert variable() == value


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        (env.DEBUG, "maybe"),
        (env.DEBUG, "2"),
        (env.PUBLIC_READ, "true!"),
        (env.SECRET_KEY, "short"),
        (env.CSRF_TRUSTED_ORIGINS, "a.example"),
        (env.CSRF_TRUSTED_ORIGINS, "https://a.example/path"),
        (env.NEWSROOM_TIME_ZONE, "Mars/Olympus"),
        (env.NEWSROOM_TIME_ZONE, "../../etc/passwd"),
        (env.CLUSTER, "../elsewhere"),
        (env.SESSION_HOURS, "0"),
        (env.PROXIES, "-1"),
        (env.OPENID_URL, "http://login.example.org"),
        (env.OPENID_ROLES, "leads=king"),
        (env.OPENID_ROLES, "leads"),
        (env.DATABASE_URL, "sqlite:///db.sqlite3"),
        (env.DATABASE_URL, "mysql://user@host/name"),
    ],
)
def test_refused_naming_variable_and_value(
    monkeypatch: pytest.MonkeyPatch, variable: env.Variable[Any], text: str
) -> None:
    monkeypatch.setenv(variable.name, text)
    with pytest.raises(ImproperlyConfigured, match=rf"^{variable.name}=.*{re.escape(text)}"):
        variable()


def test_a_database_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ana:p%40ss@db.example:5433/figures?sslmode=require")
    read = env.DATABASE_URL()
    assert read is not None
    assert (read["USER"], read["PASSWORD"], read["HOST"], read["PORT"]) == ("ana", "p@ss", "db.example", 5433)
    assert (read["NAME"], read["OPTIONS"]) == ("figures", {"sslmode": "require"})


def test_nothing_set_means_development() -> None:
    assert env.DEBUG() is True
    assert env.DATABASE_URL() is None
    assert "localhost" in env.ALLOWED_HOSTS()
    assert env.PUBLIC_READ() is False


@pytest.mark.parametrize("variable", [env.SECRET_KEY, env.ALLOWED_HOSTS])
def test_production_has_to_say(monkeypatch: pytest.MonkeyPatch, variable: env.Variable[Any]) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ana@db.example/figures")
    assert env.DEBUG() is False
    with pytest.raises(ImproperlyConfigured, match=f"^{variable.name} is not set"):
        variable()


def test_the_development_key_is_kept_for_its_owner_only() -> None:
    key = env.SECRET_KEY()
    assert len(key) >= 50
    assert env.SECRET_KEY() == key
    [kept] = env.VAR().iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_every_variable_is_declared_once_and_explained() -> None:
    declared = [value for value in vars(env).values() if isinstance(value, env.Variable)]
    assert sorted(declared, key=lambda v: v.name) == sorted(env.VARIABLES, key=lambda v: v.name)
    assert len({variable.name for variable in declared}) == len(declared)
    assert all(len(variable.help) > 20 for variable in declared)


def test_nothing_else_of_the_site_reads_the_environment() -> None:
    for package in ("claimcheck", "claims", "sources"):
        for path in (env.PROJECT / package).rglob("*.py"):
            read = set(re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"|getenv\(\"(\w+)\"", path.read_text()))
            names = {name for pair in read for name in pair if name} - {"XDG_STATE_HOME", "XDG_DATA_HOME"}
            assert not names, f"{path} reads {names}"
    assert os.environ["CLAIMCHECK_VAR"]
