"""A full disk: what would write is answered 507, reading goes on, and what was acknowledged stays."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client

from claimcheck.database.places import private_folder, server_account
from claims.models import Claim, PullCount
from claims.services.access.tokens import make_token
from claims.services.notifications import notices
from claims.services.notifications.pull_journal import Journal
from tests import builders as new
from tests.claims.api.client import API, client
from tests.faults.private import filled_up, small_disk
from tests.faults.results import LONG, Result, held

pytestmark = [pytest.mark.own_database, pytest.mark.slow, pytest.mark.needs("mount")]
TIMES = 5 if LONG else 2
MEGABYTES = 64
MOST = 40
"""Requests until a disk without free space takes no more: what is there already has some room left."""
SOON = 2.0


@pytest.fixture
def disk() -> Iterator[Path]:
    with TemporaryDirectory(prefix="claimcheck-disk-") as folder, small_disk(Path(folder), MEGABYTES) as made:
        Path(folder).chmod(0o711)
        yield made


@contextmanager
def data_on(disk: Path, name: str) -> Iterator[None]:
    """The tables of the database lie on that disk."""
    place = disk / "tables"
    private_folder(place, server_account())
    connection.ensure_connection()
    server = {"host": connection.settings_dict["HOST"], "user": connection.settings_dict["USER"]}
    connection.close()
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as own:
        row = own.execute(
            "SELECT spcname FROM pg_database d JOIN pg_tablespace t ON t.oid = dattablespace "
            "WHERE datname = %s",
            [name],
        ).fetchone()
        assert row is not None
        space = f"small_{name}"
        own.execute(f"CREATE TABLESPACE {space} LOCATION '{place}'")
        own.execute(f'ALTER DATABASE "{name}" SET TABLESPACE {space}')
        try:
            yield
        finally:
            connection.close()
            own.execute(f'ALTER DATABASE "{name}" SET TABLESPACE {row[0]}')
            own.execute(f"DROP TABLESPACE {space}")


def lines(first: int, count: int) -> tuple[list[str], str]:
    """Claims to be recorded at once, and their external ids."""
    rows = [
        {
            "external_id": f"full-{number}",
            "topic": "Ships",
            "question": f"How many ships took part {number % 20}?",
            "unit": "item",
            "source": f"Source {number % 7}",
            "quote": f"about {number} ships " + "and so on " * 150,
            "said_on": "2024-10-31",
        }
        for number in range(first, first + count)
    ]
    return [row["external_id"] for row in rows], "\n".join(map(json.dumps, rows))


@pytest.mark.check("tests/claimcheck/test_under_load.py::test_below_the_floor_nothing_is_written")
def test_what_would_write_is_answered_507_and_reading_goes_on(own_database: str, disk: Path) -> None:
    asking = client("checker")
    asking.raise_request_exception = False
    result, acknowledged = Result("disk of the tables full", faults=TIMES), list[str]()
    first = 0

    def record(count: int = 50) -> Any:
        nonlocal first
        keys, body = lines(first, count)
        first += len(keys)
        result.tried += len(keys)
        answer = asking.post(f"{API}claims/bulk/", body, content_type="application/x-ndjson")
        result.answers[str(answer.status_code)] += 1
        acknowledged.extend(keys if answer.status_code == 200 else [])
        return answer

    with data_on(disk, own_database):
        assert record().status_code == 200
        for _ in range(TIMES):
            with filled_up(disk):
                refused = next(
                    answer for answer in (record() for _ in range(MOST)) if answer.status_code != 200
                )
                assert (refused.status_code, refused["Retry-After"]) == (507, "5"), refused.content
                assert refused["Content-Type"] == "application/problem+json"
                for path in ("topics/", "claims/", "conflicts/"):
                    assert asking.get(f"{API}{path}").status_code == 200, "reading goes on"
            freed = time.monotonic()
            assert record(1).status_code == 200
            result.slowest = max(result.slowest, time.monotonic() - freed)
        assert result.slowest < SOON
        result.acknowledged = len(acknowledged)
        held(result, acknowledged, Counter(Claim.objects.values_list("external_id", flat=True)))


@pytest.mark.check("tests/claimcheck/test_under_load.py::test_below_the_floor_nothing_is_written")
def test_control_a_disk_with_room_takes_all(own_database: str, disk: Path) -> None:
    """The same requests, of which none is answered 507 where nothing fills the disk up."""
    asking = client("checker")
    with data_on(disk, own_database):
        bodies = [lines(50 * number, 50)[1] for number in range(3)]
        told = [
            asking.post(f"{API}claims/bulk/", body, content_type="application/x-ndjson") for body in bodies
        ]
        assert {answer.status_code for answer in told} == {200}


@pytest.mark.check(
    "tests/claims/services/test_pulls.py::test_what_cannot_be_written_to_the_journal_is_in_the_database_at_once"
)
def test_reads_are_on_record_while_the_disk_of_their_journal_is_full(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices.PULLS, "journal", Journal(disk / "reads"))
    boss, figure = new.person("editor-in-chief"), new.figure()
    given: dict[str, Any] = {"by": boss, "now": new.NOW, "owner": boss, "scopes": ["figures:read"]}
    _, text = make_token(**given, name="Tool")
    tool = Client(headers={"Authorization": f"Bearer {text}"})
    answered = 0
    for _ in range(TIMES):
        with filled_up(disk):
            answered += tool.get(f"{API}figures/{figure.question_id}/").status_code == 200
        answered += tool.get(f"{API}figures/{figure.question_id}/").status_code == 200
    notices.PULLS.write()
    assert answered == 2 * TIMES, "reading goes on"
    assert round(PullCount.objects.get().pulls) == answered, "and each is on record, once"
