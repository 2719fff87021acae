"""What takes too long to read is refused in time, and the thread goes on unharmed."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from claimcheck.foundation.records.errors import Refused
from claims.intake import time_budget
from claims.intake.time_budget import in_time
from tests.claims.api.client import post, problem

PROJECT = Path(__file__).parents[3]
SETTINGS = {**os.environ, "DJANGO_SETTINGS_MODULE": "claimcheck.settings"}


def busy(seconds: float) -> int:
    """Plain computation, as a rule that takes long."""
    end, steps = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        steps += 1
    return steps


def in_a_thread(work: Callable[[], Any]) -> list[Any]:
    """What it gives, or raises, in a thread of its own, as requests are answered."""
    found: list[Any] = []

    def run() -> None:
        try:
            found.append(work())
        except Refused as refusal:
            found.append(refusal)
        found.append(busy(0.1))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(120)
    assert not thread.is_alive()
    return found


def test_it_is_stopped_and_the_thread_goes_on() -> None:
    def work() -> None:
        in_time("text", lambda: busy(15), 0.1)

    began = time.monotonic()
    refusal, after = in_a_thread(work)
    assert "took more than 0.1 seconds" in str(refusal)
    assert time.monotonic() - began < 10
    assert after > 0


def test_control_without_the_limit_it_is_not_stopped() -> None:
    def work() -> int:
        return in_time("text", lambda: busy(0.3), 60)

    assert in_a_thread(work)[0] > 0


def test_what_ends_as_the_time_does_is_either_read_or_refused_and_nothing_follows() -> None:
    def work() -> None:
        for _ in range(30):
            with suppress(Refused):
                in_time("text", lambda: busy(0.005), 0.005)

    assert len(in_a_thread(work)) == 2


def test_a_thread_that_is_held_up_is_not_struck_again_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under load the second strike came while the first was dealt with, and the watch went on, each second,
    with whatever thread had the number of the one that had ended: a worker's, which then waited for ever."""
    monkeypatch.setattr(time_budget, "AGAIN", 0.0)

    def work() -> None:
        for _ in range(200):
            with suppress(Refused):
                in_time("text", lambda: busy(0.002), 0.001)

    assert len(in_a_thread(work)) == 2
    ends = time.monotonic() + 30
    while any(thread.name.endswith("(watch)") for thread in threading.enumerate()):
        assert time.monotonic() < ends
        time.sleep(0.01)


def endless(*article: Any) -> list[Any]:
    """An extractor that finds no end."""
    busy(15)
    return []


@pytest.mark.django_db
def test_an_article_that_takes_too_long_is_a_problem_with_its_remedy(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = {"text": "Some 8,000 soldiers."}
    assert post("articles/read/", sent, role="reporter").status_code == 200
    settings.ARTICLE_EXTRACTOR = f"{__name__}.endless"
    monkeypatch.setattr(time_budget, "READING", 0.5)
    answer = problem(post("articles/read/", sent, role="reporter"), 400)
    assert answer["errors"][0]["field"] == "text"
    assert "send a part of it" in str(answer["errors"])


def test_the_interpreter_is_left_as_it_was() -> None:
    """Python 3.11 hangs under a profiler where an exception for a thread was taken back."""
    script = (
        "import sys, time\n"
        "from claims.intake.time_budget import in_time\n"
        "in_time('text', lambda: None, 60)\n"
        "try:\n"
        "    in_time('text', lambda: [None for _ in iter(int, 1)], 0.05)\n"
        "except Exception: pass\n"
        "sys.setprofile(lambda *event: None)\n"
        "sum(map(abs, range(9)))\n"
        "(lambda: 1)()\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=PROJECT, check=True, timeout=60, env=SETTINGS)
