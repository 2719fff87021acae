"""`manage.py worker`."""

import gc
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.services.working.queues import AT_ONCE, Queue
from claims.services.working.worker import Worker


class Command(BaseCommand):
    help = (
        "Run background work: mail, webhooks, reports, imports, watched pages. Each kind has its own queue. "
        "Ends on SIGTERM when the jobs that run have ended; where the database goes away, it waits for it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--only`: some kinds of work, as where several workers share it."""
        parser.add_argument("--only", nargs="+", choices=[str(queue) for queue in Queue], metavar="QUEUE")

    def handle(self, *args: Any, only: list[str] | None = None, **options: Any) -> None:
        """Until it is stopped."""
        worker = Worker({queue: most for queue, most in AT_ONCE.items() if not only or queue in only})
        worker.stop_on_signals()
        gc.freeze()  # what is loaded now stays: no search for cycles goes through it again
        worker.run()
