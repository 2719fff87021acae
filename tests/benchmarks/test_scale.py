"""Growth from 100 to 1,000 claims within this process: all is measured, kept at once, told and drawn."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks.scale import run
from benchmarks.scale.growth import Limit, ends, exponent, processors, room
from benchmarks.scale.kept import Kept
from benchmarks.scale.plots import growth_picture
from benchmarks.scale.run import Growth, grow_through
from benchmarks.scale.spent import Spent
from benchmarks.scale.ways import Within
from benchmarks.scale.works import DETECTION, LABELS
from benchmarks.scale.written import BEGIN, END, put_into_docs, size_on_disk, written
from benchmarks.scale.written import seconds as written_seconds
from tests.owning import owning

Another = Callable[[], AbstractContextManager[str]]


@pytest.mark.check("test_a_run_goes_on_where_it_was_stopped")
@pytest.mark.own_database
def test_growth_from_a_hundred_to_a_thousand(another_database: Another, tmp_path: Path) -> None:
    said: list[str] = []

    @contextmanager
    def database(claims: int, fill: Callable[[int], None]) -> Iterator[None]:
        with another_database():
            with owning():
                fill(claims)
            yield

    kept = Kept.at(tmp_path / "scale.json")
    way = lambda: nullcontext(Within())  # noqa: E731
    growth = Growth(kept, database, way, way, said.append, most=2)
    ended = grow_through(growth, [100, 1000], place=tmp_path, budget=3600, whole=False)
    assert ended == "All sizes are measured."
    less, more = Kept.at(tmp_path / "scale.json").in_order()
    assert set(less["measured"]) == set(more["measured"]) == set(LABELS)
    assert [name for name, work in more["measured"].items() if "failed" in work] == []
    assert more["counts"]["claims"] > 5 * less["counts"]["claims"] > 300
    assert more["counts"]["figures"] == more["counts"]["questions"] == 100
    assert more["counts"]["conflicts"] > 0
    assert more["room"]["tables"] > less["room"]["tables"] > 0
    assert any("1,000 claims: full detection" in line for line in said)
    grow_through(growth, [100, 1000], place=tmp_path, budget=3600, whole=False)
    assert said[-2:] == ["100 claims: measured before", "1,000 claims: measured before"]
    text = written(kept)
    assert all(label in text for label in LABELS.values())
    (tmp_path / "scale.md").write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n")
    pictures = [path for path in put_into_docs(kept, tmp_path) if path.suffix == ".svg"]
    assert len(pictures) == 3
    assert all(ElementTree.parse(path).getroot().tag.endswith("svg") for path in pictures)
    assert (tmp_path / "scale.md").read_text() == f"Before.\n{BEGIN}\n{text}{END}\nAfter.\n"


def size(claims: int, cost: float | None = None, disk: int = 0) -> dict[str, Any]:
    """What is kept of a size, of the detection alone."""
    measured = {} if cost is None else {DETECTION: Spent(cost, 0.0, cost, 1.0, 1.0).as_json()}
    return {"counts": {"claims": claims}, "measured": measured, "room": {"tables": disk, "indexes": 0}}


READ = processors(DETECTION)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([size(1000, 1.0), size(10_000, 10.0)], 1.0),
        ([size(1000, 1.0), size(10_000, 100.0)], 2.0),
        ([size(1000, 1.0), size(10_000, 1.0)], 0.0),
        ([size(100, 9.0), size(1000, 1.0), size(100_000, 10.0)], 0.5),
        ([size(1000, 1.0), size(10_000)], None),
        ([size(1000, 1.0)], None),
        ([size(1000, 0.0), size(10_000, 1.0)], None),
        ([size(1000, 1.0), size(1000, 2.0)], None),
    ],
    ids=["linear", "squared", "flat", "the last two", "failed", "one", "too short", "no growth"],
)
def test_exponents_are_of_the_two_largest_sizes(sizes: list[dict[str, Any]], expected: float | None) -> None:
    found = exponent(sizes, READ)
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("costs", "most", "expected", "is_measured"),
    [
        ((1.0, 10.0), 100.0, 100_000, False),
        ((1.0, 100.0), 10_000.0, 100_000, False),
        ((1.0, 10.0), 10.0, 10_000, True),
        ((20.0, 30.0), 10.0, 1000, True),
        ((1.0, 1.0), 10.0, None, False),
    ],
    ids=["linear", "squared", "just reached", "passed at once", "does not grow"],
)
def test_ends_are_extrapolated_and_said_to_be(
    costs: tuple[float, float], most: float, expected: float | None, is_measured: bool
) -> None:
    sizes = [size(1000, costs[0]), size(10_000, costs[1])]
    [end] = ends(sizes, [Limit("x", READ, most, "s")])
    assert (end.is_measured, end.claims) == (is_measured, expected and pytest.approx(expected))


def test_what_ends_first_comes_first() -> None:
    sizes = [size(1000, 1.0, disk=10), size(10_000, 10.0, disk=100)]
    limits = [
        Limit("late", READ, 1e6, "s"),
        Limit("never", lambda _: 1.0, 5.0, "s"),
        Limit("soon", room("tables"), 200.0, "bytes"),
    ]
    assert [end.limit.name for end in ends(sizes, limits)] == ["soon", "late", "never"]


@pytest.mark.parametrize(
    ("left", "whole", "ended"),
    [
        ((10**12, 3600.0), False, "All sizes are measured."),
        (
            (21 * 10**9, 3600.0),
            False,
            "Stopped before 10,000,000 claims: they need about 15 GB of disk, and 1 GB",
        ),
        ((10**9, 3600.0), False, "Stopped before 10,000,000 claims: they need about 15 GB of disk, and 0 GB"),
        (
            (10**12, 60.0),
            False,
            "Stopped before 10,000,000 claims: they take about 10 minutes, and 1 of the budget",
        ),
        ((10**12, 60.0), True, "All sizes are measured."),
    ],
    ids=["room and time", "too little disk", "none", "too little time", "asked for by name"],
)
def test_it_ends_before_disk_or_time_do(
    left: tuple[int, float], whole: bool, ended: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free, budget = left
    kept = Kept.at(tmp_path / "scale.json")
    kept.tell(1_000_000, **size(1_000_000, disk=10**9), done=True, seconds=60)
    monkeypatch.setattr(run.shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    monkeypatch.setattr(Growth, "measure", lambda *_: None)
    growth = Growth(kept, lambda *_: nullcontext(), nullcontext, nullcontext, print)  # type: ignore[arg-type]
    told = grow_through(growth, [1_000_000, 10_000_000], place=tmp_path, budget=budget, whole=whole)
    assert told.startswith(ended)


def test_a_run_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    path = tmp_path / "bench" / "scale.json"
    Kept.at(path).keep(100, DETECTION, Spent(1.0, 2.0, 3.0, 4.0, 5.0))
    Kept.at(path).keep(1000, "import", "no such column")
    again = Kept.at(path)
    assert (again.has(100, DETECTION), again.has(100, "import"), again.has(1000, "import")) == (
        True,
        False,
        True,
    )
    assert again.in_order() == []
    assert json.loads(path.read_text())["sizes"]["1000"]["measured"]["import"]["failed"] == "no such column"
    assert not Kept.at(path, fresh=True).has(100, DETECTION)


def test_a_picture_leaves_out_what_has_no_place_on_its_axes() -> None:
    curves = {"a": [(100.0, 0.5), (1000.0, 5.0)], "b": [(100.0, 0.0), (1000.0, 2.0)], "c": [(100.0, 0.0)]}
    drawn = growth_picture(curves, title="Growth", note="today.", id_="g", unit=lambda power: f"{power:g} s")
    assert (drawn.count("<polyline"), drawn.count("<circle")) == (2, 3)
    assert "Lines: a, b." in drawn
    assert "1,000" in drawn
    assert "0.1 s" in drawn
    assert "10 s" in drawn


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.0042, "4.2 ms"),
        (0.25, "250 ms"),
        (1.0, "1.0 s"),
        (89.0, "89.0 s"),
        (90.0, "1.5 min"),
        (0.0, "0.0 ms"),
    ],
)
def test_times_are_written_in_their_unit(value: float, expected: str) -> None:
    assert written_seconds(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(1e6, "1 MB"), (999e6, "999 MB"), (1e9, "1.0 GB"), (2.7e11, "270.0 GB")]
)
def test_bytes_are_written_in_their_unit(value: float, expected: str) -> None:
    assert size_on_disk(value) == expected
