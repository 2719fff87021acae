"""Whether an error says that the database is away, restarting, overloaded or full, or gave a change up."""

from collections.abc import Iterator

import psycopg
from django.db import InterfaceError, InternalError, OperationalError

FAULTS = (
    *(OperationalError, InterfaceError, InternalError),
    *(psycopg.OperationalError, psycopg.InterfaceError, psycopg.InternalError),
)
"""Django's errors, and the driver's own: closing a cursor on the server's side raises those as they are."""
RETRY_AFTER = 5
"""Seconds after which to try again; a restart of the database takes about two."""
_DISK_FULL = "53100"
_CUT = ("08", "57P01", "57P02", "57P03")
"""SQLSTATEs, or how they begin, of a connection that is lost, and of a server that goes down or comes up."""
_NO_LOCK = "55P03"
_AWAY = (*_CUT, "53", "57P", _NO_LOCK, "57014", "25P03", "25P04", "25006")
"""The same, resources used up, what a limit on waiting ended, and a server that only reads, as one that is to
take over does (PostgreSQL, appendix A)."""
_GAVE_WAY = ("40001", "40P01")
"""SQLSTATE of a serialization failure and of a deadlock."""


def gave_way(error: BaseException) -> bool:
    """Whether two changes stood in each other's way and the database gave up this one."""
    return getattr(error.__cause__, "sqlstate", None) in _GAVE_WAY


def status_of_absence(error: BaseException | None) -> int | None:
    """503 where the database can't be asked, 507 where its disk is full, None for any other error."""
    state = _state(error)
    if state == _DISK_FULL:
        return 507
    return 503 if state.startswith(_AWAY) else None


def was_cut(error: BaseException | None) -> bool:
    """Whether the connection was lost: over a new one the same may go well."""
    return _state(error).startswith(_CUT)


def waited_in_vain(error: BaseException | None) -> bool:
    """Whether a lock of another's was waited for, and not had in time."""
    return _state(error) == _NO_LOCK


def _state(error: BaseException | None) -> str:
    """The SQLSTATE of what the database said, "" where it has no part in the error."""
    for cause in _causes(error):
        if isinstance(cause, FAULTS):
            said = cause if isinstance(cause, psycopg.Error) else cause.__cause__
            # Without a state there was no connection to tell one.
            return getattr(said, "sqlstate", None) or _AWAY[0]
    return ""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen = set[int]()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
