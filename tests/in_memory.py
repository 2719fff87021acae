"""Copies of databases lie in memory, where the machine has room for them.

A database is a thousand files. For each that it makes, ext4 looks past all those that were removed within the
last minutes: a copy made soon after another was dropped took 0.95 to 1.3 s of processor time on disk, and
0.1 s in memory (two cores beside other work, 2026-12-01).
"""

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from claimcheck.database.places import private_folder, server_account

MEMORY = Path("/dev/shm")
ROOM = 2**30
"""Bytes that have to be free: each worker has a handful of copies at a time, of 20 MB each."""
NAME = "in_memory"


def place(cursor: Any) -> str:
    """The tablespace that copies are made in; called by one process at a time, as the owner."""
    cursor.execute("SELECT pg_tablespace_location(oid) FROM pg_tablespace WHERE spcname = %s", [NAME])
    found = cursor.fetchone()
    if found and any(Path(found[0]).glob("PG_*")):
        return NAME
    if found:  # the machine was started anew, and what was in memory is gone
        _drop_databases(cursor)
        cursor.execute(f"DROP TABLESPACE {NAME}")
    if settings.DATABASES["default"]["ENGINE"] != "claimcheck.database" or not _has_room():
        return "pg_default"
    folder = MEMORY / f"claimcheck-{os.geteuid()}-{_fingerprint()}"
    if folder.exists():
        shutil.rmtree(folder)
    private_folder(folder, server_account())
    cursor.execute(f"CREATE TABLESPACE {NAME} LOCATION '{folder}'")
    return NAME


def clear(cursor: Any) -> None:
    """Drop the copies of processes that were killed; the number of whoever makes one is in its name."""
    cursor.execute(r"SELECT datname FROM pg_database WHERE datname ~ '^test_\d+_'")
    for (name,) in cursor.fetchall():
        if not _lives(int(name.split("_")[1])):
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _drop_databases(cursor: Any) -> None:
    query = "SELECT datname FROM pg_database JOIN pg_tablespace t ON t.oid = dattablespace WHERE spcname = %s"
    cursor.execute(query, [NAME])
    for (name,) in cursor.fetchall():
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _has_room() -> bool:
    with suppress(OSError):
        return shutil.disk_usage(MEMORY).free >= ROOM
    return False


def _fingerprint() -> str:
    """Of this cluster: each has a folder of its own."""
    of = f"{connection.settings_dict['VAR']}/{connection.settings_dict['CLUSTER']}"
    return sha256(of.encode()).hexdigest()[:12]


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    return True
