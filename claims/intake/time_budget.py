"""A limit on the time for which a request may read what it was sent, however it was made to take long.

Sizes are limited everywhere, and no rule is known to take much longer the longer its text is; this holds for
those that are not known. It stops plain computation alone: nothing that touches the database may stand
inside.
"""

import ctypes
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused

T = TypeVar("T")
READING = 20.0
"""Seconds; an article of the greatest length takes far less."""

AGAIN = 1.0
"""Seconds after which it is raised once more: what strikes while an object is cleaned up is lost."""

ARRIVES = 100
"""Milliseconds that are waited for what was raised; it arrives in the next of them."""


class TimeSpent(BaseException):
    """Raised into the thread that reads; no Exception, so that nothing on the way takes it for its own."""


@dataclass(slots=True)
class _Reading:
    """A reading that is watched. Both are set by plain assignments, which no exception for the thread parts.

    `inside`: the thread is still in it; only then is it struck. `struck`: what was raised has not arrived.
    """

    inside: bool = True
    struck: bool = False


def in_time(field: str, work: Callable[[], T], seconds: float | None = None) -> T:
    """What the work gives; raises Refused for the field where it takes longer.

    A function, not a context: between the end of a block and what is called at its end the thread could be
    struck outside.
    """
    most = READING if seconds is None else seconds
    reading, lock, ended = _Reading(), threading.Lock(), threading.Event()
    reader, number = threading.current_thread(), threading.get_ident()

    def watch() -> None:
        wait = most
        while not ended.wait(wait) and reader.is_alive():
            with lock:
                if not reading.inside:
                    return
                reading.struck = True
                _raise_in(number)
            wait = AGAIN

    try:
        try:
            threading.Thread(target=watch, daemon=True).start()
            return work()
        except TimeSpent:
            reading.inside = reading.struck = False
            raise
        finally:
            reading.inside = False
            with lock:  # whoever strikes just now has done so
                pass
            _let_arrive(reading)
    except TimeSpent:
        raise Refused(
            field, "…", _("reading it took more than {most:g} seconds; send a part of it.").format(most=most)
        ) from None
    finally:
        ended.set()


def _let_arrive(reading: _Reading) -> None:
    """Wait for what was raised and has not arrived, so that it strikes nothing else.

    It is not taken back: the interpreter (3.11) would go on looking for it at each call, and would hang where
    it is profiled.
    """
    for _try in range(ARRIVES):
        if not reading.struck:
            return
        time.sleep(0.001)


def _raise_in(thread: int) -> None:
    """At its next step in Python."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TimeSpent))
