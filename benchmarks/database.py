"""Databases of the benchmarks' own cluster: one with what does not change, and copies of it to work on."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.core.management import call_command
from django.db import connection, connections

from claimcheck.foundation.records.owner import as_owner

PROJECT = Path(__file__).parent.parent
SHAPED_BY = (
    "*/migrations/*.py",
    "claims/services/bulk/*.py",
    *(f"benchmarks/{name}.py" for name in ("world", "figures", "thin", "desk", "weeks", "scale/grown")),
)


def built(kind: str, size: int, fill: Callable[[int], None]) -> str:
    """The name of a migrated database filled by `fill`; made once for each state of schema and generator."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in SHAPED_BY for path in PROJECT.glob(pattern)):
        digest.update(path.read_bytes())
    name = f"bench_{kind}_{size}_{digest.hexdigest()[:12]}"
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'bench_%%' OR datname LIKE 'half_%%'"
        )
        known = {row[0] for row in cursor.fetchall()}
        if name in known:
            return name
        for old in known:
            if old.startswith((f"bench_{kind}_{size}_", "half_", "bench_copy_")):
                cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "half_{name}"')
        print(f"Building {name} …", flush=True)
        with pointed_at(f"half_{name}"):
            call_command("migrate", verbosity=0, interactive=False)
            call_command("sync_registers")
            fill(size)
        cursor.execute(f'ALTER DATABASE "half_{name}" RENAME TO "{name}"')
    return name


def dropped(name: str) -> None:
    """Drop a database for good."""
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def copy_of(name: str) -> Iterator[None]:
    """Work on a copy of a database; it is dropped afterwards."""
    copy = f"bench_copy_{uuid4().hex[:8]}"
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}" STRATEGY FILE_COPY')
    try:
        with pointed_at(copy):
            yield
    finally:
        with as_owner(), connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Connect the default alias to another database."""
    alias = connections.settings["default"]
    before = alias["NAME"]
    connection.close()
    alias["NAME"] = connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        alias["NAME"] = connection.settings_dict["NAME"] = before
