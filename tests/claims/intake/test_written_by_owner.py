"""Many rows by the owner's functions: the same records as by COPY, no key unchecked, nothing else opened."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from claims.models import Claim
from claims.services.bulk import written_by_owner
from claims.services.bulk.keys import TABLES, ParentGone
from sources.models import Source
from tests import builders as new
from tests.claims.intake.files import csv_file, imported, row
from tests.claims.intake.test_import_races import DELETE, _import_while_its_source_goes

pytestmark = pytest.mark.own_database
MADE = {"id", "claim_id", "statement_id", "snapshot_id", "topic_id", "question_id"}
ROWS = [
    row(external_id="a", via="Agency; ?"),
    row(external_id="b", quote="about 9,000 soldiers were\tthere\\", value="9,000", as_of="2024-10-30"),
    row(external_id="c", source="Ukraine", value="12,000", document_title="A paper"),
    row(external_id="d", question="How many tanks?", value="1.5", unit="", document_title="A paper"),
]


@pytest.fixture(autouse=True)
def worth_it() -> Iterator[None]:
    """A single row is written by the owner's functions too."""
    with mock.patch.object(written_by_owner, "WORTH", 1):
        yield


def _recorded(path: Path) -> list[dict[str, object]]:
    with transaction.atomic():
        imported(path)
        rows = list(Claim.objects.order_by("external_id").values())
        transaction.set_rollback(True)
    return [{name: value for name, value in each.items() if name not in MADE} for each in rows]


def test_the_same_is_recorded_either_way(tmp_path: Path) -> None:
    path = csv_file(tmp_path, *ROWS)
    new.person("checker")  # one and the same records both
    with mock.patch.object(connection, "execute_wrappers", [_counted := _Calls()]):
        by_owner = _recorded(path)
    assert _counted.written == {"claims_claim", "claims_relayhop", "sources_snapshot", "sources_statement"}
    with mock.patch.object(written_by_owner, "WORTH", 1_000_000):
        assert _recorded(path) == by_owner
    assert len(by_owner) == len(ROWS)


class _Calls:
    """Which of the functions were called."""

    def __init__(self) -> None:
        self.written: set[str] = set()

    def __call__(self, execute: object, sql: str, *rest: object) -> object:
        self.written |= {table for table in TABLES if sql == f"SELECT claims_write_{table}()"}
        return execute(sql, *rest)  # type: ignore[operator]  # as Django calls it


def test_batches_follow_each_other_in_one_transaction_and_the_next(tmp_path: Path) -> None:
    with transaction.atomic():
        imported(csv_file(tmp_path, *ROWS[:1]))
        imported(csv_file(tmp_path, *ROWS[1:3]))
    imported(csv_file(tmp_path, *ROWS[3:]))
    assert Claim.objects.count() == len(ROWS)


def test_a_parent_deleted_meanwhile_ends_the_import(tmp_path: Path) -> None:
    with pytest.raises(ParentGone, match="source_id"):
        _import_while_its_source_goes(tmp_path)
    assert not Source.objects.filter(name="Ukraine").exists()
    assert not Claim.objects.exists()


def test_a_parent_is_locked_until_the_end(tmp_path: Path) -> None:
    source = new.source("Ukraine", "government")
    where = {key: value for key, value in connection.get_connection_params().items() if key in _WHERE}
    with transaction.atomic():
        imported(csv_file(tmp_path, row(source="Ukraine")))
        with psycopg.connect(**where) as other:
            other.execute("SET lock_timeout = '200ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                other.execute(DELETE, [source.pk])


_WHERE = ("host", "port", "dbname", "user", "password")

STAGED = "SELECT claims_stage_rows('claims_claim')"
REFUSED = [
    ["SELECT claims_stage_rows('claims_publication')"],
    ["SELECT claims_stage_rows('sources_statement; DROP TABLE claims_claim')"],
    ["SELECT claims_write_claims_claim()"],
    [
        "CREATE TEMPORARY TABLE staged_claims_claim (LIKE claims_claim)",
        "SELECT claims_write_claims_claim()",
    ],
    [
        "CREATE TEMPORARY VIEW staged_claims_claim AS SELECT * FROM claims_claim",
        "SELECT claims_write_claims_claim()",
    ],
    [STAGED, "DELETE FROM pg_temp.staged_claims_claim"],
    [STAGED, "ALTER TABLE pg_temp.staged_claims_claim DISABLE TRIGGER ALL"],
    [STAGED, "ALTER TABLE pg_temp.staged_claims_claim ADD CHECK (version > 0)"],
    [STAGED, "DROP TABLE pg_temp.staged_claims_claim"],
    [STAGED, "CREATE RULE mine AS ON INSERT TO pg_temp.staged_claims_claim DO ALSO DELETE FROM claims_topic"],
    [STAGED, "SET session_replication_role = 'replica'"],
]
"""Ways to have the owner's functions do more than add rows whose keys are checked."""


def _run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.parametrize("statements", REFUSED, ids=lambda statements: statements[-1])
def test_nothing_else_is_opened_by_it(statements: list[str]) -> None:
    with pytest.raises(ProgrammingError) as refused:
        _run(*statements)
    assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_no_row_is_added_whose_parent_is_not_there() -> None:
    orphan = (
        "INSERT INTO pg_temp.staged_sources_statement (source_id, occasion, basis, recorded_at, "
        "recorded_by_id) VALUES ('00000000-0000-7000-8000-000000000000', '', 'unknown', now(), "
        f"{new.person('checker').pk})"
    )
    with pytest.raises(IntegrityError, match="source_id"):
        _run(
            "SELECT claims_stage_rows('sources_statement')", orphan, "SELECT claims_write_sources_statement()"
        )


def test_after_it_triggers_and_keys_are_as_they_were() -> None:
    _run("SELECT claims_stage_rows('sources_statement')", "SELECT claims_write_sources_statement()")
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)
