"""Ratios are of medians, by turns, after a warm-up; what was not measured stays in the table."""

import json
from pathlib import Path

import pytest

from benchmarks.harness import Result, Target, by_turns, left_out
from benchmarks.machine import describe, tree_seconds
from benchmarks.table import keep, show


def test_thing_and_yardstick_take_turns_and_the_first_round_is_not_counted() -> None:
    order: list[str] = []
    costs = {"a": iter([99.0, 1, 2, 3, 4, 50]), "b": iter([0.1, 2, 4, 6, 8, 10])}

    def work(name: str) -> float:
        order.append(name)
        return next(costs[name])

    found = by_turns("x", lambda: work("a"), lambda: work("b"), Target(0.75, 0.4))
    assert "".join(order) == "ab" * 6
    assert (found.ratio, found.thing, found.yardstick, found.rounds) == (0.5, 3, 6, 5)
    assert found.verdict == "ok"


@pytest.mark.parametrize(
    ("ratio", "verdict"), [(0.3, "stretch"), (0.7, "ok"), (0.8, "missed"), (None, "left out")]
)
def test_a_ratio_is_held_against_its_targets(ratio: float | None, verdict: str) -> None:
    assert Result("x", ratio, 0.75, 0.4).verdict == verdict


def test_results_of_other_runs_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLAIMCHECK_VAR", str(tmp_path))
    keep([Result("a", 1.0, 2, 1)], small=False)
    path = keep([left_out("b", Target(2), "no such machine")], small=False)
    kept = json.loads(path.read_text())
    assert kept["a"]["ratio"] == 1.0
    assert set(kept["b"]) >= {"ratio", "must", "stretch", "rounds", "date", "machine", "note"}
    show([Result("a", 1.0, 2, 1), left_out("b", Target(2), "no such machine")])
    assert "no such machine" in capsys.readouterr().out


def test_the_machine_is_told_without_its_name() -> None:
    assert "cores" in describe()


def test_processor_time_counts_children_once() -> None:
    import os

    assert tree_seconds(os.getpid(), os.getpid()) == pytest.approx(tree_seconds(os.getpid()), abs=0.1)
