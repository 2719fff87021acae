"""Archives over REST: the files of `export_archive`, for who manages people; cut off, it is no zip."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command

from claims.archive.manifest import migrations_applied
from claims.models import Claim, Topic
from tests import builders
from tests.claims.api.client import API, client, problem, token
from tests.claims.archive.world import exported, some_of_everything, unpacked

PATH = f"{API}archives/"
ROLES = ("reader", "reporter", "checker", "approver")


def taken(path: str, asking: Any) -> bytes:
    answer = asking.get(path)
    assert answer.status_code == 200, answer
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    return b"".join(answer.streaming_content)


def files(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.check("test_it_holds_what_is_hidden_and_no_secret")
@pytest.mark.own_database
def test_it_holds_what_the_command_exports_and_is_imported_like_it(
    tmp_path: Path, another_database: Any
) -> None:
    some_of_everything()
    _made, editor = token("admin", role="editor-in-chief")
    content = taken(PATH, editor)
    exported(tmp_path / "by command.zip")
    assert files(content) == unpacked(tmp_path / "by command.zip")
    (tmp_path / "over REST.zip").write_bytes(content)
    with another_database():
        call_command("import_archive", tmp_path / "over REST.zip", verbosity=0)
        exported(tmp_path / "again.zip")
        assert unpacked(tmp_path / "again.zip") == files(content)


@pytest.mark.own_database
def test_a_topic_is_taken_by_id_and_by_short_name(tmp_path: Path) -> None:
    floods, droughts = builders.topic("Floods"), builders.topic("Droughts")
    builders.claim(builders.question("How high?", of=floods), quote="about 7 soldiers")
    builders.claim(builders.question("How dry?", of=droughts), quote="about 9 soldiers")
    _made, editor = token("admin", role="editor-in-chief")
    by_name, by_id = (files(taken(f"{PATH}{key}/", editor)) for key in ("floods", floods.pk))
    exported(tmp_path / "floods.zip", topic="floods")
    assert by_name == by_id == unpacked(tmp_path / "floods.zip")
    assert b"about 7 soldiers" in by_name["claims.claim.ndjson"]
    assert b"about 9 soldiers" not in by_name["claims.claim.ndjson"]
    answer = editor.get(f"{PATH}floods/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="archive-floods.zip"'


@pytest.mark.own_database
def test_it_holds_what_is_hidden_and_no_secret() -> None:
    hidden = builders.claim(internal=True, quote="about 31,337 soldiers")
    assert Claim.objects.get(pk=hidden.pk).internal
    hook = builders.webhook()
    made, editor = token("admin", role="editor-in-chief")
    whole = b"".join(files(taken(PATH, editor)).values())
    assert b"about 31,337 soldiers" in whole
    for secret in (hook.secret, made.digest, hook.url):
        assert secret.encode() not in whole


@pytest.mark.own_database
def test_one_that_was_cut_off_is_no_zip() -> None:
    builders.claim()
    _made, editor = token("admin", role="editor-in-chief")
    pieces = [piece for piece in editor.get(PATH).streaming_content if piece]
    assert len(pieces) > 1
    for kept in (pieces[:-1], [*pieces[:-1], pieces[-1][:-1]]):
        with pytest.raises(BadZipFile):
            files(b"".join(kept))


@pytest.mark.own_database
def test_nothing_is_written_meanwhile_and_a_statement_may_take_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from django.db import connection

    from claims.archive import writing

    seen: list[tuple[str, ...]] = []

    def look(topic: str) -> Any:
        names = ("transaction_read_only", "transaction_isolation", "statement_timeout")
        with connection.cursor() as cursor:
            for name in names:
                cursor.execute(f"SHOW {name}")
                seen.append((name, cursor.fetchone()[0]))
        return whole(topic)

    whole = writing.topic_parts
    monkeypatch.setattr(writing, "topic_parts", look)
    topic = builders.topic("Floods")
    _made, editor = token("admin", role="editor-in-chief")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '1min'")
        taken(f"{PATH}{topic.slug}/", editor)
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone()[0] == "1min", "of this transaction alone"
        cursor.execute("SET statement_timeout = '7s'")
        taken(f"{PATH}{topic.slug}/", editor)
    long = [("transaction_read_only", "on"), ("transaction_isolation", "repeatable read")]
    assert seen == [*long, ("statement_timeout", "1h"), *long, ("statement_timeout", "7s")]


@pytest.mark.django_db
def test_who_manages_people_alone_takes_one() -> None:
    topic = builders.topic("Floods")
    for role in ROLES:
        for path in (PATH, f"{PATH}{topic.pk}/"):
            problem(client(role).get(path), 403)
    for scope in ("figures:read", "claims:write", "review", "publish"):
        _made, asking = token(scope, role="editor-in-chief")
        problem(asking.get(PATH), 403)
    problem(client().get(PATH), 403)
    reads_all = builders.person("reader", "rita")
    reads_all.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    problem(client("reader", "rita").get(PATH), 403)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["nowhere", "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77", "%00", "..", "a" * 300])
def test_a_topic_that_is_none_is_404(key: str) -> None:
    told = problem(client("editor-in-chief").get(f"{PATH}{key}/"), 404)
    assert told["detail"]


@pytest.mark.django_db
def test_nothing_can_be_asked_of_it() -> None:
    told = problem(client("editor-in-chief").get(PATH, {"topic": "floods"}), 400)
    assert told["errors"][0]["field"] == "topic"
    assert client("editor-in-chief").post(PATH).status_code == 405


@pytest.mark.django_db
def test_a_database_that_is_not_migrated_is_said_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from claimcheck.foundation.records.errors import Refused
    from claims.api.registers import archive

    def refuse() -> None:
        raise Refused("database", "claims.0001_tables", "it is not applied: run manage.py migrate first.")

    assert migrations_applied()
    monkeypatch.setattr(archive, "migrations_applied", refuse)
    builders.topic()
    assert Topic.objects.exists()
    told = problem(client("editor-in-chief").get(PATH), 400)
    assert "migrate" in told["errors"][0]["remedy"]


@pytest.mark.django_db
def test_the_log_says_who_took_which(caplog: pytest.LogCaptureFixture) -> None:
    builders.topic("Floods")
    editor = client("editor-in-chief")
    editor.get(PATH)
    editor.get(f"{PATH}floods/")
    client("approver").get(PATH)
    said = [record.getMessage() for record in caplog.records if record.name == "claims.api.registers.archive"]
    assert said == [
        "editor-in-chief takes the archive of everything",
        "editor-in-chief takes the archive of floods",
    ]
