"""What is in a database, table by table: how many rows, and one sum over all that stands in them."""

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
SUMMED = """
    SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM public.{table} t
"""
SAME_WORDS = ("SET TimeZone = 'UTC'", "SET DateStyle = 'ISO'", "SET IntervalStyle = 'iso_8601'")
"""Settings under which the same row reads the same on any server."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Of one table; the sum changes with any byte of any row, and not with their order."""

    rows: int
    sum: str

    def __str__(self) -> str:
        return f"{self.rows} rows ({self.sum[-8:]})"


def contents_of(cursor: psycopg.Cursor[Any]) -> dict[str, Contents]:
    """Every table, read whole."""
    for setting in SAME_WORDS:
        cursor.execute(setting)
    cursor.execute(TABLES)
    found = {}
    for (name,) in cursor.fetchall():
        cursor.execute(sql.SQL(SUMMED).format(table=sql.Identifier(name)))
        row = cursor.fetchone()
        found[name] = Contents(*row) if row else Contents(0, "0")
    return found
