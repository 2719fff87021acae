"""The API keeps its description, whatever schemathesis makes up from it; `make fuzz` at full length."""

import os
import sys
from typing import Any

import pytest
from django.db import connections

from tests.api.fuzzing import EVERY_PHASE, Found, Plan, run
from tests.api.world import World

FUZZ = int(os.environ.get("FUZZ") or 0)
"""Cases drawn of each operation and role; 0 is the short form: each operation is met once or twice."""


@pytest.fixture
def world(own_database: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    """Records to meet; as in production a thread keeps its connection. Whoever would wait is answered."""
    settings.LONG_POLLS = 0
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", None)
    return World()


def plans(url: str) -> list[Plan]:
    """What is sent as whom."""
    if not FUZZ:
        return [Plan(url, "approver", 1)]
    return [
        Plan(url, "reader", FUZZ),
        Plan(url, "writer", FUZZ),
        Plan(url, "approver", FUZZ, phases=EVERY_PHASE),
    ]


@pytest.mark.whole("tests/api/test_corpus.py::test_bad_values_are_refused_and_leave_nothing")
def test_the_api_keeps_its_description(world: World, live_server: Any, capfd: pytest.CaptureFixture[str]):
    every: list[Found] = []
    for plan in plans(live_server.url):
        found, told = Found(plan.role), 0
        for found in run(plan, world):
            if FUZZ and found.total() >= told + 100:
                told = found.total()
                with capfd.disabled():
                    sys.stderr.write(f"{found}\n")
        every.append(found)
    with capfd.disabled():
        sys.stderr.write(
            "\n".join(["", *map(str, every), f"{sum(each.total() for each in every)} cases", ""])
        )
    failures = {f"{each.role} {name}": told for each in every for name, told in each.failures.items()}
    assert not failures, "\n\n".join(f"{name}\n{told}" for name, told in failures.items())
    assert all(each.total() >= 20 for each in every)
    assert not FUZZ or sum(each.total() for each in every) >= 5000, "fewer than 5,000 cases: give FUZZ more"
