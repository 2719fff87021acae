"""Foreign keys checked as sets: the parents of all rows written are looked for and locked at once.

PostgreSQL checks each key of each row by a query of its own, which is half the price of a bulk recording. A
role that may set `session_replication_role` leaves these checks out while it writes; then every parent that
the rows now in the tables name is locked as a foreign key would lock it, and one that is missing ends the
transaction. Any other role has its keys checked by PostgreSQL, row by row (docs/adr).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from django.db import connection

from claimcheck.foundation.records.migration_operations import new_id


class ParentGone(RuntimeError):
    """A row names a parent that is not there (any more)."""


class Key(NamedTuple):
    """A key to check. `fixed`: rows of the parent are never deleted, nor their keys changed."""

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]
    fixed: bool = False

    @property
    def gone(self) -> str:
        """What is said where some of its parents are not there, after how many."""
        return (
            f"rows that {self.table} refers to by {', '.join(self.columns)} went away while the file was "
            "read; run it again."
        )

    def named_and_found(self, number: int) -> str:
        """The parents that the rows `written` name by it, and those of them that are there, locked."""
        columns = ", ".join(self.columns)
        match = ", ".join(f"p.{column}" for column in self.parent_columns)
        named = ", ".join(f"n.{column}" for column in self.columns)
        present = " AND ".join(f"{column} IS NOT NULL" for column in self.columns)
        lock = "" if self.fixed else "FOR KEY SHARE OF p"
        return f"""
            named_{number} AS MATERIALIZED (SELECT DISTINCT {columns} FROM written WHERE {present}),
            found_{number} AS MATERIALIZED (
                SELECT 1 FROM {self.parent} p JOIN named_{number} n ON ({match}) = ({named}) {lock})
        """  # noqa: S608  # names of our own tables and columns


_USER = ("auth_user", ("id",))
_SOURCE = ("sources_source", ("id",))
KEYS = (
    Key("sources_snapshot", ("document_id",), "sources_document", ("id",)),
    Key("sources_snapshot", ("recorded_by_id",), *_USER),
    Key("sources_statement", ("source_id",), *_SOURCE),
    Key("sources_statement", ("recorded_by_id",), *_USER),
    Key(
        "claims_claim",
        ("topic_id", "question_id", "dimension"),
        "claims_question",
        ("topic_id", "id", "dimension"),
    ),
    Key("claims_claim", ("topic_id",), "claims_topic", ("id",)),
    Key("claims_claim", ("written_unit_id",), "claims_unit", ("code",)),
    Key("claims_claim", ("dimension", "written_unit_id"), "claims_writtenunit", ("dimension", "code")),
    Key("claims_claim", ("statement_id",), "sources_statement", ("id",), fixed=True),
    Key("claims_claim", ("snapshot_id",), "sources_snapshot", ("id",), fixed=True),
    Key("claims_claim", ("recorded_by_id",), *_USER),
    Key("claims_relayhop", ("topic_id", "claim_id"), "claims_claim", ("topic_id", "id"), fixed=True),
    Key("claims_relayhop", ("topic_id",), "claims_topic", ("id",)),
    Key("claims_relayhop", ("source_id",), *_SOURCE),
)
"""Every foreign key of the tables written here; two of one column are one where the first implies the second
(a question with its topic and its dimension, a unit with the dimensions that it is written for)."""
TABLES = tuple(dict.fromkeys(key.table for key in KEYS))


@contextmanager
def checked_as_sets() -> Iterator[None]:
    """Rows written inside have their keys checked together at the end; raises ParentGone."""
    if not _may_leave_out():
        yield
        return
    first = new_id()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = 'replica'")
        yield
        cursor.execute("SET LOCAL session_replication_role = 'origin'")
        for table in dict.fromkeys(key.table for key in KEYS):
            keys = [key for key in KEYS if key.table == table]
            cursor.execute(_statement(table, keys), {"first": first, "last": new_id()})
            for key, missing in zip(keys, cursor.fetchone(), strict=True):
                if missing:
                    raise ParentGone(f"{missing} {key.gone}")


def _may_leave_out() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
        return bool(cursor.fetchone()[0])


def _statement(table: str, keys: Sequence[Key]) -> str:
    """How many parents, by each key, that rows of the table made from `first` to `last` name are not there;
    those that are, are locked.

    Parents made in between are this transaction's own: nobody else can take them away.
    """
    fixed = {key.columns[-1] for key in keys if key.fixed}  # those made in between are written, and stay
    columns = dict.fromkeys(column for key in keys for column in key.columns)
    said = ", ".join(
        f"CASE WHEN {column} NOT BETWEEN %(first)s AND %(last)s THEN {column} END AS {column}"
        if column in fixed
        else column
        for column in columns
    )
    checks = ", ".join(key.named_and_found(number) for number, key in enumerate(keys))
    missing = ", ".join(
        f"(SELECT count(*) FROM named_{n}) - (SELECT count(*) FROM found_{n})"  # noqa: S608  # numbers
        for n in range(len(keys))
    )
    return f"""
        WITH written AS MATERIALIZED (
            SELECT DISTINCT {said} FROM {table} WHERE id BETWEEN %(first)s AND %(last)s),
        {checks}
        SELECT {missing}
    """  # noqa: S608  # names of our own tables and columns
