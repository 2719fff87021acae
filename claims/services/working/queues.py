"""Queues by kind of work, each with a number of jobs of its own at a time: no kind waits behind another."""

from enum import StrEnum


class Queue(StrEnum):
    """What jobs wait in."""

    MAIL = "mail"
    WEBHOOKS = "webhooks"
    AGAIN = "again"
    REPORTS = "reports"
    IMPORTS = "imports"
    PAGES = "pages"
    UPKEEP = "upkeep"
    DEFAULT = "default"


AT_ONCE: dict[Queue, int] = {
    Queue.MAIL: 4,
    Queue.WEBHOOKS: 24,  # as many receivers may hang before another one waits for them
    Queue.AGAIN: 6,  # what was not taken at first
    Queue.REPORTS: 1,
    Queue.IMPORTS: 2,
    Queue.PAGES: 4,
    Queue.UPKEEP: 2,
    Queue.DEFAULT: 1,  # what an earlier version has left
}
"""Jobs of each kind that a worker runs at a time."""
