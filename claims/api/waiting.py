"""Long polls: requests that wait for the next publication, holding a thread but no database connection.

One thread of the process looks for all that wait; so that waiting cannot starve the others, only a quarter of
the threads may (the setting LONG_POLLS), and each token once.
"""

import threading
import time
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Max
from django.utils import timezone

from claims.models import Publication
from claims.services.tokens import begin_waiting, end_waiting

LONGEST_WAIT = 30
"""Seconds."""
LOOKED_EVERY = 0.5


class NewsDesk:
    """Where requests wait."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._waiting = 0
        self._newest = 0

    def wait(self, token: UUID, *, after: int, seconds: int) -> bool:
        """Wait until something is published after this number; False at once where no place is free."""
        if connection.in_atomic_block or not self._enter():
            return False
        try:
            if not begin_waiting(token, now=timezone.now(), seconds=seconds):
                return False
            connection.close()
            with self._news:
                found = self._news.wait_for(lambda: self._newest > after, timeout=seconds)
            end_waiting(token)
            return found
        finally:
            with self._news:
                self._waiting -= 1

    def _enter(self) -> bool:
        with self._news:
            if self._waiting >= settings.LONG_POLLS:
                return False
            self._waiting += 1
            if self._waiting == 1:
                threading.Thread(target=self._look, name="news", daemon=True).start()
            return True

    def _look(self) -> None:
        """Look for news as long as anybody waits."""
        try:
            while True:
                newest = Publication.objects.aggregate(newest=Max("seq"))["newest"] or 0
                with self._news:
                    self._newest = newest
                    self._news.notify_all()
                    if not self._waiting:
                        return
                time.sleep(LOOKED_EVERY)
        except DatabaseError:
            return  # whoever waits is answered when its time is up
        finally:
            connection.close()


NEWS = NewsDesk()
