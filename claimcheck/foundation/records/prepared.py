"""Statements of the hot path: prepared once for each connection, so that nothing is planned again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from django.db import connections
from django.db.models import BooleanField, F, Func, Model, QuerySet
from django.db.models.expressions import RawSQL

from claimcheck.foundation.records.replica import alias

ANY_MOMENT = datetime(1, 1, 1, tzinfo=UTC)
"""Stands in a prepared statement for the moment of a request."""
KEYS = "\ue001 keys"
"""Stands in it for the keys of some rows: a list."""


class _Prepared(psycopg.Cursor[Any]):
    """A cursor whose statements are prepared at once, and answered in binary."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        return super().execute(query, params, prepare=True, binary=True)


@contextmanager
def _executed(statement: str, values: Sequence[Any], model: type[Model] | None = None) -> Iterator[Any]:
    """A cursor at its answer, of whichever database is read.

    It goes past Django's cursor, which joins values into the text, but not past its log. The statement begins
    with SELECT: within a context of the history, anything else gets a second statement before it.
    """
    connection = connections[alias(model)]
    with connection.cursor() as cursor:
        cursor.cursor = _Prepared(connection.connection)
        cursor.execute(statement, values)
        yield cursor


def fetch_prepared(statement: str, values: Sequence[Any]) -> Any:
    """The first row, None where there is none."""
    with _executed(statement, values) as cursor:
        return cursor.fetchone()


@dataclass(frozen=True, slots=True)
class PreparedRows:
    """The text of a query set that can be prepared, and its values, with stand-ins for those of a request;
    `model`: whose rows they are, where that decides which database is read."""

    text: str
    values: tuple[Any, ...]
    model: type[Model] | None = None

    @classmethod
    def of(cls, rows: QuerySet[Any]) -> "PreparedRows":
        """Of a query set that was made with stand-ins; planning and compiling are paid once."""
        text, values = rows.query.sql_with_params()
        return cls(text, values, rows.model)

    def rows(self, given: Mapping[Any, Any]) -> list[tuple[Any, ...]]:
        """All rows for these values, by their stand-ins."""
        values = [given.get(value, value) for value in self.values]
        with _executed(self.text, values, self.model) as cursor:
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found


def among_keys() -> Func:
    """The condition that the key of a row is one of KEYS: one value, whatever the number of keys."""
    return Func(
        F("pk"),
        RawSQL("%s::uuid[]", [KEYS]),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )


def stand_in(value: Any, place: int) -> Any:
    """For a value of a request, one of its kind that no record has, the same for each place; None for a kind
    that has none."""
    if isinstance(value, datetime):
        return ANY_MOMENT + timedelta(days=1 + place)
    if isinstance(value, UUID):
        return UUID(int=1 + place)
    return f"\ue000 {place}" if isinstance(value, str) else None
