"""What several processes share: how often somebody has tried."""

import threading

import pytest
from django.db import connection
from django.test import Client

from tests import builders as make
from tests.claimcheck.sign_in.conftest import LOGIN, WRONG

TOO_MANY = "Too many wrong tries"


@pytest.mark.own_database
def test_tries_are_counted_for_all_processes_together(own_database: str):
    """Every thread has a connection and a cache of its own, as processes have; they share the table."""
    name = make.person("checker").username
    outcomes: list[bool] = []

    def guess() -> None:
        try:
            page = Client().post(LOGIN, {"login": name, "password": WRONG}).content.decode()
            outcomes.append(TOO_MANY in page)
        finally:
            connection.close()

    guesses = [threading.Thread(target=guess) for _number in range(12)]
    for one in guesses:
        one.start()
    for one in guesses:
        one.join()
    assert outcomes.count(False) <= 5
    assert TOO_MANY in Client().post(LOGIN, {"login": name, "password": make.PASSWORD}).content.decode()
