"""From the schema at the end of the house's second plan, with rows in every table, forward to today.

The dump was made by the code of that day (`some_of_everything` of its tests), at claims 0002 and sources 0002.
With LONG its rows are copied until there are a hundred thousand.
"""

import gzip
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from claimcheck.database.places import programs, server_account
from claims.services.access.database_guards import missing_guards
from claims.services.publishing.ledger import links, unpublished
from tests.copies import copy_rows
from tests.faults.results import LONG
from tests.migrations.catalogue import catalogue
from tests.migrations.test_migrations import SQUASHED
from tests.owning import owning

DUMP = Path(__file__).parents[1] / "fixtures" / "second_plan.sql.gz"
ROWS = 100_000
COLUMNS = """
    SELECT table_name, string_agg(quote_ident(column_name), ', ' ORDER BY column_name)
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name ~ '^(claims|sources)_'
    GROUP BY 1 ORDER BY 1
"""
HEAD = "SELECT seq, sha256 FROM claims_publication ORDER BY seq DESC LIMIT 1"
MADE_ANEW = {"claims_unit", "claims_questionword", "claims_servedtext"}
"""Registers that a version brings with it, words that it finds questions by, and the texts that REST serves beside
what was published: a version may make more of them, or others."""
SPELLED = {
    "constraints": (r"^(\S+ \S+) .*", r"\1"),
    "indexes": (r"^(CREATE .*?INDEX \S+ ON \S+) .*", r"\1"),
    "triggers": (r" FOR EACH .* (?=\S*$)", " "),  # its hash stays
}
Sums = dict[str, tuple[int, str]]


@pytest.fixture
def old_database(own_database: str, empty_database: str) -> Iterator[str]:
    """The current database is that of the dump."""
    settings = connection.settings_dict
    connection.ensure_connection()
    command = [programs(server_account()) / "psql", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction"]
    reached = ["--host", settings["HOST"], "--username", settings["USER"], "--dbname", empty_database]
    with gzip.open(DUMP) as file:
        done = subprocess.run([*command, *reached], input=file.read(), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return empty_database


def asked(query: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def sums(columns: dict[str, str]) -> Sums:
    """Of each table the rows, and a sum over these columns of theirs."""
    found = {}
    for table, names in columns.items():
        query = f"SELECT count(*), coalesce(sum(hashtextextended(ROW({names})::text, 0)::numeric), 0)::text FROM {table}"  # noqa: S608
        ((rows, total),) = asked(query)
        found[table] = (rows, total)
    return found


def by_name(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """A catalogue without expressions, which a dump writes in a way of its own."""
    names = {
        kind: sorted(re.sub(pattern, by, line) for line in found[kind])
        for kind, (pattern, by) in SPELLED.items()
    }
    return {**found, **names}


def grown() -> None:
    """The rows of every table copied, each copy with keys of its own, until there are so many."""
    state = MigrationLoader(connection).project_state(list(SQUASHED.items()))
    ours = [model for model in state.apps.get_models() if model._meta.app_label in SQUASHED]
    models = [state.apps.get_model("auth", "User"), *ours]
    kept = {
        model: list(model._base_manager.values_list("pk", flat=True))
        for model in models
        if model._meta.model_name not in ("unit", "ledgerkey")
    }
    copies = ROWS // sum(map(len, kept.values())) + 1
    copy_rows(kept, range(1, copies + 1))


@pytest.mark.check("tests/migrations/test_migrations.py::test_frozen_migrations_are_not_edited")
@pytest.mark.slow
def test_the_database_of_the_second_plan_comes_forward_whole(
    old_database: str, another_database: Any
) -> None:
    with another_database():
        today = by_name(catalogue())
    with owning():
        columns = dict(asked(COLUMNS))
        if LONG:
            grown()
    before, head = sums(columns), asked(HEAD)
    assert not [table for table, (rows, _) in before.items() if not rows], "rows in every table"
    call_command("migrate", verbosity=0, interactive=False)
    call_command("sync_registers", verbosity=0)
    after = sums(columns)
    changed = {table for table, found in before.items() if found != after[table]}
    assert changed <= MADE_ANEW, changed
    assert asked(HEAD) == head
    found = by_name(catalogue())
    assert {kind: set(lines) ^ set(today[kind]) for kind, lines in found.items()} == dict.fromkeys(
        found, set()
    )
    assert missing_guards() == []
    if LONG:  # copies of publications are no chain
        assert sum(rows for rows, _ in after.values()) >= ROWS
    else:
        assert [fault for link in links() for fault in link.faults] == []
        assert unpublished() == []
