"""What several processes share: how often somebody has tried."""

import re
from collections import Counter

import pytest
from django.test import Client

from tests import builders as make
from tests.claimcheck.sign_in.conftest import LOGIN, WRONG
from tests.threads import at_once

LIMITS = re.compile(r"Too many (failed attempts|attempts at once)\. Try again after \d\d:\d\d:\d\d \(UTC\)\.")


@pytest.mark.own_database
def test_tries_are_counted_for_all_processes_together(own_database: str):
    """Every thread has a connection and a cache of its own, as processes have; they share the table.

    On a busy machine some are asked to wait for the counter: such an attempt is not counted, and reads no
    password.
    """
    name = make.person("checker").username

    def attempt(password: str = WRONG) -> str:
        """Which limit answered; "wrong" where the password was looked at."""
        page = Client().post(LOGIN, {"login": name, "password": password}).content.decode()
        if "not correct" in page:
            return "wrong"
        found = LIMITS.search(page)
        return found[1] if found else page

    outcomes = at_once(*[attempt] * 12)
    assert set(outcomes) <= {"wrong", "failed attempts", "attempts at once"}, outcomes
    counted = Counter(outcomes)["wrong"]
    assert counted <= 5
    assert [attempt() for _try in range(5 - counted)] == ["wrong"] * (5 - counted)
    assert attempt(make.PASSWORD) == "failed attempts"
