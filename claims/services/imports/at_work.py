"""Who is at work on which import, and how far: told by the name of the connection that does the work.

PostgreSQL shows that name to others at once, whatever transaction it is set in, and it is gone with the
process: nothing has to be written while an import runs, and what a kill has broken off shows as such
(`Import.objects.with_work`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from uuid import UUID

from django.db import Error, connection
from django.db.backends.utils import CursorWrapper

from claimcheck.foundation.records.limits import SETTINGS, Work

_SET = "SELECT set_config(%s, %s, false)"


class WorkKeeper:
    """Tells how far the work on an import is."""

    def __init__(self, record: UUID) -> None:
        self._record, self._done = record, dict[str, int]()

    def tell(self, what: str, done: int) -> None:
        """So many more rows, or questions, are done."""
        self._done[what] = self._done.get(what, 0) + done
        name = f"import {self._record} {what} {self._done[what]}"
        with connection.cursor() as cursor:
            cursor.execute(_SET, ["application_name", name])


@contextmanager
def at_work(record: UUID) -> Iterator[WorkKeeper]:
    """Inside, this connection is at work on an import; a job's is given as long as an import takes."""
    with connection.cursor() as cursor:
        before = {name: _shown(cursor, name) for name in ("application_name", *SETTINGS)}
        limited = {name: before[name] for name in SETTINGS}
        if limited == Work.JOB.settings():
            _set(cursor, Work.IMPORT.settings())
    worker = WorkKeeper(record)
    worker.tell("reading", 0)
    try:
        yield worker
    finally:
        with suppress(Error), connection.cursor() as cursor:  # where the connection is gone, so is its name
            _set(cursor, before)


def _shown(cursor: CursorWrapper, name: str) -> str:
    cursor.execute(f"SHOW {name}")  # ours, not a value from outside
    return str(cursor.fetchone()[0])


def _set(cursor: CursorWrapper, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        cursor.execute(_SET, [name, value])
