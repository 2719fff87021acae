"""The fixtures that give tests their databases."""

from threading import Thread
from urllib.request import urlopen

import pytest
from django.contrib.auth.models import User
from django.db import connection
from pytest_django.live_server_helper import LiveServer


@pytest.mark.django_db
def test_a_plain_test_runs_in_a_transaction_on_the_workers_copy() -> None:
    assert connection.in_atomic_block
    assert connection.settings_dict["NAME"].startswith("test_")


def test_own_database_is_seen_by_threads_and_starts_empty(own_database: str) -> None:
    def add() -> None:
        User.objects.create(username="from a thread")
        connection.close()

    assert not User.objects.exists()
    thread = Thread(target=add)
    thread.start()
    thread.join()
    assert User.objects.get().username == "from a thread"
    assert connection.settings_dict["NAME"] == own_database
    assert not connection.in_atomic_block


@pytest.mark.own_database
def test_the_mark_does_the_same() -> None:
    assert not User.objects.exists()
    assert not connection.in_atomic_block
    User.objects.create(username="committed")


def test_a_live_server_answers_from_an_own_database(live_server: LiveServer) -> None:
    with urlopen(f"{live_server.url}/healthz") as answer:
        assert answer.status == 200
