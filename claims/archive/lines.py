"""Between rows of a table and lines of an archive, each the canonical JSON (RFC 8785) of one row.

PostgreSQL writes the lines itself. Its strings are escaped as RFC 8785 asks; the only numbers are whole ones;
names are sorted. So a row has one line, and a line one row.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from django.db import connection

from claimcheck.foundation.records.copying import NULL, flag, text
from claimcheck.foundation.records.errors import Refused
from claims.archive.parts import NATIVE, ArchiveColumn, ArchivePart

LONGEST_LINE = 64 * 2**20
"""Bytes of one record; more than any text that can be recorded, and less than would fill the memory."""
TIMES = frozenset({"date", "timestamp with time zone", "time"})
FIXED = (
    "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL timezone = 'UTC'",
    "SET LOCAL extra_float_digits = 1",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL bytea_output = 'hex'",
)
"""How values are written as text, whatever the server is set to; for this transaction."""


def fix_formats() -> None:
    """Have values written and read in one way until the transaction ends."""
    with connection.cursor() as cursor:
        for statement in FIXED:
            cursor.execute(statement)


def lines_of(part: ArchivePart) -> Iterator[bytes]:
    """The lines of a part as its table has them, in order, each with its line feed."""
    order = f'"{part.key.name}"' + (' COLLATE "C"' if part.key.type.startswith(("varchar", "text")) else "")
    rows = f"SELECT {_json(part)} {part.held} ORDER BY {order}"
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(f"COPY ({rows}) TO STDOUT") as copy,
    ):
        for row in copy:
            # JSON holds no mark that COPY escapes but the backslash
            line = bytes(row).replace(b"\\\\", b"\\")
            if len(line) > LONGEST_LINE:
                raise Refused(part.name, f"a record of {len(line)} bytes", f"{LONGEST_LINE} is the most.")
            yield line


def count_of(part: ArchivePart) -> int:
    """How many rows a part has."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {part.held}")
        return int(cursor.fetchone()[0])


def _json(part: ArchivePart) -> str:
    """SQL of a row's line."""
    members = (
        f"'\"{column.name}\":' || coalesce(to_json({_told(column)})::text, 'null')" for column in part.columns
    )
    return f"'{{' || {' || chr(44) || '.join(members)} || '}}'"


def _told(column: ArchiveColumn) -> str:
    """SQL of a column as a value of JSON: a text, unless JSON holds the like of it without loss."""
    name, kind = f'"{column.name}"', column.type
    if kind in NATIVE or kind in TIMES:
        return name
    if kind.endswith("[]"):
        return name if kind[:-2] in NATIVE else f"{name}::text[]"
    return f"{name}::text"


def rows_of(part: ArchivePart, lines: Iterable[bytes]) -> Iterator[str]:
    """Lines as COPY takes them, with the columns of `filled`. Raises Refused, naming line and column."""
    writers = [(column.name, _writer(column.type)) for column in part.columns]
    names = {column.name for column in part.columns}
    given = [text(value) for value in part.given.values()]
    for number, line in enumerate(lines, 1):
        place = f"{part.name} line {number}"
        record = _decoded(line, place)
        if record.keys() != names:
            odd = ", ".join(sorted(record.keys() ^ names))
            raise Refused(place, odd, "these members are missing or unknown; export the archive again.")
        try:
            yield "\t".join([*(write(record[name]) for name, write in writers), *given])
        except TypeError as problem:
            raise Refused(place, problem, "the value is of another type; export the archive again.") from None


def filled(part: ArchivePart) -> list[str]:
    """The names of the columns that `rows_of` fills, in order."""
    return [*(column.name for column in part.columns), *part.given]


def _decoded(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(line)
    except msgspec.DecodeError:
        record = None
    if not isinstance(record, dict):
        raise Refused(place, line[:60].decode(errors="replace"), "it is no JSON object; export it again.")
    return record


def _writer(kind: str) -> Callable[[Any], str]:
    """How a value of a column's type is written for COPY; TypeError for what is no such value."""
    if kind.endswith("[]"):
        return lambda value: NULL if value is None else text(_array(_of(list, value)))
    if kind == "boolean":
        return lambda value: NULL if value is None else flag(_of(bool, value))
    if kind in NATIVE:
        return lambda value: NULL if value is None else str(_of(int, value))
    return lambda value: NULL if value is None else text(_of(str, value))


def _of(wanted: type, value: Any) -> Any:
    if type(value) is not wanted:
        raise TypeError(value)
    return value


def _array(values: list[Any]) -> str:
    """A list as PostgreSQL writes an array: {1,2} or {"a","b"}."""
    return f"{{{','.join(map(_element, values))}}}"


def _element(value: Any) -> str:
    if value is None:
        return "NULL"
    if type(value) is int:
        return str(value)
    quoted = _of(str, value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'
