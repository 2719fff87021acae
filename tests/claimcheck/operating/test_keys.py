"""SECRET_KEY is changed without anybody losing their second factor; secrets may come from files."""

from io import StringIO
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from claimcheck import env
from claimcheck.sign_in.sealing import seal, unseal
from tests import builders as new

OLD, NEW = "o" * 50, "n" * 50


@pytest.fixture
def sealed(db: None, settings: Settings) -> Authenticator:
    settings.SECRET_KEY = OLD
    data = {"secret": seal("SEED")}
    return Authenticator.objects.create(user=new.person("approver"), type=Authenticator.Type.TOTP, data=data)


def test_seeds_move_to_the_new_key(sealed: Authenticator, settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD]
    assert unseal(sealed.data["secret"]) == "SEED", "the old key still opens it"
    out = StringIO()
    call_command("rotate_keys", stdout=out)
    assert "1 seeds" in out.getvalue()
    sealed.refresh_from_db()
    settings.SECRET_KEY_FALLBACKS = []
    assert unseal(sealed.data["secret"]) == "SEED", "and is not needed any more"


def test_control_without_the_command_the_old_key_is_needed(sealed: Authenticator, settings: Settings) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, []
    assert unseal(sealed.data["secret"]) != "SEED"
    with pytest.raises(CommandError, match="SECRET_KEY_FALLBACKS"):
        call_command("rotate_keys", stdout=StringIO())


def test_a_variable_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{NEW}\n")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", str(secret))
    assert env.SECRET_KEY() == NEW
    monkeypatch.setenv("SECRET_KEY", OLD)
    assert env.SECRET_KEY() == OLD, "what is said itself comes first"
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE"):
        env.SECRET_KEY()
