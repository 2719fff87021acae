"""Directus over the same tables, in a copy of the database: it makes tables of its own beside ours.

It comes from npm and is found by the variable DIRECTUS, the path of its program; PATH has to lead to node.
"""

import http.client
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from benchmarks.served import HEADERS, Served, free_port
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
PATIENCE = 180.0
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
    with tempfile.TemporaryFile() as told:
        made = subprocess.run(
            [program, "bootstrap"], env=environment, stdout=told, stderr=told, timeout=2 * PATIENCE
        )
        if made.returncode:
            told.seek(0)
            raise RuntimeError(f"directus bootstrap: {told.read()[-300:].decode(errors='replace')}")
        process = subprocess.Popen([program, "start"], env=environment, stdout=told, stderr=told)
        try:
            _wait(port, process)
            for table in TABLES:
                _told(port, "POST", "/collections", {"collection": table, "schema": None, "meta": {}})
            yield Served(port, (process.pid, database))
        finally:
            process.terminate()
            process.wait(20)


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


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            if _told(port, "GET", "/server/ping") == 200:
                return
        except OSError:
            pass
        time.sleep(0.5)
    raise RuntimeError("directus does not start")


def _told(port: int, method: str, path: str, body: dict[str, Any] | None = None) -> int:
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    sent = json.dumps(body) if body else None
    client.request(method, path, sent, HEADERS | ASKER | {"Content-Type": "application/json"})
    answer = client.getresponse()
    answer.read()
    client.close()
    return answer.status
