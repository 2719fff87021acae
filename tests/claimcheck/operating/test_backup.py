"""Backups are brought back and compared row by row; what differs is found."""

import json
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from claimcheck.operating.drill import drill, scratch_database
from claimcheck.operating.dumps import BackupFault, back_up, bring_back, manifest_of
from claims.models import Publication
from tests import builders as new
from tests.owning import silenced

CLUSTER = str(settings.DATABASES["default"].get("CLUSTER"))
"""The tests' own server: another one would take longer to make than all of these."""


@pytest.mark.check("test_the_commands_say_what_was_done")
def test_the_demo_is_drilled(copy_of_the_review: str) -> None:
    """Every row, the ledger and the guards, in a database made of nothing but the backup."""
    before, published = connection.settings_dict["NAME"], Publication.objects.count()
    out = StringIO()
    call_command("drill", "--cluster", CLUSTER, stdout=out, stderr=StringIO())
    assert out.getvalue().startswith("0 differences: ")
    assert connection.settings_dict["NAME"] == before
    assert Publication.objects.count() == published > 0


@pytest.mark.check("test_the_commands_say_what_was_done")
@pytest.mark.own_database
def test_what_differs_is_found(tmp_path: Path) -> None:
    """A row changed under way, and one that is lost; without them the same backup has no fault."""
    new.figure()
    file = tmp_path / "a.dump"
    made = back_up(file)
    assert file.stat().st_mode & 0o077 == 0, "nobody else reads it"
    assert made.tables["claims_claim"].rows > 0
    with scratch_database(CLUSTER) as parameters:
        assert bring_back(file, parameters) == []
        with pytest.raises(BackupFault, match="not empty"):
            bring_back(file, parameters)
    told = json.loads(manifest_of(file).read_text())
    told["tables"]["claims_claim"]["sum"] += "1"
    told["tables"]["auth_user"]["rows"] += 1
    manifest_of(file).write_text(json.dumps(told))
    with scratch_database(CLUSTER) as parameters:
        assert [fault.split(":")[0] for fault in bring_back(file, parameters)] == [
            "auth_user",
            "claims_claim",
        ]
    with pytest.raises(BackupFault, match="already"):
        back_up(file)
    manifest_of(file).unlink()
    with pytest.raises(BackupFault, match="beside"):
        bring_back(file, {})


@pytest.mark.whole("test_what_differs_is_found")
@pytest.mark.own_database
def test_a_ledger_that_was_tampered_with_fails_the_drill() -> None:
    new.figure()
    with silenced(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_publication SET prev_hash = repeat('0', 64), "
            "sha256 = encode(sha256(convert_to(repeat('0', 64) || chr(10) || body, 'UTF8')), 'hex')"
        )
    connection.close()
    _made, faults = drill(CLUSTER)
    assert [fault for fault in faults if fault.startswith("publication 1: ")], faults
    with pytest.raises(CommandError, match="differences"):
        call_command("drill", "--cluster", CLUSTER, stdout=StringIO(), stderr=StringIO())


@pytest.mark.whole("test_what_differs_is_found")
@pytest.mark.own_database
def test_what_is_recorded_meanwhile_is_not_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file and its manifest are of one moment, whatever is recorded between the two."""
    new.figure()

    def meanwhile(words: str) -> None:
        parameters = {"host": connection.settings_dict["HOST"], "user": connection.settings_dict["USER"]}
        name = connection.settings_dict["NAME"]
        with psycopg.connect(**parameters, dbname=name, autocommit=True) as other:
            other.execute(
                "INSERT INTO django_session (session_key, session_data, expire_date) VALUES (%s, '', now())",
                [words],
            )

    made = back_up(tmp_path / "a.dump", meanwhile)
    assert made.tables["django_session"].rows == 0
    with scratch_database(CLUSTER) as parameters:
        assert bring_back(tmp_path / "a.dump", parameters) == []


@pytest.mark.own_database
def test_the_commands_say_what_was_done(tmp_path: Path) -> None:
    file, out = tmp_path / "a.dump", StringIO()
    call_command("backup", str(file), stdout=out)
    assert "keep LEDGER_KEY and SECRET_KEY elsewhere" in out.getvalue()
    with pytest.raises(CommandError, match="already"):
        call_command("backup", str(file))
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(file))
