"""The database is spread, step by step. What is done is noted in the same transaction as it is done.

The steps are worked out once, from the catalogue as it was, and kept in a table of their own until the last
is done: whoever was interrupted goes on where it ended, though the catalogue has changed.
"""

from collections.abc import Callable, Sequence

from django.db import connection, transaction

from claimcheck.foundation.records.owner import as_owner
from claimcheck.operating.distribution.catalogue import tables
from claimcheck.operating.distribution.steps import MoveStep, steps
from claimcheck.operating.distribution.verdicts import refused, verdicts

KEPT = """
    CREATE TABLE claimcheck_distribution (
        number integer PRIMARY KEY, words text NOT NULL, sql text[] NOT NULL, done_at timestamptz
    )
"""
NEEDED = {
    "citus": "Install Citus on every node, and CREATE EXTENSION citus in this database and on theirs.",
    "btree_gist": "CREATE EXTENSION btree_gist in this database: the key of conflicts needs it.",
}
SETTINGS = ("citus.enable_unsafe_triggers", "citus.allow_nested_distributed_execution")
"""On, on every node: triggers guard what is on record, and some of them write beside the row."""


class NotReady(Exception):
    """The database can't be spread as it is; the message names the remedy."""


def spread(say: Callable[[str], None]) -> int:
    """Do every step that is left, as the owner; how many were done. Raises NotReady before any change."""
    _check_ready()
    with as_owner():
        waiting = _planned()
        for done, (number, step) in enumerate(waiting, 1):
            say(f"{done} of {len(waiting)}: {step.words}")
            _do(number, step)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS claimcheck_distribution")
    return len(waiting)


def _do(number: int, step: MoveStep) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in step.sql:
            cursor.execute(statement)
        done = "UPDATE claimcheck_distribution SET done_at = clock_timestamp() WHERE number = %s"
        cursor.execute(done, [number])


def _check_ready() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        installed = {name for (name,) in cursor.fetchall()}
        for extension, remedy in NEEDED.items():
            if extension not in installed:
                raise NotReady(f"The extension {extension} is not in this database. {remedy}")
        cursor.execute("SELECT count(*) FROM pg_dist_node WHERE isactive AND groupid > 0")
        if cursor.fetchone() == (0,):
            raise NotReady("No node has been added. Run: SELECT citus_add_node('its address', 5432).")
        for setting in SETTINGS:
            cursor.execute("SELECT current_setting(%s, true)", [setting])
            if cursor.fetchone() != ("on",):
                remedy = f"Run on every node: ALTER DATABASE … SET {setting} = on; then connect again."
                raise NotReady(f"{setting} is off. {remedy}")


def _planned() -> list[tuple[int, MoveStep]]:
    """The steps that are left, with their numbers; worked out where no plan is kept."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.claimcheck_distribution') IS NULL")
        if cursor.fetchone() == (True,):
            _keep(_worked_out())
        cursor.execute(
            "SELECT number, words, sql FROM claimcheck_distribution WHERE done_at IS NULL ORDER BY number"
        )
        return [(number, MoveStep(words, tuple(sql))) for number, words, sql in cursor.fetchall()]


def _worked_out() -> list[MoveStep]:
    found = tables()
    if blocked := refused(verdicts(found)):
        raise NotReady(f"{', '.join(blocked)} can't be moved: distribute --check says why.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT logicalrelid::text FROM pg_dist_partition WHERE partmethod = 'h' OR repmodel = 't'"
        )
        moved = frozenset(name for (name,) in cursor.fetchall())
    return steps(found, moved)


def _keep(planned: Sequence[MoveStep]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        cursor.executemany(
            "INSERT INTO claimcheck_distribution (number, words, sql) VALUES (%s, %s, %s)",
            [(number, step.words, list(step.sql)) for number, step in enumerate(planned, 1)],
        )
