"""What several processes share: how often somebody has tried."""

import pytest
from django.test import Client

from tests import builders as make
from tests.claimcheck.sign_in.conftest import LOGIN, WRONG
from tests.threads import at_once

TOO_MANY = "Too many failed attempts"


@pytest.mark.own_database
def test_tries_are_counted_for_all_processes_together(own_database: str):
    """Every thread has a connection and a cache of its own, as processes have; they share the table."""
    name = make.person("checker").username

    def guess() -> bool:
        page = Client().post(LOGIN, {"login": name, "password": WRONG}).content.decode()
        return TOO_MANY in page

    outcomes = at_once(*[guess] * 12)
    assert set(outcomes) <= {True, False}, outcomes
    assert outcomes.count(False) <= 5
    assert TOO_MANY in Client().post(LOGIN, {"login": name, "password": make.PASSWORD}).content.decode()
