"""Python's search for cycles, at longer intervals while very many rows are read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 200_000
"""New objects from one search to the next. Rows hold no cycles, but each search goes through all of them:
at Python's own interval (700) it takes a quarter of the time of an import or a report."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Cycles are looked for less often inside.

    It holds for the whole process: for a command, not for a server, whose threads would undo each other's.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], SELDOM), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
