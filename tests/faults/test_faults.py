"""Nothing that was acknowledged is lost, nothing is there twice, and nobody is told 500: short here, long in
`make faults`, which writes var/faults.json."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from claims.models import Claim
from claims.services.access.tokens import make_token
from tests import builders as new
from tests.faults.results import KEPT, LONG, Result, held
from tests.faults.runner import kill_a_child, on, run, site
from tests.lengths import at_most
from tests.owning import owning

pytestmark = [pytest.mark.own_database, pytest.mark.slow, pytest.mark.needs("proc")]
SCALE = int(os.environ.get("FAULTS", "1000")) if LONG else at_most(4, 10)
"""Cut connections; the other faults are a part of it."""


def writer() -> str:
    owner = new.person("checker")
    boss = new.person("editor-in-chief")
    made = {"name": "Faults", "owner": owner, "scopes": ["claims:write"], "per_minute": 6000}
    return make_token(by=boss, now=timezone.now(), **made)[1]


def cut(name: str, kill: bool = False) -> Callable[[], None]:
    """End a connection of the site, whatever it does; or kill its process, which brings the server down."""
    server = {"host": connection.settings_dict["HOST"], "user": connection.settings_dict["USER"]}
    chosen = (
        "SELECT pid FROM pg_stat_activity WHERE datname = %s AND state <> 'idle' ORDER BY random() LIMIT 1"
    )

    def once() -> None:
        with psycopg.connect(**server, dbname="postgres", autocommit=True) as other:
            row = other.execute(chosen, [name]).fetchone()
            if row is None:
                return
            if kill:
                os.kill(row[0], 9)
            else:
                other.execute("SELECT pg_terminate_backend(%s)", [row[0]])

    return once


def found() -> Counter[str]:
    """The external ids that are in the database, and how often."""
    connection.close()
    return Counter(Claim.objects.exclude(external_id="").values_list("external_id", flat=True))


@pytest.mark.check("tests/claimcheck/test_under_load.py::test_a_reading_that_is_cut_is_made_again")
def test_connections_are_cut(own_database: str) -> None:
    token = writer()
    with site(on(own_database)) as (port, _process):
        held(*run("connection cut", port, token, cut(own_database), faults=SCALE, apart=0.05), found())


@pytest.mark.whole("test_connections_are_cut")
def test_workers_of_the_site_are_killed(own_database: str) -> None:
    token = writer()
    with site(on(own_database)) as (port, process):
        faults = max(2, SCALE // 20)
        ran = run("kill -9 of web", port, token, lambda: kill_a_child(process), faults=faults, apart=1.0)
        held(*ran, found())


if LONG:  # it brings down the server of the other tests

    def test_the_database_is_killed(own_database: str) -> None:
        token = writer()
        with (
            owning(),
            connection.cursor() as cursor,
        ):  # in operation a commit waits for its log; here it does not
            cursor.execute(f'ALTER DATABASE "{own_database}" SET synchronous_commit = on')
        kill, faults = cut(own_database, kill=True), max(2, SCALE // 50)
        with site(on(own_database)) as (port, _process):
            held(*run("kill -9 of PostgreSQL", port, token, kill, faults=faults, apart=3.0), found())


def test_control_one_that_was_not_recorded_is_missed(own_database: str) -> None:
    result = Result("control", tried=1, acknowledged=1)
    with pytest.raises(AssertionError, match="control"):
        held(result, ["never recorded"], found())
    assert (result.lost, Path(KEPT).name) == (1, "faults.json")
