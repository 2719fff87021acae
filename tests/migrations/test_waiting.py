"""A migration that has to wait for a table does so for a moment, and again: nobody waits behind it for long."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from claims.management.commands import migrate

pytestmark = pytest.mark.own_database
NEWEST, BEFORE = "0009_told_of_later_days", "0008_words_of_quotes_known"
TABLE = "claims_notification"


@pytest.fixture(autouse=True)
def impatient(own_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("migrate", "claims", BEFORE, verbosity=0, interactive=False)
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=200ms")
    monkeypatch.setattr(migrate, "PAUSE", 0.2)
    connection.close()


@contextmanager
def reading() -> Iterator[psycopg.Connection[object]]:
    """Somebody who has read the table and leaves the transaction open."""
    connection.ensure_connection()
    settings = connection.settings_dict
    with psycopg.connect(host=settings["HOST"], user=settings["USER"], dbname=settings["NAME"]) as other:
        other.execute(f"SELECT 1 FROM {TABLE}")  # noqa: S608  # a constant
        yield other


def forward() -> None:
    call_command("migrate", "claims", NEWEST, verbosity=0, interactive=False)


def test_it_is_tried_again_until_the_table_is_free() -> None:
    with reading() as other:
        ended = threading.Timer(1.0, other.rollback)
        ended.start()
        forward()
        ended.join()
    assert _applied(NEWEST)


def test_control_tried_once_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "TRIES", 1)
    with reading(), pytest.raises(CommandError, match="Stop workers and long imports"):
        forward()
    assert not _applied(NEWEST)


def _applied(name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM django_migrations WHERE app = 'claims' AND name = %s", [name])
        return cursor.fetchone() is not None
