"""What commands are called: in a clone, in an image made of one, where the package is installed."""

import sys
from pathlib import Path

import pytest

from claimcheck.foundation import commands_here
from claimcheck.foundation.commands_here import command, installing, is_clone, loading_the_demo
from claims.management.long_command import typed
from claims.services import readiness


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages lie where no `manage.py` is."""
    monkeypatch.setattr(commands_here, "CLONE", tmp_path)


CASES = [
    ("migrate", "manage.py migrate", "claimcheck migrate"),
    ("collectstatic --noinput", "manage.py collectstatic --noinput", "claimcheck collectstatic --noinput"),
    ("ledger_key", "manage.py ledger_key", "claimcheck ledger_key"),
    ("confirm_account ann --by bob", "manage.py confirm_account ann --by bob",
     "claimcheck confirm_account ann --by bob"),
    ("demo --new-passwords", "manage.py demo --new-passwords", "claimcheck demo --new-passwords"),
    ("…", "manage.py …", "claimcheck …"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "in_a_clone", "packaged"), CASES)
def test_in_a_clone(words: str, in_a_clone: str, packaged: str) -> None:
    assert is_clone()
    assert command(words) == in_a_clone


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("words", "in_a_clone", "packaged"), CASES)
def test_where_the_package_is_installed(words: str, in_a_clone: str, packaged: str) -> None:
    assert not is_clone()
    assert command(words) == packaged
    assert typed(words) == packaged


def test_what_is_typed_in_a_clone_names_its_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(Path.cwd() / ".venv/bin/python"))
    assert typed("demo --new-passwords") == ".venv/bin/python manage.py demo --new-passwords"
    monkeypatch.setattr(sys, "executable", "/usr/local/bin/python")
    assert typed("demo --new-passwords") == "/usr/local/bin/python manage.py demo --new-passwords"


def test_the_demo_and_what_is_missing_in_a_clone() -> None:
    assert (loading_the_demo(), loading_the_demo(8001)) == ("make demo", "make demo PORT=8001")
    assert installing() == "Run `make setup`"


@pytest.mark.usefixtures("installed")
def test_the_demo_and_what_is_missing_in_a_package() -> None:
    assert (loading_the_demo(), loading_the_demo(8001)) == ("claimcheck demo", "claimcheck demo --port 8001")
    assert "make" not in installing()


@pytest.mark.usefixtures("installed")
@pytest.mark.django_db
def test_the_doctor_of_a_package_names_its_commands() -> None:
    assert "Run claimcheck worker." in readiness.faults({"worker": readiness.CHECKS["worker"]})["worker"]
