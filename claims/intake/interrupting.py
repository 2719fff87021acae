"""Ctrl-C between a commit and the note of it would leave nobody knowing what was recorded: it waits there."""

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

STOPS = {signal.SIGINT}


@contextmanager
def held_back() -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Ctrl-C waits until the end of the block, except inside what it gives: there it comes at once."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)

    @contextmanager
    def may_be_stopped() -> Iterator[None]:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)

    try:
        yield may_be_stopped
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
