"""How much a run takes in: `make test` meets each kind of thing, `make check` every thing, `make whole` all.

What takes seconds and says of a hundred things what it says of one is asked of a few of them in a quick run
(`few`, `at_most`, each fifth parameter), or left to `make check`: the mark `check("the neighbour")`, and of a
file's tests with a database each second, so that the quick run stays one however many files grow. A test
that a smaller neighbour stands for is run by `make whole` alone: the mark `whole("the neighbour")`, or
`all_but_first` of its parameters. A run of a folder, a file or a test by its name is whole.
"""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
ONE_OF = 5
COSTLY = {"db", "django_db_setup", "own_database", "live_server", "chromium"}
T = TypeVar("T")
_run = {"quick": False, "whole": True}


def choose(config: pytest.Config) -> None:
    """Whether this run is quick, or whole; told before any module of tests is imported."""
    settings.register_profile("patient", settings(), deadline=None)  # a busy machine takes long for nothing
    settings.load_profile("patient")
    asked = {Path(config.invocation_params.dir, part).resolve() for part in config.args}
    longer = os.environ.get("WHOLE") or os.environ.get("LONG")
    _run["whole"] = bool(longer or config.option.markexpr) or not asked <= {TESTS, TESTS.parent}
    _run["quick"] = not _run["whole"] and not os.environ.get("CHECK")


def shorten() -> None:
    """Make this a quick run, whatever is asked for."""
    _run.update(whole=False, quick=True)


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What another test stands for; if quick, of what takes a database or browser a part.

    Of a file's tests each second (and who stands for another), of a test's parameters one in five.
    """
    if _run["whole"]:
        return
    seen: Counter[str] = Counter()
    left: list[pytest.Item] = []
    kept: list[pytest.Item] = []
    others = _others(items) if _run["quick"] else set()
    for item in items:
        function = _function(item)
        longer = item.get_closest_marker("whole") or (_run["quick"] and item.get_closest_marker("check"))
        between = seen[function] % ONE_OF if _run["quick"] and _asks(item) and "[" in item.nodeid else 0
        seen[function] += not longer
        (left if longer or between or function in others else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def few(things: Sequence[T], one_of: int) -> Sequence[T]:
    """All of them; in a quick run one of so many, beginning with the first."""
    return things[::one_of] if _run["quick"] else things


def at_most(quick: int, whole: int) -> int:
    """How many of what is drawn or made up: in a quick run, and else."""
    return quick if _run["quick"] else whole


def all_but_first(values: Iterable[Any], *, first: int = 1) -> list[Any]:
    """Parameters of a test, of which only a whole run takes more than the first."""
    return [value if place < first else _whole(value) for place, value in enumerate(values)]


def _whole(value: Any) -> Any:
    """The value as a parameter of a whole run; a tuple stands for several names."""
    several = value if isinstance(value, tuple) else (value,)
    return pytest.param(*several, marks=pytest.mark.whole("the first parameter"))


def _others(items: Sequence[pytest.Item]) -> set[str]:
    """Each second of a file's tests that take a database or browser, but for who stands for another."""
    files: dict[str, dict[str, None]] = {}
    for item in items:
        if _asks(item) and not (item.get_closest_marker("whole") or item.get_closest_marker("check")):
            files.setdefault(item.nodeid.partition("::")[0], {})[_function(item)] = None
    stands = {
        neighbour if "::" in neighbour else f"{item.nodeid.partition('::')[0]}::{neighbour}"
        for item in items
        for mark in (*item.iter_markers("whole"), *item.iter_markers("check"))
        for neighbour in mark.args
    }
    return {function for functions in files.values() for function in list(functions)[1::2]} - stands


def _function(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


def _asks(item: pytest.Item) -> bool:
    """Whether it takes a database or a browser."""
    marks = any(map(item.get_closest_marker, ("django_db", "own_database")))
    return marks or not COSTLY.isdisjoint(getattr(item, "fixturenames", ()))
