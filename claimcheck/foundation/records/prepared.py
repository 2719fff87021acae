"""Statements of the hot path: prepared once for each connection, so that nothing is planned again."""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


class _Prepared(psycopg.Cursor[Any]):
    """A cursor whose statements are prepared at once, and answered in binary."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        return super().execute(query, params, prepare=True, binary=True)


def fetch_prepared(statement: str, values: Sequence[Any]) -> Any:
    """The first row, None where there is none.

    It goes past Django's cursor, which joins values into the text, but not past its log. The statement begins
    with SELECT: within a context of the history, anything else gets a second statement before it.
    """
    with connection.cursor() as cursor:
        cursor.cursor = _Prepared(connection.connection)
        cursor.execute(statement, values)
        return cursor.fetchone()
