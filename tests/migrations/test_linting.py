"""No migration stops a site in operation: its SQL is read, and what it may not do is named."""

from collections.abc import Iterator

import pytest
from django.db.migrations.loader import MigrationLoader

from claimcheck.foundation.records.limits import Work, work_of_command
from tests.migrations.linting import Breach, Rule, breaches, sql_of

SQUASHED = {"sources": ("0001_tables", "0002_guards"), "claims": ("0001_tables", "0002_guards_and_registers")}
"""They make a database, or find it made."""
READ = "every row is read once, while nobody writes to the table"
KNOWN: dict[str, dict[Breach, str]] = {
    "claims.0003_errata_of_counts": {
        Breach(
            Rule.INDEX, "claims_erratum_once"
        ): "a table of what reports were corrected by, some thousand rows",
        Breach(Rule.CHECKED, "claims_erratum_count_of_figure"): "the same table",
        Breach(Rule.INDEX, "claims_claim_number"): "an index of claims: recording waits until it is made",
    },
    "claims.0006_second_reading": {Breach(Rule.CHECKED, "claims_notification_about"): READ},
    "claims.0007_other_currencies": {Breach(Rule.CHECKED, "claims_claim_written_unit_id_fk"): READ},
    "claims.0009_told_of_later_days": {Breach(Rule.CHECKED, "claims_notification_kind"): READ},
    "sources.0003_aliases": {
        Breach(Rule.INDEX, "sources_source_aliases"): "sources are some ten thousand: a second",
        Breach(Rule.CHECKED, "sources_source_protected_has_no_identity"): "the same",
    },
}
"""What migrations made before this rule do, and why it is borne; they are applied, and are not edited. New ones do
none of it."""


def _ours() -> Iterator[tuple[str, str]]:
    for app, name in sorted(MigrationLoader(None).disk_migrations):
        if app in SQUASHED and name not in SQUASHED[app]:
            yield app, name


@pytest.mark.django_db
@pytest.mark.parametrize(("app", "name"), list(_ours()))
def test_a_migration_stops_nobody(app: str, name: str) -> None:
    assert set(breaches(sql_of(app, name))) == set(KNOWN.get(f"{app}.{name}", {}))


CASES: list[tuple[str, list[Breach]]] = [
    ("CREATE INDEX i ON claims_claim (topic_id)", [Breach(Rule.INDEX, "i")]),
    ('CREATE UNIQUE INDEX "i" ON "claims_claim" ("topic_id") WHERE true', [Breach(Rule.INDEX, "i")]),
    ("CREATE INDEX CONCURRENTLY i ON claims_claim (topic_id)", []),
    ("CREATE INDEX i ON claims_webhook (name)", []),
    ("CREATE TABLE claims_new (id uuid); CREATE INDEX i ON claims_new (id)", []),
    ("ALTER TABLE claims_claim ADD CONSTRAINT c UNIQUE (a)", [Breach(Rule.INDEX, "c")]),
    ("ALTER TABLE claims_claim ADD CONSTRAINT c UNIQUE USING INDEX i", []),
    (
        "ALTER TABLE claims_conflict ADD CONSTRAINT c EXCLUDE USING gist (a WITH &&)",
        [Breach(Rule.INDEX, "c")],
    ),
    ("ALTER TABLE claims_claim ADD CONSTRAINT c CHECK (a > 0)", [Breach(Rule.CHECKED, "c")]),
    ("ALTER TABLE claims_claim ADD CONSTRAINT c CHECK (a > 0) NOT VALID", []),
    ("ALTER TABLE claims_claim VALIDATE CONSTRAINT c", []),
    (
        "ALTER TABLE claims_claim ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES claims_unit (code)",
        [Breach(Rule.CHECKED, "c")],
    ),
    ("ALTER TABLE claims_claim ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES claims_unit (code) NOT VALID", []),
    ("ALTER TABLE claims_claim ALTER COLUMN a SET NOT NULL", [Breach(Rule.NOT_NULL, "claims_claim.a")]),
    (
        "ALTER TABLE claims_claim VALIDATE CONSTRAINT claims_claim_a_not_null; ALTER TABLE claims_claim ALTER COLUMN a SET NOT NULL",
        [],
    ),
    ("ALTER TABLE claims_claim ALTER COLUMN a TYPE bigint", [Breach(Rule.REWRITTEN, "claims_claim.a")]),
    ("ALTER TABLE claims_unit ALTER COLUMN a TYPE bigint", []),
    ("ALTER TABLE claims_claim ADD COLUMN a text DEFAULT '' NOT NULL", []),
    ("ALTER TABLE claims_claim ADD COLUMN a text NULL", []),
    (
        "ALTER TABLE claims_claim ADD COLUMN a uuid DEFAULT uuidv7() NOT NULL",
        [Breach(Rule.REWRITTEN, "claims_claim.a")],
    ),
    (
        "ALTER TABLE claims_claim ADD COLUMN a text GENERATED ALWAYS AS (b) STORED",
        [Breach(Rule.REWRITTEN, "claims_claim.a")],
    ),
    ("ALTER TABLE claims_unit ADD COLUMN a text NOT NULL", [Breach(Rule.OLD_WEB, "claims_unit.a")]),
    (
        "ALTER TABLE claims_unit ADD COLUMN a text DEFAULT '' NOT NULL; ALTER TABLE claims_unit ALTER COLUMN a DROP DEFAULT",
        [Breach(Rule.OLD_WEB, "claims_unit.a")],
    ),
    ("ALTER TABLE claims_unit DROP COLUMN a CASCADE", [Breach(Rule.OLD_WEB, "claims_unit.a")]),
    ("ALTER TABLE claims_unit RENAME COLUMN a TO b", [Breach(Rule.OLD_WEB, "claims_unit.a")]),
    ("DROP TABLE claims_unit", [Breach(Rule.OLD_WEB, "claims_unit")]),
    ("UPDATE claims_claim SET a = 1", [Breach(Rule.ROWS, "claims_claim")]),
    ("DELETE FROM claims_claim WHERE a", [Breach(Rule.ROWS, "claims_claim")]),
    ("UPDATE claims_unit SET a = 1", []),
    (
        "CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN UPDATE claims_claim SET a = 1; END $$ LANGUAGE plpgsql",
        [],
    ),
    ("ALTER TABLE auth_user ADD COLUMN a text NOT NULL", []),
]


@pytest.mark.parametrize(("statement", "expected"), CASES)
def test_what_each_rule_finds(statement: str, expected: list[Breach]) -> None:
    assert breaches([statement]) == expected


def test_a_migration_waits_a_moment_for_a_lock_not_for_ever() -> None:
    """Behind a change that waits for a table, every reader of it waits too."""
    assert work_of_command("migrate") is Work.MIGRATION
    assert Work.MIGRATION.settings()["lock_timeout"] == "3s"
