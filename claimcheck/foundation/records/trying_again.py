"""Changes that the database gave up because others were in their way: made again, a few times."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection

from claimcheck.foundation.records.database_away import gave_way

MOST = 3
"""How often a change is tried again."""
LONGEST = 0.05
"""Seconds of the first wait, at most; each next one is up to twice as long."""
T = TypeVar("T")


def gently(change: Callable[[], T]) -> T:
    """What a change of one transaction gives.

    Where it deadlocks, or is not serialisable, nothing of it was done: it is tried again, after a wait that
    no two have alike. Inside a transaction it is not: that is lost.
    """
    for again in range(MOST):
        try:
            return change()
        except OperationalError as error:
            if not gave_way(error) or connection.in_atomic_block:
                raise
        time.sleep(random.uniform(0, LONGEST) * 2**again)  # noqa: S311  # nothing secret
    return change()
