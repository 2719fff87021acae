"""The record sealed: a digest over what stays as it is in each table, kept where the database's owner is not.

The file lies beside the private key of the ledger (LEDGER_KEY). Each night the record is held against it and
sealed anew, so that a row changed or taken away by the owner, with every guard silent, is found the night
after. Columns that may change, tables whose rows may go, and rows of the last day are not sealed.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from claims.domain.redaction import Removable
from claims.models import Redaction
from claims.models.claim import DERIVED
from claims.services.access.database_roles import rights
from claims.services.canonical_json import canonical_json

FORMAT = "claimcheck seals 1"
SETTLED = timedelta(days=1)
"""A row is sealed once it is as old: what had begun before the seal has ended by then."""
MOMENTS = ("pgh_created_at", "action_time", "applied", "created_at")
"""When a row came, where its key does not say so."""
ELSEWHERE = frozenset({"claims_publication", "claims_unit", "django_content_type"})
"""The ledger and units have checks of their own, kinds of records are sealed by name."""
NAMES = {
    "auth_user": ("username", "id IN (SELECT claims_accounts_on_record())"),
    "django_content_type": ("app_label || '.' || model", "true"),
}
"""Tables whose rows are sealed one by one, by what each is called: its name in SQL, and which stay."""
REDACTED = frozenset(
    {
        *("claims_claim", "sources_snapshot", "claims_note", "claims_import", "claims_importrows"),
        *("claims_evidence", "claims_evidencefile", "claims_contact", "claims_errorreport"),
    }
)
"""Changed by a redaction beside the tables that it names."""
FORMATS = (
    "SET LOCAL statement_timeout = 0; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; "
    "SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'"
)


def seal_records(*, now: datetime) -> Path:
    """Take the record as it is for what has to stay; the file with the seals."""
    until = now - SETTLED
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORMATS)
        tables = {table: _seal(table, columns, until) for table, columns in _fixed().items()}
        names = {table: _names(table, held) for table, (_, held) in NAMES.items()}
    told = {"format": FORMAT, "until": until.astimezone(UTC).isoformat(), "tables": tables, "names": names}
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".new")
    with half.open("w", encoding="utf-8") as file:
        file.write(canonical_json(told) + "\n")
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
    return path


def broken_seals() -> list[str]:
    """What is not as it was sealed, in words; empty where all is well, or nothing has been sealed yet."""
    try:
        told = json.loads(_path().read_text("utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        return [f"the seals in {_path()} can't be read"]
    until = datetime.fromisoformat(told["until"])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORMATS)
        return [*_differing(told["tables"], until), *_renamed(told.get("names", {}))]


def _differing(sealed: dict[str, Any], until: datetime) -> Iterator[str]:
    there, removed = _columns(), _redacted_since(until)
    for table, was in sealed.items():
        if not set(was["columns"]) <= set(there.get(table, ())):
            yield f"{table} has not the columns any more that were sealed"
        elif table not in removed:
            found = _seal(table, was["columns"], until)
            before = f"of {was['rows']} rows before {until:%d %B %Y %H:%M} UTC"
            if found["rows"] != was["rows"]:
                yield f"{table}: {before} {found['rows']} are there"
            elif found["sha256"] != was["sha256"]:
                yield f"{table}: {before} some were changed"


def _renamed(sealed: dict[str, dict[str, str]]) -> Iterator[str]:
    """Rows that are gone or called otherwise, except accounts that were removed by law."""
    done = Redaction.objects.carried_out().filter(kind=Removable.ACCOUNT)
    removed = {("auth_user", key): _digest(f"removed-{key}") for key in done.values_list("target", flat=True)}
    for table, was in sealed.items():
        found = _names(table, "true")
        for key, name in was.items():
            if found.get(key) not in (name, removed.get((table, key), name)):
                yield f"{table}: the row {key} is not called what it was, or is gone"


def _names(table: str, held: str) -> dict[str, str]:
    """By its key, the digest of what each row is called."""
    called, _ = NAMES[table]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id::text, {called} FROM {table} WHERE {held}")  # noqa: S608  # NAMES alone
        return {key: _digest(name) for key, name in cursor.fetchall()}


def _digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def _fixed() -> dict[str, tuple[str, ...]]:
    """Of each table whose rows stay, the columns that do."""
    there = _columns()
    fixed: dict[str, tuple[str, ...]] = {}
    for table, may in rights().items():
        if not may.delete and may.columns is not None and table not in ELSEWHERE:
            derived = DERIVED if table == "claims_claim" else ()
            fixed[table] = tuple(c for c in there[table] if c not in may.columns and c not in derived)
    return fixed


def _columns() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND is_generated = 'NEVER' ORDER BY 1, ordinal_position"
        )
        for table, column in cursor.fetchall():
            found.setdefault(table, []).append(column)
    return found


def _seal(table: str, columns: tuple[str, ...] | list[str], until: datetime) -> dict[str, Any]:
    """How many rows there were by then, and the digest of their digests in the order of the key."""
    moment = next((name for name in MOMENTS if name in columns), None)
    key = "pgh_id" if "pgh_id" in columns else "id"
    bound = until if moment else UUID(int=int(until.timestamp() * 1000) << 80)
    statement = sql.SQL(
        "SELECT count(*), encode(sha256(coalesce(string_agg(sha256(convert_to(ROW({columns})::text, "
        "'UTF8')), ''::bytea ORDER BY {key}), ''::bytea)), 'hex') FROM {table} WHERE {moment} < %s"
    ).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        key=sql.Identifier(key),
        table=sql.Identifier(table),
        moment=sql.Identifier(moment or key),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(), [bound])  # a history around it reads texts alone
        rows, sha256 = cursor.fetchone()
    return {"columns": list(columns), "rows": rows, "sha256": sha256}


def _redacted_since(until: datetime) -> frozenset[str]:
    """Tables from which something was removed by law: the next seal is the first to hold them again."""
    done = Redaction.objects.carried_out().filter(decided_at__gte=until).values_list("removed", flat=True)
    named = {str(place).partition(".")[0] for removed in done for place in removed.get("rows", ())}
    return frozenset(named | REDACTED) if done else frozenset()


def _path() -> Path:
    key: Path = settings.LEDGER_KEY
    return key.with_name("seals.json")
