"""What is no whole archive of this version is not imported: the part, the value and the remedy are named."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from claims.archive import loading, writing
from claims.archive.lines import count_of
from claims.archive.manifest import migrations_applied
from claims.archive.parts import parts
from claims.examples.load import load_example
from claims.examples.people import demo_people
from claims.examples.review import review_example
from tests import builders as make
from tests.claims.archive.world import exported, packed, tried, unpacked
from tests.claims.intake.files import command
from tests.owning import owning

pytestmark = pytest.mark.own_database

Files = dict[str, bytes]
Change = Callable[[Files], None]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Path:
    """The archive of the running example."""
    from tests.conftest import _copy_of, _template

    path = tmp_path_factory.mktemp("archive") / "example.zip"
    with django_db_blocker.unblock(), _copy_of(_template()):
        people = demo_people()
        load_example(people)
        review_example(people)
        exported(path)
    return path


@contextmanager
def changed_manifest(files: Files) -> Iterator[dict[str, Any]]:
    manifest = json.loads(files["manifest.json"])
    yield manifest
    files["manifest.json"] = json.dumps(manifest).encode()


def _said(**members: Any) -> Change:
    def change(files: Files) -> None:
        with changed_manifest(files) as manifest:
            manifest.update(members)

    return change


def _with_part(name: str, data: Callable[[bytes], bytes]) -> Change:
    """A part changed by somebody who mends the manifest as well."""

    def change(files: Files) -> None:
        files[name] = data(files[name])
        with changed_manifest(files) as manifest:
            entry = next(each for each in manifest["parts"] if each["name"] == name)
            entry["sha256"] = hashlib.sha256(files[name]).hexdigest()
            entry["bytes"], entry["records"] = len(files[name]), files[name].count(b"\n")

    return change


def _replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def replaced(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return replaced


def _without_first_line(data: bytes) -> bytes:
    return data.split(b"\n", 1)[1]


def _more_migrations(files: Files) -> None:
    with changed_manifest(files) as manifest:
        manifest["migrations"]["plugin"] = "0001_initial"


CHANGES: dict[str, tuple[Change, tuple[str, ...]]] = {
    "no manifest": (
        lambda files: files.pop("manifest.json") and None,
        ("no manifest.json", "export_archive"),
    ),
    "a manifest that is no JSON": (
        lambda files: files.update({"manifest.json": b"{"}),
        ("manifest.json", "damaged"),
    ),
    "a manifest of something else": (_said(format="zip of cats"), ("zip of cats", "claimcheck archive")),
    "a newer format": (_said(version=2, application="9.9"), ("manifest.json version", "'2'", "9.9")),
    "a manifest with more in it": (_said(signed="yes"), ("manifest.json", "signed")),
    "a manifest without parts": (_said(parts=[]), ("archive", "claims.claim.ndjson", "manifest")),
    "other migrations": (
        _said(migrations={"claims": "0999_later", "sources": "0002_triggers"}),
        ("manifest.json migrations.claims", "0999_later", "this database is at", "0.1.0"),
    ),
    "migrations of another app": (
        _more_migrations,
        ("manifest.json migrations.plugin", "this database is at None"),
    ),
    "a part less": (
        lambda files: files.pop("claims.note.ndjson") and None,
        ("archive", "claims.note.ndjson"),
    ),
    "a file more": (lambda files: files.update({"../../etc/passwd": b"x"}), ("archive", "../../etc/passwd")),
    "a changed byte": (
        lambda files: files.update(
            {"claims.claim.ndjson": files["claims.claim.ndjson"].replace(b"1", b"2", 1)}
        ),
        ("claims.claim.ndjson", "sha256", "copy the archive again"),
    ),
    "a shorter part": (
        lambda files: files.update({"sources.source.ndjson": files["sources.source.ndjson"][:-30]}),
        ("sources.source.ndjson", "bytes"),
    ),
    "a link of the ledger less": (
        _with_part("claims.publication.ndjson", _without_first_line),
        ("claims.publication.ndjson", "not the next link of the chain"),
    ),
    "a published text changed": (
        _with_part("claims.publication.ndjson", _replaced(b"12000", b"13000")),
        ("claims.publication.ndjson", "claims_publication_sha256"),
    ),
    "a captured text changed": (
        _with_part("sources.snapshot.ndjson", _replaced(b"1,500", b"2,500")),
        ("sources.snapshot.ndjson", "sources_snapshot_sha256"),
    ),
    "a claim of nobody": (
        _with_part("sources.statement.ndjson", _without_first_line),
        ("claims.claim.ndjson", "sources_statement"),
    ),
    "an account less": (_with_part("auth.user.ndjson", _without_first_line), ("auth_user", "Key (")),
    "a value of another type": (
        _with_part("claims.claim.ndjson", _replaced(b'"version":1', b'"version":"1"')),
        ("claims.claim.ndjson line 1", "another type"),
    ),
    "a value that the column does not hold": (
        _with_part("claims.claim.ndjson", _replaced(b'"version":1', b'"version":99999999999')),
        ("claims.claim.ndjson", "out of range", "column version"),
    ),
    "a value written otherwise": (
        _with_part("claims.claim.ndjson", _replaced(b".000000000000", b".0")),
        ("claims.claim.ndjson", "once recorded"),
    ),
    "a member less": (
        _with_part("claims.claim.ndjson", _replaced(b'"version":1', b'"verson":1')),
        ("claims.claim.ndjson line 1", "version, verson"),
    ),
    "a text with NUL": (
        _with_part("claims.topic.ndjson", _replaced(b'"name":"', b'"name":"\\u0000')),
        ("claims.topic.ndjson", "0x00"),
    ),
}


@pytest.mark.whole("tests/claims/archive/test_round_trip.py::test_what_comes_in_goes_out_byte_for_byte")
def test_a_changed_archive_is_not_imported(archive: Path, tmp_path: Path) -> None:
    for change, (make_it, words) in CHANGES.items():
        files = unpacked(archive)
        make_it(files)
        said = tried(packed(tmp_path / "changed.zip", files))
        missing = [word for word in (*words, "No record was imported.") if word not in said]
        assert missing == [], f"{change}: {said}"
        assert not any(map(count_of, parts())), change


@pytest.mark.check("test_what_is_no_zip_file_and_what_is_not_there")
def test_every_part_is_checked_byte_by_byte(archive: Path, tmp_path: Path) -> None:
    files = unpacked(archive)
    for name in [name for name, data in files.items() if data and name != "manifest.json"]:
        middle = len(files[name]) // 2
        other = bytes([files[name][middle] ^ 1])
        changed = {**files, name: files[name][:middle] + other + files[name][middle + 1 :]}
        assert name in tried(packed(tmp_path / "changed.zip", changed))


@pytest.mark.check("test_what_is_no_zip_file_and_what_is_not_there")
def test_wherever_it_is_cut_short_it_is_not_imported(archive: Path, tmp_path: Path) -> None:
    data, cut = archive.read_bytes(), tmp_path / "cut.zip"
    for length in [0, 1, 100, *range(1000, len(data), len(data) // 20), len(data) - 1]:
        cut.write_bytes(data[:length])
        said = tried(cut)
        assert "archive: 'cut.zip' is invalid" in said
        assert "copy the archive again" in said
    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 255
    cut.write_bytes(flipped)
    assert "invalid" in tried(cut)


def test_what_is_no_zip_file_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("question,value\n")
    assert "archive: 'a.csv' is invalid" in tried(tmp_path / "a.csv")
    assert "Cannot read" in tried(tmp_path / "nowhere.zip")
    with pytest.raises(CommandError, match=r"Cannot write .*no/a\.zip"):
        call_command("export_archive", tmp_path / "no" / "a.zip")


def test_a_database_that_is_not_empty_is_left_as_it_is(archive: Path) -> None:
    make.source()
    said = tried(archive)
    assert "database: '1 user, 1 source'" in said
    assert "empty, migrated database" in said


def test_a_database_that_is_not_migrated_is_not_exported(tmp_path: Path) -> None:
    newest = migrations_applied()["claims"]
    with (
        owning(),
        connection.cursor() as cursor,
    ):  # what it replaces counts as well
        replaced = MigrationLoader(None).disk_migrations["claims", newest].replaces
        names = [newest, *(name for _, name in replaced)]
        cursor.execute("DELETE FROM django_migrations WHERE app = 'claims' AND name = ANY(%s)", [names])
    with pytest.raises(CommandError, match=rf"claims.{newest}.*manage.py migrate"):
        call_command("export_archive", tmp_path / "a.zip")
    assert list(tmp_path.iterdir()) == []


def _stop(*args: object, **options: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("where", ["_check_keys", "_read_back", "_go_on"])
def test_an_import_that_is_stopped_leaves_nothing(
    where: str, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, where, _stop)
    said = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("import_archive", archive, stderr=said)
    assert (left.value.code, said.getvalue().strip()) == (130, "Stopped. No record was imported.")
    assert not any(map(count_of, parts()))
    monkeypatch.undo()
    assert command("import_archive", archive)[0] == 0
    assert User.objects.count() == 4


def test_an_import_is_stopped_while_rows_go_in(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []

    def stop(what: str, done: int, total: int) -> None:
        counted.append(what)
        if what == "recording" and done > 10:
            raise KeyboardInterrupt

    monkeypatch.setattr("claims.management.commands.import_archive.reporter", lambda bar: stop)
    with pytest.raises(SystemExit) as left:
        call_command("import_archive", archive, stderr=StringIO())
    assert left.value.code == 130
    assert {"checking", "recording"} <= set(counted)
    assert not any(map(count_of, parts()))


def test_an_export_that_is_stopped_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.claim()
    target = tmp_path / "a.zip"
    target.write_text("old")
    monkeypatch.setattr(writing, "manifest_of", _stop)
    said = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("export_archive", target, stderr=said)
    assert (left.value.code, said.getvalue().strip()) == (130, "Stopped. No file was written or changed.")
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]
    assert target.read_text() == "old"
