"""Readings answered by a replica: which database a statement asks, and how far that one has to have got.

A *position* is a place in the primary's write-ahead log, in bytes since its beginning. A replica shows what
was committed up to the position that it has replayed. Whoever has written sees it again: the position behind
what they wrote is the least that the replica needs. Nobody is shown what is older than FRESH: a process asks
the primary that often how far it is. Where the replica is not that far within PATIENCE, or does not answer,
the primary does (ADR 0051).
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import Error, connections
from django.db.models import Model

PRIMARY, REPLICA = "default", "replica"
PATIENCE = 0.05
"""Seconds for which a reading waits until the replica has replayed what it needs."""
LOOKED_EVERY = 0.002
FRESH = 1.0
"""Seconds: what was committed longer ago is in every answer."""
REST = 1.0
"""Seconds for which a replica that was waited for in vain, or did not answer, is not asked."""
POSITION = "(pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint"
"""How far the primary is, as SQL: behind all that was committed, whatever synchronous_commit says."""
FLUSHED = "SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint"
"""What of it is on the primary's disk: only that is sent to a replica."""
REPLAYED = "SELECT pg_is_in_recovery(), (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint"
"""How far the replica is. One that was promoted has a log of its own, and is none any more."""


@dataclass(slots=True)
class ReplicaReading:
    """A request that the replica may answer: the position it needs, and who answers, once that is known."""

    needed: int = 0
    place: str | None = None


@dataclass(slots=True)
class ServersSeen:
    """What a process knows of its servers, by the monotonic clock: when it asked the primary how far it was,
    and what it was told; until when the replica rests."""

    primary: tuple[float, int] = (float("-inf"), 0)
    rests_until: float = float("-inf")


class LastReplayed(threading.local):
    """How far the replica was when this thread last asked, over which connection, and when."""

    over: Any = None
    replayed: int = 0
    at: float = float("-inf")


_reading: ContextVar[ReplicaReading | None] = ContextVar("reading", default=None)
_seen = ServersSeen()
_kept = LastReplayed()


def is_set_up() -> bool:
    """Whether there is a replica to read from."""
    return REPLICA in connections.settings


@contextmanager
def reading(needed: int = 0) -> Iterator[ReplicaReading]:
    """What is read meanwhile may come from the replica, once it has replayed this position."""
    now = ReplicaReading(needed)
    token = _reading.set(now)
    try:
        yield now
    finally:
        _reading.reset(token)


def need(position: int) -> None:
    """From now on this reading shows at least what was committed before this position."""
    now = _reading.get()
    if now is not None and position > now.needed:
        now.needed = position
        if now.place == REPLICA:
            now.place = None


def stay_on_primary() -> None:
    """The rest of this reading is answered by the primary: it has written, or waited for news."""
    now = _reading.get()
    if now is not None:
        now.place = PRIMARY


def alias(model: type[Model] | None = None) -> str:
    """Which database is read, of this model or of anything: the primary in a transaction of its own."""
    now = _reading.get()
    if now is None or (model is not None and _is_of_primary(model)) or connections[PRIMARY].in_atomic_block:
        return PRIMARY
    if now.place is None:
        now.place = REPLICA if has_replayed(now.needed) else PRIMARY
    return now.place


class ReadConnection:
    """Django's `connection`, for whoever only reads: to the database that this reading asks."""

    def __getattr__(self, name: str) -> Any:
        return getattr(connections[alias()], name)


connection: Any = ReadConnection()


class ReplicaRouter:
    """Django's database router: readings go where `alias` says, everything else to the primary."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        """As `alias` has it."""
        return alias(model)

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        """The primary; what a reading writes, it reads there."""
        if not _is_of_primary(model):
            stay_on_primary()
        return PRIMARY

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """It is one database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """The replica gets its tables from the primary."""
        return db == PRIMARY


def _is_of_primary(model: type[Model]) -> bool:
    meta = model._meta  # of the cache in the database it only looks like a model's, and has no label
    return not {meta.app_label, f"{meta.app_label}.{meta.model_name}"}.isdisjoint(settings.READ_ON_PRIMARY)


def has_replayed(position: int) -> bool:
    """Whether the replica shows what was committed before this position, or FRESH ago; waits for PATIENCE."""
    if time.monotonic() < _seen.rests_until:
        return False
    try:
        if _catches_up(max(position, _least())):
            return True
    except Error:
        part()
    rest()
    return False


def has_failed() -> bool:
    """Whether the replica did not answer, or broke off, something that this thread has asked."""
    return bool(connections[REPLICA].errors_occurred)


def part() -> None:
    """Give this thread's connection to the replica up; the next one knows nothing of its errors."""
    connections[REPLICA].close()
    connections[REPLICA].errors_occurred = False


def rest() -> None:
    """Do not ask the replica for a while."""
    _seen.rests_until = time.monotonic() + REST


def let_follow() -> None:
    """Wait until readings show what has been committed: until the replica has it, FRESH at most.

    For whoever tells others to look: they may ask before the replica has followed.
    """
    if not is_set_up() or connections[PRIMARY].in_atomic_block:
        return
    until, position = time.monotonic() + FRESH, written()
    while time.monotonic() < until:
        try:
            if _reached() >= position:
                return
        except Error:
            part()
        time.sleep(10 * LOOKED_EVERY)


def behind() -> int | None:
    """How many bytes the replica lacks of what was written before, once it had FRESH to follow; None where it
    does not follow. Raises Error where it does not answer."""
    position = written()
    let_follow()
    reached = _reached()
    return None if reached < 0 else max(0, position - reached)


def is_of_the_primary() -> bool:
    """Whether both are of one database cluster. Raises Error."""
    identifier = "SELECT system_identifier FROM pg_control_system()"
    return bool(_asked(PRIMARY, identifier) == _asked(REPLICA, identifier))


def written() -> int:
    """The position of the primary, behind everything that this connection has committed."""
    return int(_asked(PRIMARY, f"SELECT {POSITION}")[0])


def _least() -> int:
    """How far the primary was a moment ago; while it is away nothing is written, and that still holds."""
    now, (asked_at, position) = time.monotonic(), _seen.primary
    if now <= asked_at + FRESH:
        return position
    try:
        (position,) = _asked(PRIMARY, FLUSHED)
    except Error:
        connections[PRIMARY].close()
    if now > _seen.primary[0]:  # no other thread has asked later
        _seen.primary = now, position
    return position


def _catches_up(position: int) -> bool:
    now = time.monotonic()
    as_kept = _kept.over is not None and connections[REPLICA].connection is _kept.over
    if as_kept and _kept.replayed >= position and now <= _kept.at + FRESH:
        return True
    while (reached := _reached()) < position:
        if reached < 0 or time.monotonic() >= now + PATIENCE:
            return False
        time.sleep(LOOKED_EVERY)
    return True


def _reached() -> int:
    """How far the replica is; -1 where it is none any more."""
    follows, replayed = _asked(REPLICA, REPLAYED)
    reached = int(replayed) if follows and replayed is not None else -1
    _kept.over, _kept.replayed, _kept.at = connections[REPLICA].connection, reached, time.monotonic()
    return reached


def _asked(database: str, statement: str) -> Any:
    with connections[database].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()
