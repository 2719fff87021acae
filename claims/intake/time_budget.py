"""A limit on the time for which a request may read what it was sent, however it was made to take long.

Sizes are limited everywhere, and no rule is known to take much longer the longer its text is; this holds for
those that are not known. It stops plain computation alone: nothing that touches the database may stand
inside.
"""

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused

READING = 20.0
"""Seconds; an article of the greatest length takes far less."""

AGAIN = 1.0
"""Seconds after which it is raised once more: what strikes while an object is cleaned up is lost."""

ARRIVES = 100
"""Milliseconds that are waited for what was raised; it arrives in the next of them."""


class TimeSpent(BaseException):
    """Raised into the thread that reads; no Exception, so that nothing on the way takes it for its own."""


@contextmanager
def reading_time(field: str, seconds: float | None = None) -> Iterator[None]:
    """Raises Refused for the field where what stands inside takes longer."""
    most = READING if seconds is None else seconds
    lock, reader = threading.Lock(), threading.get_ident()
    stopped, struck = threading.Event(), threading.Event()

    def watch() -> None:
        wait = most
        while not stopped.wait(wait):
            with lock:
                if not stopped.is_set():
                    struck.set()
                    _raise_in(reader)
            wait = AGAIN

    try:
        threading.Thread(target=watch, daemon=True).start()
        try:
            yield
        except TimeSpent:
            struck.clear()
            raise
        finally:
            with lock:
                stopped.set()
            _let_arrive(struck)
    except TimeSpent:
        raise Refused(
            field, "…", _("reading it took more than {most:g} seconds; send a part of it.").format(most=most)
        ) from None
    finally:
        stopped.set()


def _let_arrive(struck: threading.Event) -> None:
    """Wait for what was raised and has not arrived, so that it strikes nothing else.

    It is not taken back: the interpreter (3.11) would go on looking for it at each call, and would hang where
    it is profiled.
    """
    for _try in range(ARRIVES):
        if not struck.is_set():
            return
        time.sleep(0.001)


def _raise_in(thread: int) -> None:
    """At its next step in Python."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TimeSpent))
