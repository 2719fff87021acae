"""How much a run takes in: `make test` meets each kind of thing, `make check` every one.

What takes seconds and says of a hundred things what it says of one is asked of a few of them in a quick run,
by `few` or `all_but_first`; a test that a smaller neighbour stands for is left out of it, by the mark
`whole("the neighbour")`. A run of one folder, file or test is whole, as is one with WHOLE=1: `make check`.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

TESTS = Path(__file__).parent
ONE_OF = 3
T = TypeVar("T")
_run = {"quick": False}


def choose(config: pytest.Config) -> None:
    """Whether this run is quick; told before any module of tests is imported."""
    asked = {Path(config.invocation_params.dir, part).resolve() for part in config.args}
    longer = os.environ.get("WHOLE") or os.environ.get("LONG")
    _run["quick"] = not longer and asked <= {TESTS, TESTS.parent} and not config.option.markexpr


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a quick run: what another test stands for, and two parameters of three of what asks the database."""
    if not _run["quick"]:
        return
    seen: Counter[str] = Counter()
    left: list[pytest.Item] = []
    kept: list[pytest.Item] = []
    for item in items:
        function = item.nodeid.partition("[")[0]
        asks = item.get_closest_marker("django_db") or item.get_closest_marker("own_database")
        thirds = seen[function] % ONE_OF if asks and "[" in item.nodeid else 0
        whole = item.get_closest_marker("whole")
        seen[function] += not whole
        (left if whole or thirds else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def few(things: Sequence[T], one_of: int) -> Sequence[T]:
    """All of them; in a quick run one of so many, beginning with the first."""
    return things[::one_of] if _run["quick"] else things


def at_most(quick: int, whole: int) -> int:
    """How many of what is drawn or made up: in a quick run, and else."""
    return quick if _run["quick"] else whole


def all_but_first(values: Iterable[Any], *, first: int = 1) -> list[Any]:
    """Parameters of a test, of which a quick run takes only the first."""
    marked: Callable[..., Any] = pytest.mark.whole("the first parameter")
    return [value if place < first else _whole(value, marked) for place, value in enumerate(values)]


def _whole(value: Any, mark: Any) -> Any:
    """The value as a parameter with the mark; a tuple stands for several names."""
    if hasattr(value, "marks"):  # is a parameter already
        return pytest.param(*value.values, id=value.id, marks=[*value.marks, mark])
    return pytest.param(*value, marks=mark) if isinstance(value, tuple) else pytest.param(value, marks=mark)
