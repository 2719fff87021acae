"""Each kind of work waits as long as it is given, and no work waits without end."""

import os
import subprocess
import sys
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from psycopg import connect

from claimcheck.foundation.records.database_away import status_of_absence
from claimcheck.foundation.records.limits import SETTINGS, Work
from claims.services.imports.at_work import at_work
from tests.claimcheck.test_production import PROJECT
from tests.lengths import all_but_first

LIMITS = list(Work.REQUEST.value)
SHOWN = """
import os, sys
kind, *names = sys.argv[1:]
if kind == "web":
    import claimcheck.wsgi
else:
    from claimcheck import command_line
    command_line._limit(kind)
    import django
    django.setup()
from django.db import connection
with connection.cursor() as cursor:
    for name in names:
        cursor.execute(f"SHOW {name}")
        print(cursor.fetchone()[0])
"""


@pytest.mark.parametrize(
    ("kind", "own", "limits"),
    all_but_first(
        [
            ("web", "-c statement_timeout=7s", ["7s", *LIMITS[1:]]),
            ("web", "", LIMITS),
            ("runserver", "", LIMITS),
            ("worker", "", list(Work.JOB.value)),
            ("import_claims", "", list(Work.COMMAND.value)),
            ("migrate", "", list(Work.MIGRATION.value)),
            ("dbshell", "", ["0", "0", "0"]),
        ]
    ),
)
def test_each_kind_of_work_has_its_limits(kind: str, own: str, limits: list[str]) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PGOPTIONS": own}
    shown = [sys.executable, "-c", SHOWN, kind, *SETTINGS]
    run = subprocess.run(shown, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert run.stdout.split() == limits, run.stderr


@pytest.mark.own_database
def test_a_jobs_import_is_given_as_long_as_imports_take() -> None:
    with connection.cursor() as cursor:
        for name, limit in Work.JOB.settings().items():
            cursor.execute(f"SET {name} = '{limit}'")
        with at_work(uuid4()):
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == (Work.IMPORT.value[0],)
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == (Work.JOB.value[0],)
        cursor.execute("SET statement_timeout = '7s'")
        with at_work(uuid4()):
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("7s",), "what an operator has set stays"


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
