"""A limit on the time for which a request may read what it was sent, however it was made to take long.

Sizes are limited everywhere, and no rule is known to take much longer the longer its text is; this holds for
those that are not known. It stops plain computation alone: nothing that touches the database may stand
inside.
"""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused

READING = 20.0
"""Seconds; an article of the greatest length takes far less."""

AGAIN = 1.0
"""Seconds after which it is raised once more: what strikes while an object is cleaned up is lost."""


class TimeSpent(BaseException):
    """Raised into the thread that reads; no Exception, so that nothing on the way takes it for its own."""


@contextmanager
def reading_time(field: str, seconds: float | None = None) -> Iterator[None]:
    """Raises Refused for the field where what stands inside takes longer."""
    most = READING if seconds is None else seconds
    lock, reader, stopped = threading.Lock(), threading.get_ident(), threading.Event()

    def watch() -> None:
        wait = most
        while not stopped.wait(wait):
            with lock:
                if not stopped.is_set():
                    _raise_in(reader, TimeSpent)
            wait = AGAIN

    try:
        threading.Thread(target=watch, daemon=True).start()
        try:
            yield
        finally:
            with lock:
                stopped.set()
            _raise_in(reader, None)  # what was raised and has not arrived is taken back
    except TimeSpent:
        raise Refused(
            field, "…", _("reading it took more than {most:g} seconds; send a part of it.").format(most=most)
        ) from None
    finally:
        stopped.set()


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """At its next step in Python; None takes back what has not arrived."""
    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
