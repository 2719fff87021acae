"""The site goes on answering: cut connections, changes in each other's way, many writings, a full disk."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from claimcheck import under_load
from claimcheck.foundation.records import trying_again
from claimcheck.foundation.records.copying import copy_lines
from claimcheck.foundation.records.database_away import status_of_absence, was_cut
from claimcheck.foundation.records.trying_again import gently
from claimcheck.under_load import RoomMiddleware
from tests import builders as new
from tests.claims.api.client import API, client
from tests.claims.api.test_bulk import line
from tests.threads import at_once

own_database = pytest.mark.own_database


def cut() -> None:
    """End this thread's connection, as a restart of the server does; it has not noticed yet."""
    connection.ensure_connection()
    killed = connection.connection.info.backend_pid
    parameters = connection.get_connection_params()
    known = ("host", "port", "dbname", "user", "password")
    with psycopg.connect(**{name: parameters[name] for name in known if parameters.get(name)}) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [killed])


@own_database
@pytest.mark.parametrize("path", [f"{API}topics/", "/healthz", "/admin/"])
def test_a_reading_that_is_cut_is_made_again(path: str) -> None:
    new.topic()
    asking = client("checker")
    asking.raise_request_exception = False
    asking.force_login(new.person("checker"))
    assert asking.get(path).status_code == 200
    cut()
    assert asking.get(path).status_code == 200


@own_database
@pytest.mark.parametrize("method", ["get", "post"])
def test_control_what_is_made_once_is_answered_503(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reading with the guard off, and a writing, which nobody knows to be safe to repeat."""
    if method == "get":
        monkeypatch.setattr(under_load, "READS", ())
    asking = client("checker")
    asking.raise_request_exception = False
    cut()
    sent: dict[str, Any] = {"data": b"{}", "content_type": "application/json"} if method == "post" else {}
    answer = getattr(asking, method)(f"{API}topics/", **sent)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer["Content-Type"] == "application/problem+json"


@own_database
def test_a_server_that_only_reads_asks_to_come_back() -> None:
    asking = client("checker")
    asking.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    answer = asking.post(f"{API}claims/bulk/", line(1), content_type="application/x-ndjson")
    connection.close()
    assert (answer.status_code, answer["Retry-After"]) == (503, "5"), answer.content


@own_database
def test_what_is_copied_when_it_is_cut_is_answered_503() -> None:
    """COPY goes past Django's cursor: its errors are Django's all the same."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE copied (word text)")

    def lines() -> Iterator[str]:
        yield from ["word"] * 2000
        cut()
        yield from ["word"] * 200_000

    with pytest.raises(OperationalError) as error:
        copy_lines("copied", ["word"], lines())
    assert status_of_absence(error.value) == 503
    assert was_cut(error.value)
    connection.close()


def _crossing() -> list[object]:
    """Two changes that take the same two locks, each the other's first: the database gives one up."""
    both = threading.Barrier(2)

    def change(first: int, second: int) -> Callable[[], str]:
        tried: list[int] = []

        def locks() -> str:
            with connection.cursor() as cursor:
                cursor.execute("BEGIN")
                try:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [first])
                    if not tried:
                        tried.append(1)
                        both.wait(timeout=120)
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [second])
                finally:
                    cursor.execute("ROLLBACK")
            return "done"

        return lambda: gently(locks)

    return at_once(change(1, 2), change(2, 1))


@own_database
def test_a_change_that_gives_way_is_tried_again() -> None:
    assert _crossing() == ["done", "done"]


@own_database
def test_control_tried_once_it_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying_again, "MOST", 0)
    assert sorted(type(each).__name__ for each in _crossing()) == ["OperationalError", "str"]


@pytest.mark.django_db
def test_inside_a_transaction_nothing_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def change() -> None:
        tries.append(1)
        raise OperationalError from psycopg.errors.DeadlockDetected()

    with pytest.raises(OperationalError):
        gently(change)
    assert len(tries) == 1


@pytest.mark.parametrize("room", [1, 3])
def test_writings_leave_threads_to_readings(room: int, settings: Settings) -> None:
    """Three write at a time; with room for one the second waits in vain, and the third is turned away. The
    control has room for three."""
    settings.WRITES_AT_ONCE = room
    ends, inside = threading.Event(), threading.Semaphore(0)

    def slow(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            inside.release()
            ends.wait(timeout=120)
        return HttpResponse()

    site = RoomMiddleware(slow)
    ask = RequestFactory()
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda: answers.append(site(ask.post("/api/v1/topics/")).status_code))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    assert all(inside.acquire(timeout=120) for _ in range(room))
    assert site(ask.get("/healthz")).status_code == 200
    if room == 1:
        while not answers:
            time.sleep(0.01)  # the third is answered at once, the second in a while
        assert answers == [503]
    ends.set()
    for thread in threads:
        thread.join(timeout=120)
    assert sorted(answers) == ([200, 200, 503] if room == 1 else [200, 200, 200])
    assert site(ask.post("/api/v1/topics/")).status_code == 200, "there is room again"


@pytest.mark.django_db
@pytest.mark.parametrize(("floor", "status"), [(2**62, 507), (0, 400)])
def test_below_the_floor_nothing_is_written(floor: int, status: int, settings: Settings) -> None:
    settings.DISK_FLOOR = floor
    asking = client("checker")
    answer = asking.post(f"{API}claims/", b"{}", content_type="application/json")
    assert answer.status_code == status
    assert asking.get(f"{API}topics/").status_code == 200
    page = Client().post("/admin/claims/claim/add/")
    assert page.status_code == (507 if floor else 302)
    assert Client().post("/accounts/login/").status_code == 200, "signing in goes on"
    if floor:
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Retry-After"] == page["Retry-After"] == "60"


@pytest.mark.parametrize("kind", [psycopg.OperationalError, psycopg.InterfaceError])
def test_the_driver_says_itself_that_the_database_is_away(kind: type[psycopg.Error]) -> None:
    """Closing a cursor on the server's side raises its errors as they are."""
    assert status_of_absence(kind("server closed the connection unexpectedly")) == 503
    assert status_of_absence(psycopg.errors.DiskFull("no space left")) == 507
    assert status_of_absence(psycopg.errors.UniqueViolation("twice")) is None
