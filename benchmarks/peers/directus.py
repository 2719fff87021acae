"""Directus over the same tables, in a copy of the database: it makes tables of its own beside ours.

It comes from npm and is found by the variable DIRECTUS, the path of its program; PATH has to lead to node.
"""

import http.client
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from benchmarks.served import HEADERS, Served, free_port, listening
from claimcheck.foundation.records.owner import as_owner

PROGRAM = "DIRECTUS"
TOKEN = "of-no-use-but-to-the-benchmarks"
ASKER = {"Authorization": f"Bearer {TOKEN}"}
TABLES = (
    *("claims_topic", "claims_question", "claims_claim", "claims_conflict", "claims_unit"),
    *("sources_source", "sources_document", "sources_snapshot", "sources_statement"),
)
_QUESTION = "question_id.id,question_id.slug,question_id.text"
_CLAIM = (
    f"*,{_QUESTION},statement_id.*,statement_id.source_id.*,snapshot_id.id,snapshot_id.sha256,"
    "snapshot_id.document_id.*,written_unit_id.*"
)
_CONFLICT = f"*,{_QUESTION},witness_a_id.claim_id,witness_b_id.claim_id"
PATIENCE = 180
"""Seconds until it listens, on a machine that does other work."""


def addresses(claim: str, words: str) -> dict[str, str]:
    """Of each line the address that gives about what ours does: fifty rows with what they name."""
    claims = f"/items/claims_claim?limit=50&sort=-recorded_at&fields={_CLAIM}"
    return {
        "claims_list": claims,
        "claim": f"/items/claims_claim?limit=1&filter[claim_id][_eq]={claim}&fields={_CLAIM}",
        "conflicts_list": f"/items/claims_conflict?limit=50&sort=-changed_at&fields={_CONFLICT}",
        "claims_search": f"{claims}&filter[quote][_icontains]={words}",
    }


@contextmanager
def directus(database: int) -> Iterator[Served]:
    """Serve the current database, of the process `database`, for so long. RuntimeError where it fails."""
    port, program = free_port(), os.environ[PROGRAM]
    environment = {**os.environ, **_settings(port)}
    made = subprocess.run(
        [program, "bootstrap"], env=environment, capture_output=True, text=True, timeout=2 * PATIENCE
    )
    if made.returncode:
        raise RuntimeError(f"directus bootstrap: {made.stderr[-300:]}")
    with listening([program, "start"], port, environment, quiet=True, patience=PATIENCE) as process:
        for table in TABLES:
            _show(port, table)
        yield Served(port, (process, database))


def _settings(port: int) -> dict[str, str]:
    with as_owner():
        connection.ensure_connection()
        known = {name: str(connection.settings_dict[name] or "") for name in ("NAME", "USER", "HOST", "PORT")}
    return {
        "KEY": "benchmarks",
        "SECRET": "of-no-use-to-anybody-but-the-benchmarks-of-one-machine",
        "ADMIN_EMAIL": "bench@example.org",
        "ADMIN_PASSWORD": TOKEN,
        "ADMIN_TOKEN": TOKEN,
        "DB_CLIENT": "pg",
        "DB_HOST": known["HOST"],
        "DB_PORT": known["PORT"] or "5432",
        "DB_USER": known["USER"],
        "DB_DATABASE": known["NAME"],
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "LOG_LEVEL": "error",
        "TELEMETRY": "false",
        "CACHE_ENABLED": "false",
        "RATE_LIMITER_ENABLED": "false",
        "WEBSOCKETS_ENABLED": "false",
    }


def _show(port: int, table: str) -> None:
    """Have a table of ours be one of its collections."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    body = json.dumps({"collection": table, "schema": None, "meta": {}})
    client.request("POST", "/collections", body, HEADERS | ASKER | {"Content-Type": "application/json"})
    client.getresponse().read()
    client.close()
