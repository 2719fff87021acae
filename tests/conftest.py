"""What every test stands on: a migrated template database, copied for workers and for tests that commit.

Append-only tables refuse TRUNCATE, so that no database can be emptied after a test that commits. Such a test
is marked `own_database` (or asks for `own_database`, `transactional_db` or `live_server`) and gets a copy of
the template.
"""

import gc
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command
from django.core.servers.basehttp import WSGIServer
from django.db import connection, connections, transaction
from django.db.backends.signals import connection_created
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from claimcheck.database import embedded
from claimcheck.foundation.records.owner import as_owner
from claims.examples.load import load_example
from claims.examples.people import People, demo_people
from claims.examples.rehearsal import load_rehearsal, rehearsal_day
from claims.examples.review import review_example
from tests import in_memory, lengths, needs

PROJECT = Path(__file__).parent.parent
SHAPED_BY = (
    "claimcheck/foundation/records/migration_operations.py",
    "claimcheck/settings.py",
    "claims/domain/figures/unit_table.py",
    "claims/services/access/*roles.py",
    "claims/migrations/*.py",
    "sources/migrations/*.py",
    "claims/services/bulk/keys.py",
    "claims/services/bulk/written_by_owner.py",
    "requirements.txt",
)


def pytest_configure(config: pytest.Config) -> None:
    """The process that started the workers is a user of the server as well, and the last to leave.

    A live server holds as many who connect at once as one in operation does; Django's own holds ten, and
    resets the connections of the others.
    """
    needs.required()  # an unknown name is an error before any test runs
    lengths.choose(config)
    admin.autodiscover()  # as the addresses do, which not every test asks for
    WSGIServer.request_queue_size = 128
    if settings.DATABASES["default"]["ENGINE"] == "claimcheck.database":
        connection.get_connection_params()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave the server; workers do not always reach the end of their process."""
    connections.close_all()
    embedded.leave_all()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that commits gets a database of its own, however it says so.

    What takes long comes first: nobody waits at the end for the last worker and its long test.
    """
    lengths.leave_out(config, items)
    for item in items:
        needs.check_names(item)
        mark = item.get_closest_marker("django_db")
        if mark and (mark.kwargs.get("transaction") or mark.args):
            raise pytest.UsageError(
                f"{item.nodeid}: use the mark own_database instead of django_db(transaction=True)"
            )
        if item.get_closest_marker("own_database"):
            item.fixturenames.insert(0, "own_database")  # type: ignore[attr-defined]
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)  # files stay together


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: the collector of garbage need not go through them each time.

    Nor after every 700 objects: a query makes hundreds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """What a test needs of the machine is looked for before its fixtures."""
    for mark in item.iter_markers("needs"):
        needs.need(*mark.args)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The worker's database: a copy of the template, dropped at the end."""
    with django_db_blocker.unblock(), _copy_of(_template()):
        yield


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Point every thread's connection at a fresh copy of the migrated database; gives its name."""
    assert not connection.in_atomic_block, "the module keeps records for all its tests"
    with django_db_blocker.unblock(), _copy_of(_template()) as name, _closing_what_threads_open():
        yield name


@pytest.fixture(scope="module")
def database_of_the_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The same for all tests of a module, none of which changes what its fixtures recorded.

    The module asks for it in a fixture of its own named `own_database`, so that `live_server` takes it too.
    """
    with django_db_blocker.unblock(), _copy_of(_template()) as name, _closing_what_threads_open():
        yield name


@pytest.fixture
def another_database(own_database: str) -> Callable[[], AbstractContextManager[str]]:
    """Opens further copies of the migrated database, each the current one for as long as it is open."""
    return lambda: _copy_of(_template())


@pytest.fixture
def empty_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The current database is one that nothing has been migrated in yet; gives its name."""
    with django_db_blocker.unblock(), _copy_of("template0") as name:
        yield name


@pytest.fixture(scope="session")
def _database_of_the_example(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), _copied(_template()) as name:
        with _pointed_at(name):
            load_example(demo_people())
        yield name


