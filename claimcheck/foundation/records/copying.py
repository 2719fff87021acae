"""Rows to PostgreSQL by COPY: text as the protocol wants it, built once a row."""

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import uuid_utils
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.backends.postgresql.psycopg_any import Range
from django.db.models import Field, JSONField, Model

NULL = r"\N"
_ESCAPES = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))
"""Each mark and how it is written, the one that all of them are written with first."""


def new_key() -> str:
    """A time-ordered key (UUIDv7), as text; each is greater than those made before it in this process."""
    return str(uuid_utils.uuid7())


def text(value: str) -> str:
    """A text with what COPY reads as structure escaped."""
    if "\\" in value or "\n" in value or "\t" in value or "\r" in value:
        for mark, written in _ESCAPES:
            value = value.replace(mark, written)
    return value


def plain(value: object) -> str:
    """A value that holds nothing to escape (a key, a date, a number), or NULL."""
    return NULL if value is None else str(value)


def flag(value: bool) -> str:
    """A boolean."""
    return "t" if value else "f"


def span(found: Any) -> str:
    """A range of psycopg as PostgreSQL writes it: "[1,2)", an open end left out; None is NULL."""
    if found is None:
        return NULL
    left, right = found._bounds
    low = "" if found.lower is None else found.lower
    high = "" if found.upper is None else found.upper
    return f"{left}{low},{high}{right}"


def keys(found: Iterable[object]) -> str:
    """An array of values that hold nothing to escape."""
    return f"{{{','.join(map(str, found))}}}"


def named(columns: Iterable[str], of: str = "") -> str:
    """Names of columns as SQL takes them (one of ours is a word of the language), of a table by its alias."""
    prefix = f"{of}." if of else ""
    return ", ".join(f'{prefix}"{name}"' for name in columns)


def copy_lines(table: str, columns: Sequence[str], lines: Iterable[str]) -> None:
    """COPY lines of fields joined by tabs, each without its line feed, into a table."""
    with connection.cursor() as cursor:
        statement = f"COPY {table} ({named(columns)}) FROM STDIN"
        with connection.wrap_database_errors, cursor.cursor.copy(statement) as copy:  # it goes past Django's
            each = iter(lines)
            while batch := list(islice(each, 1000)):
                copy.write("\n".join(batch) + "\n")


def copy_records(records: Sequence[Model]) -> None:
    """COPY new records of one model into its table."""
    if not records:
        return
    fields = [field for field in records[0]._meta.local_concrete_fields if not field.generated]
    lines = ("\t".join(_column(field, record) for field in fields) for record in records)
    copy_lines(records[0]._meta.db_table, [str(field.column) for field in fields], lines)


def _column(field: "Field[Any, Any]", record: Model) -> str:
    value = getattr(record, field.attname)
    if isinstance(field, JSONField):
        return text(json.dumps(value))
    return keys(value) if isinstance(field, ArrayField) else _field(value)


def _field(value: object) -> str:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool):
        return flag(value)
    return span(value) if isinstance(value, Range) else plain(value)
