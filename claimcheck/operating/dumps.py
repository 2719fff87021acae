"""Backups: one moment of the database as a file, and beside it what is in it, so that it can be checked."""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from claimcheck.database.places import programs, server_account
from claimcheck.foundation.records.owner import as_owner
from claimcheck.operating.contents import Contents, contents_of

DUMP, RESTORE = "pg_dump", "pg_restore"


class BackupFault(Exception):
    """A backup that can't be made, read or brought back; says what to do."""


@dataclass(frozen=True, slots=True)
class BackupManifest:
    """What a backup holds: when it was made, by which version, and each table's rows."""

    made_at: str
    version: str
    tables: dict[str, Contents]
    roles: list[str]

    @classmethod
    def beside(cls, file: Path) -> "BackupManifest":
        """The manifest of a backup. Raises BackupFault."""
        try:
            told = json.loads(manifest_of(file).read_text())
            tables = {name: Contents(**contents) for name, contents in told.pop("tables").items()}
            return cls(tables=tables, **told)
        except (OSError, ValueError, TypeError, KeyError) as fault:
            raise BackupFault(f"{manifest_of(file)} can't be read: keep it beside the backup.") from fault


def newest_backup(folder: Path) -> datetime | None:
    """When the newest whole backup in a folder was made; None where there is none."""
    moments = []
    for manifest in folder.glob("*.json"):
        file = manifest.with_suffix("")
        try:
            moments += [datetime.fromisoformat(BackupManifest.beside(file).made_at)] * file.is_file()
        except (BackupFault, ValueError):
            continue
    return max(moments, default=None)


def manifest_of(file: Path) -> Path:
    """Where it is said what is in a backup."""
    return file.with_name(file.name + ".json")


def back_up(file: Path, progress: Callable[[str], None] = lambda words: None) -> BackupManifest:
    """Write the database as it is at one moment to a file, and its manifest beside it. Raises BackupFault.

    Both are there whole or not at all; nobody who records has to wait.
    """
    if file.exists():
        raise BackupFault(f"{file} is there already. Choose another name, or move it away.")
    half = file.with_name(file.name + ".part")
    with as_owner():
        parameters = reached_by(connection.get_connection_params())
        with psycopg.connect(**parameters, autocommit=True) as own, own.cursor() as cursor:
            cursor.execute("SET idle_in_transaction_session_timeout = 0")
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            snapshot = _one(cursor, "SELECT pg_export_snapshot()")
            progress("writing")
            half.touch(mode=0o600)
            arguments = ["--format=custom", f"--snapshot={snapshot}", f"--file={half}"]
            run_tool(DUMP, [*arguments, f"--dbname={parameters['dbname']}"], parameters)
            progress("counting")
            manifest = BackupManifest(
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                version=settings.VERSION,
                tables=contents_of(cursor),
                roles=_roles(cursor),
            )
    manifest_of(file).write_text(json.dumps(asdict(manifest), indent=1))
    with half.open("rb") as written:
        os.fsync(written.fileno())
    half.rename(file)
    return manifest


def bring_back(file: Path, parameters: dict[str, Any]) -> list[str]:
    """Fill an empty database from a backup; what differs from its manifest, in words. Raises BackupFault."""
    manifest = BackupManifest.beside(file)
    with psycopg.connect(**parameters, autocommit=True) as own, own.cursor() as cursor:
        if _one(cursor, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"):
            raise BackupFault("The database is not empty. Make a new one, and name it in DATABASE_URL.")
        for role in manifest.roles:
            if not _one(cursor, "SELECT count(*) FROM pg_roles WHERE rolname = %s", role):
                cursor.execute(psycopg.sql.SQL("CREATE ROLE {}").format(psycopg.sql.Identifier(role)))
        run_tool(
            RESTORE,
            ["--exit-on-error", "--no-owner", f"--dbname={parameters['dbname']}", str(file)],
            parameters,
        )
        there = contents_of(cursor)
    return [
        f"{name}: {there.get(name)} in place of {expected}"
        for name, expected in manifest.tables.items()
        if there.get(name) != expected
    ]


def run_tool(program: str, arguments: list[str], parameters: dict[str, Any]) -> None:
    """Run one of PostgreSQL's own programs against a database. Raises BackupFault with what it wrote."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    reached = {names[key]: str(value) for key, value in parameters.items() if key in names}
    command = [str(programs(server_account()) / program), "--no-password", *arguments]
    done = subprocess.run(command, env={**os.environ, **reached}, capture_output=True, text=True)
    if done.returncode:
        raise BackupFault(f"{program} failed: {done.stderr.strip()[-600:]}")


def reached_by(parameters: dict[str, Any]) -> dict[str, Any]:
    """Of Django's parameters of a connection those that say where the database is, and who asks."""
    known = ("host", "port", "user", "password", "dbname")
    return {name: parameters[name] for name in known if parameters.get(name)}


def _roles(cursor: psycopg.Cursor[Any]) -> list[str]:
    cursor.execute("SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1")
    return [row[0] for row in cursor.fetchall()]


def _one(cursor: psycopg.Cursor[Any], query: str, *given: Any) -> Any:
    cursor.execute(query, given)
    row = cursor.fetchone()
    return row and row[0]