@pytest.fixture(scope="session")
def _database_of_the_review(
    _database_of_the_example: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    with django_db_blocker.unblock(), _copied(_database_of_the_example) as name:
        with _pointed_at(name):
            review_example(demo_people())
        yield name


@pytest.fixture(scope="module")
def loaded_example(_database_of_the_example: str, django_db_blocker: DjangoDbBlocker) -> Iterator[People]:
    """The running example as recorded and accepted, once for a worker; gives its people.

    The tests of the module that asks for it work in the example's database, and what they write is undone.
    """
    with django_db_blocker.unblock(), _pointed_at(_database_of_the_example):
        yield demo_people()


@pytest.fixture(scope="module")
def reviewed_example(_database_of_the_review: str, django_db_blocker: DjangoDbBlocker) -> Iterator[People]:
    """The same up to the published figures."""
    with django_db_blocker.unblock(), _pointed_at(_database_of_the_review):
        yield demo_people()


@pytest.fixture
def copy_of_the_review(_database_of_the_review: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The same as a database of a test's own: in the place of `own_database`, for a live server."""
    with (
        django_db_blocker.unblock(),
        _copy_of(_database_of_the_review) as name,
        _closing_what_threads_open(),
    ):
        yield name


@pytest.fixture(scope="module")
def database_of_the_demo(_database_of_the_review: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What `make demo` leaves, both examples, in a database for all tests of a module, none of which changes
    it; in the place of `own_database`."""
    with (
        django_db_blocker.unblock(),
        _copy_of(_database_of_the_review) as name,
        _closing_what_threads_open(),
        override_settings(REHEARSAL_DAY=timezone.now().date()),
    ):
        load_rehearsal(demo_people(), rehearsal_day())
        yield name


@pytest.fixture(scope="module")
def kept_for_the_module(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What a module's own fixtures write is there for all its tests, and undone after the last of them.

    What a test writes besides is undone after it, as ever. No test of such a module takes a database of its
    own, which would end the transaction.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def transactional_db(own_database: str) -> None:
    """In place of pytest-django's, which empties the tables afterwards; `live_server` asks for it too."""


def _template() -> str:
    """The name of a migrated database that nothing connects to; made once for each state of the code."""
    digest = hashlib.sha256()
    for path in _shaping():
        digest.update(path.read_bytes())
    name = f"template_{digest.hexdigest()[:16]}"
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_lock(hashtext('claimcheck template'))"
        )  # freed with the connection
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ '^(template|half)_'")
        known = {row[0] for row in cursor.fetchall()}
        if name not in known:
            for old in known:
                cursor.execute(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "half_{name}"')
            with _pointed_at(f"half_{name}"):
                call_command("migrate", verbosity=0, interactive=False)
                call_command("sync_registers", stdout=StringIO())
            cursor.execute(f'ALTER DATABASE "half_{name}" RENAME TO "{name}"')
    return name


@cache
def _place() -> str:
    """The tablespace of the copies; found once a process, which drops what others have left."""
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('claimcheck place'))")  # freed with the connection
        in_memory.clear(cursor)
        return in_memory.place(cursor)


def _shaping() -> list[Path]:
    """The files that shape a migrated database: the migrations, and the modules of ours that those name."""
    files = {path for pattern in SHAPED_BY for path in PROJECT.glob(pattern)}
    text = "\n".join(path.read_text() for path in files if path.suffix == ".py")
    named = set(re.findall(r"(?:from|import) ((?:claims|sources)(?:\.\w+)+)", text))
    modules = {PROJECT / f"{name.replace('.', '/')}.py" for name in named}
    return sorted(files | {path for path in modules if path.exists()})


@contextmanager
def _copy_of(template: str) -> Iterator[str]:
    """A copy of the template as the current database; dropped afterwards."""
    with _copied(template) as name, _pointed_at(name):
        yield name


@contextmanager
def _copied(template: str) -> Iterator[str]:
    """A copy of the template; dropped afterwards, whoever is still connected."""
    name = f"test_{os.getpid()}_{uuid4().hex[:16]}"
    with as_owner(), connection._nodb_cursor() as cursor:
        cursor.execute(
            f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY TABLESPACE {_place()}'
        )
    try:
        yield name
    finally:
        with as_owner(), connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _closing_what_threads_open() -> Iterator[None]:
    """Close every connection made meanwhile: a live server's thread may end without doing so."""
    opened: list[Any] = []

    def note(connection: Any, **others: Any) -> None:
        opened.append(connection.connection)

    connection_created.connect(note)
    try:
        yield
    finally:
        connection_created.disconnect(note)
        for each in opened:
            each.close()


@contextmanager
def _pointed_at(name: str) -> Iterator[None]:
    """Connect the default alias, in this thread and in those started from now on, to another database."""
    alias = connections.settings["default"]  # the very mapping from which every thread's connection is made
    before = alias["NAME"]
    connection.close()
    alias["NAME"] = connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        alias["NAME"] = connection.settings_dict["NAME"] = before
