"""Parents that go away while a file is imported: real threads, and a control without the check of keys."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from django.db import IntegrityError, connection, transaction

from claimcheck.foundation.records.owner import as_owner
from claims.models import Claim
from claims.services.bulk import keys, recording
from claims.services.bulk.keys import ParentGone
from sources.models import Source, Statement
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row
from tests.owning import silenced

pytestmark = pytest.mark.own_database
DELETE = "DELETE FROM sources_source WHERE id = %s"


@pytest.fixture
def as_the_owner(own_database: str) -> Iterator[None]:
    """By a role that may leave the checks of keys out, as the application's may not."""
    with as_owner():
        yield


@contextmanager
def _deleted_meanwhile(key: object) -> Iterator[None]:
    """The source is deleted, and the deletion committed a little later, once the import has found it."""
    found, deleted = threading.Event(), threading.Event()
    ask = recording.staging.known

    def known(*given: object) -> object:
        found.set()
        assert deleted.wait(120)
        return ask(*given)  # type: ignore[arg-type]

    def delete() -> None:
        try:
            assert found.wait(120)
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(DELETE, [key])
                deleted.set()
                threading.Event().wait(0.5)
        finally:
            deleted.set()
            connection.close()

    thread = threading.Thread(target=delete)
    thread.start()
    try:
        with transaction.atomic(), mock.patch.object(recording.staging, "known", known):
            yield
            thread.join(timeout=120)  # without a lock, the deletion is through before the import is
    finally:
        thread.join(timeout=120)  # or it would still be closing its connection when its database is dropped


def _import_while_its_source_goes(folder: Path) -> None:
    source = new.source("Ukraine", "government")
    with _deleted_meanwhile(source.pk):
        imported(csv_file(folder, row(source="Ukraine")))


@pytest.mark.usefixtures("as_the_owner")
def test_a_parent_deleted_meanwhile_ends_the_import(tmp_path: Path) -> None:
    with pytest.raises(ParentGone, match="source_id"):
        _import_while_its_source_goes(tmp_path)
    assert not Source.objects.filter(name="Ukraine").exists()
    assert (Claim.objects.count(), Statement.objects.count()) == (0, 0)


@pytest.mark.usefixtures("as_the_owner")
def test_control_without_the_check_an_orphan_is_left(tmp_path: Path) -> None:
    with mock.patch.object(keys, "KEYS", ()):
        _import_while_its_source_goes(tmp_path)
    statement = Statement.objects.get()
    assert not Source.objects.filter(pk=statement.source_id).exists()
    with silenced(), connection.cursor() as cursor:  # or the database of the test could not be left behind
        cursor.execute("DELETE FROM claims_claim; DELETE FROM sources_statement")


@pytest.mark.usefixtures("as_the_owner")
def test_a_parent_that_rows_not_yet_committed_name_cannot_be_deleted(tmp_path: Path) -> None:
    source = new.source("Ukraine", "government")
    results: list[object] = []

    def delete() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute(DELETE, [source.pk])
        except IntegrityError as problem:
            results.append(problem)
        finally:
            connection.close()

    thread = threading.Thread(target=delete)
    with transaction.atomic():
        imported(csv_file(tmp_path, row(source="Ukraine")))
        thread.start()
        thread.join(timeout=0.5)
        assert thread.is_alive(), "it waits for the lock"
    thread.join(timeout=120)
    assert isinstance(results[0], IntegrityError)
    assert Source.objects.filter(pk=source.pk).exists()


def test_a_role_that_may_not_leave_checks_out_records_the_same(tmp_path: Path) -> None:
    assert imported(csv_file(tmp_path, row(via="Agency; ?"))).recorded == 1
    with pytest.raises(IntegrityError):
        _import_while_its_source_goes(tmp_path)


_FOREIGN_KEYS = """
    SELECT r.conrelid::regclass::text, r.confrelid::regclass::text, array_agg(a.attname::text)
    FROM pg_constraint r JOIN pg_attribute a ON a.attrelid = r.conrelid AND a.attnum = ANY(r.conkey)
    WHERE r.contype = 'f' AND r.conrelid::regclass::text = ANY(%s) GROUP BY r.oid
"""


def test_every_foreign_key_of_what_is_written_is_checked() -> None:
    written = {key.table for key in keys.KEYS}
    with connection.cursor() as cursor:
        cursor.execute(_FOREIGN_KEYS, [list(written)])
        declared = cursor.fetchall()
    assert declared
    for table, parent, columns in declared:
        if columns == ["superseded_by_id"]:
            continue  # empty in what is new
        assert any(
            (key.table, key.parent) == (table, parent) and set(columns) <= set(key.columns)
            for key in keys.KEYS
        ), (table, columns)


_TRIGGERS_OF_INSERT = """
    SELECT tgname FROM pg_trigger
    WHERE NOT tgisinternal AND tgtype::integer & 4 > 0 AND tgrelid::regclass::text = ANY(%s)
"""


def test_nothing_but_keys_is_left_out_while_rows_are_written() -> None:
    """Where keys are checked as sets no trigger of an insert runs: no rule of these may rest on one."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS_OF_INSERT, [list({key.table for key in keys.KEYS})])
        assert cursor.fetchall() == []
        cursor.execute(_TRIGGERS_OF_INSERT, [["claims_publication"]])
        assert cursor.fetchall(), "such triggers are found where there are any"
