"""What serves requests waits for nothing without end; jobs and commands have all the time they need."""

import os
import subprocess
import sys

import pytest
from django.db import OperationalError, connection
from psycopg import connect

from claimcheck.database.limits import LIMITS
from claimcheck.foundation.records.database_away import status_of_absence
from tests.claimcheck.test_production import PROJECT

SHOWN = """
import os, sys
if sys.argv[1] == "web":
    import claimcheck.wsgi
else:
    import django
    django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for name in sys.argv[2:]:
        cursor.execute(f"SHOW {name}")
        print(cursor.fetchone()[0])
"""


@pytest.mark.parametrize(
    ("kind", "own", "limits"),
    [
        ("web", "", list(LIMITS.values())),
        ("web", "-c statement_timeout=7s", ["7s", *list(LIMITS.values())[1:]]),
        ("command", "", ["0", "0", "0"]),
    ],
)
def test_only_requests_are_limited(kind: str, own: str, limits: list[str]) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PGOPTIONS": own}
    shown = [sys.executable, "-c", SHOWN, kind, *LIMITS]
    run = subprocess.run(shown, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert run.stdout.split() == limits, run.stderr


@pytest.mark.own_database
@pytest.mark.parametrize("limit", ["statement_timeout", "lock_timeout"])
def test_what_exceeds_a_limit_is_answered_as_a_database_that_is_busy(limit: str) -> None:
    parameters = {**connection.get_connection_params()}
    for unknown in ("cursor_factory", "context", "prepare_threshold", "server_side_binding"):
        parameters.pop(unknown, None)
    with connect(**parameters) as other, connection.cursor() as cursor:
        other.execute("SELECT pg_advisory_xact_lock(7)")
        cursor.execute(f"SET {limit} = '50ms'")
        with pytest.raises(OperationalError) as error:
            cursor.execute("SELECT pg_advisory_lock(7)")
        cursor.execute(f"RESET {limit}")
    assert status_of_absence(error.value) == 503
