"""The drill: a backup is made, brought back elsewhere, and held against what it was made of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

from claimcheck.database import embedded
from claimcheck.operating.dumps import BackupManifest, back_up, bring_back
from claims.services.access.database_guards import missing_guards
from claims.services.publishing.ledger import links, unpublished

SCRATCH = "postgres-drill"
"""The cluster of its own in which a backup is tried."""


def drill(
    cluster: str = SCRATCH, say: Callable[[str], None] = lambda words: None
) -> tuple[BackupManifest, list[str]]:
    """Back up, bring back into a scratch server, compare each table, the ledger and the guards.

    What the backup holds, and what is not as it must be, in words: nothing, ever.
    """
    with TemporaryDirectory() as folder, scratch_database(cluster) as parameters:
        file = Path(folder) / "drill.dump"
        manifest = back_up(file, say)
        say("bringing back")
        faults = bring_back(file, parameters)
        say("verifying")
        with _pointed_at(parameters, cluster):
            faults += [f"publication {link.seq}: {fault}" for link in links() for fault in link.faults]
            faults += [f"never published: {figure}" for figure in unpublished()]
            faults += [f"not guarded: {fault}" for fault in missing_guards()]
        return manifest, faults


@contextmanager
def scratch_database(cluster: str) -> Iterator[dict[str, Any]]:
    """An empty database on an embedded server; dropped afterwards."""
    server: dict[str, Any] = {
        "host": str(embedded.join(settings.VAR, cluster, durable=False)),
        "user": embedded.OWNER,
    }
    name = f"drill_{uuid4().hex[:12]}"
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as own:
        own.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        try:
            yield {**server, "dbname": name}
        finally:
            own.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def _pointed_at(parameters: dict[str, Any], cluster: str) -> Iterator[None]:
    """Have this thread's default connection lead to the scratch database meanwhile."""
    alias = connections.settings["default"]
    there = {"HOST": parameters["host"], "PORT": "", "USER": parameters["user"], "PASSWORD": ""}
    given = {**there, "NAME": parameters["dbname"], "CLUSTER": cluster}
    before = {name: alias.get(name, "") for name in given}
    for settled in (given, before):
        connection.close()
        alias.update(settled)
        connection.settings_dict.update(settled)
        if settled is given:
            try:
                yield
            except BaseException:
                connection.close()
                alias.update(before)
                connection.settings_dict.update(before)
                raise
