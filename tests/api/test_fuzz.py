"""The API keeps its description, whatever schemathesis makes up from it; `make fuzz` at full length."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.api.fuzzing import EVERY_PHASE, Found, Plan, run
from tests.api.world import World

FUZZ = int(os.environ.get("FUZZ") or 0)
"""Cases drawn of each operation and role; 0 is the short form: each operation is met once or twice."""
KEPT = Path(__file__).parents[2] / "var" / "fuzz.txt"
"""What the long form has found so far, for a run that is broken off."""


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


def report(lines: list[str]) -> None:
    """Print it, and keep it where the end of this process does not take it away."""
    text = "\n".join([*lines, ""])
    sys.stderr.write(text)
    if FUZZ:
        KEPT.parent.mkdir(exist_ok=True)
        with KEPT.open("a") as kept:
            kept.write(text)


@pytest.mark.whole("tests/api/test_corpus.py::test_bad_values_are_refused_and_leave_nothing")
def test_the_api_keeps_its_description(world: World, live_server: Any, capfd: pytest.CaptureFixture[str]):
    every: list[Found] = []
    for plan in plans(live_server.url):
        found, counted, known = Found(plan.role), 0, 0
        for found in run(plan, world):
            new = list(found.failures.items())[known:]
            known += len(new)
            if FUZZ and (new or found.total() >= counted + 100):
                counted = found.total()
                with capfd.disabled():
                    report([f"{found}", *(f"{found.role} {name}\n{what}\n" for name, what in new)])
        every.append(found)
    with capfd.disabled():
        report(["", *map(str, every), f"{sum(role.total() for role in every)} cases"])
    failures = {f"{each.role} {name}": told for each in every for name, told in each.failures.items()}
    assert not failures, "\n\n".join(f"{name}\n{told}" for name, told in failures.items())
    assert all(each.total() >= 20 for each in every)
    assert not FUZZ or sum(each.total() for each in every) >= 5000, "fewer than 5,000 cases: give FUZZ more"
