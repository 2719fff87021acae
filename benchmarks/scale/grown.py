"""A database of so many claims and what a newsroom made of them in a year; detection is left to others."""

from collections.abc import Callable

from django.contrib.auth.models import Group, User
from django.db import connection

from benchmarks import figures, weeks, world

_SPREAD = """
    CREATE TEMPORARY TABLE bench_moment AS
        SELECT id, timestamptz '2024-01-01 09:00Z' + floor(524000 * random()) * interval '1 minute' AS at
        FROM claims_verifiedfigure;
    UPDATE claims_verifiedfigure f SET published_at = m.at FROM bench_moment m WHERE m.id = f.id;
    UPDATE claims_publication p SET published_at = m.at FROM bench_moment m WHERE m.id = p.figure_id;
    DROP TABLE bench_moment
"""


def grow(claims: int, detect: Callable[[], None]) -> None:
    """About so many claims; one figure of each question, published at some time of 2024.

    `detect` looks for all conflicts once, on claims of which none are known.
    """
    world.everything(claims)
    person = User.objects.get(username="bench")
    person.is_staff = True
    person.save()
    person.groups.add(*Group.objects.filter(name__in=["reader", "checker"]))
    weeks.come_in()
    _vacuum()
    detect()
    weeks.looked_after()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_question")
        questions = int(cursor.fetchone()[0])
    figures.published(questions)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        cursor.execute(_SPREAD)
        cursor.execute("SET session_replication_role = 'origin'")
    _vacuum()


def _vacuum() -> None:
    """As autovacuum would have done before long."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def room() -> dict[str, int]:
    """Bytes of the database on disk: its tables, and their indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_table_size(oid))::bigint, sum(pg_indexes_size(oid))::bigint FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        tables, indexes = cursor.fetchone()
    return {"tables": int(tables), "indexes": int(indexes)}


def counted() -> dict[str, int]:
    """How many there are of what."""
    names = {"claims": "claims_claim", "questions": "claims_question", "conflicts": "claims_conflict"}
    names["figures"] = "claims_verifiedfigure"
    with connection.cursor() as cursor:
        found = {}
        for name, table in names.items():
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[name] = int(cursor.fetchone()[0])
    return found
