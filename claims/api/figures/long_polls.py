"""Long polls: requests that wait for the next publication, holding a thread but no database connection.

One thread of the process looks for all that wait; so that waiting cannot starve the others, only a quarter of
the threads may (the setting LONG_POLLS), and each token once.
"""

import threading
from uuid import UUID

from django.conf import settings
from django.db import Error, connection
from django.db.models import Max
from django.utils import timezone

from claims.models import Publication
from claims.services.access.tokens import begin_waiting, end_waiting

LONGEST_WAIT = 30
"""Seconds."""
LOOKED_EVERY = 0.5


class NewsDesk:
    """Where requests wait. `looker` is the one thread that looks for them, None where nobody waits."""

    def __init__(self) -> None:
        lock = threading.Lock()
        self._news = threading.Condition(lock)
        self._left = threading.Condition(lock)
        self._waiting = 0
        self._newest = 0
        self.looker: threading.Thread | None = None

    def wait(self, token: UUID, *, after: int, seconds: int) -> bool:
        """Wait until something is published after this number; False at once where no place is free."""
        if connection.in_atomic_block or not self._enter():
            return False
        try:
            if not begin_waiting(token, now=timezone.now(), seconds=seconds):
                return False
            try:
                connection.close()
                with self._news:
                    return self._news.wait_for(lambda: self._newest > after, timeout=seconds)
            finally:
                end_waiting(token)
        finally:
            self._leave()

    def _enter(self) -> bool:
        with self._news:
            if self._waiting >= settings.LONG_POLLS:
                return False
            self._waiting += 1
            if self.looker is None or not self.looker.is_alive():
                self._newest = 0
                self.looker = threading.Thread(target=self._look, name="news", daemon=True)
                self.looker.start()
            return True

    def _leave(self) -> None:
        with self._left:
            self._waiting -= 1
            self._left.notify()

    def _look(self) -> None:
        """Look for news until nobody waits.

        Whether anybody does is asked, and the place given up, in one step: who comes in between would else
        start a second thread beside one that goes on.
        """
        try:
            while True:
                newest = _newest_number()
                with self._news:
                    self._newest = newest
                    self._news.notify_all()
                    if self._left.wait_for(lambda: not self._waiting, timeout=LOOKED_EVERY):
                        self.looker = None
                        return
        finally:
            connection.close()


def _newest_number() -> int:
    """Of all publications; 0 without any, and while the database does not answer."""
    try:
        return Publication.objects.aggregate(newest=Max("seq"))["newest"] or 0
    except Error:
        connection.close()  # the next look connects anew
        return 0


NEWS = NewsDesk()
