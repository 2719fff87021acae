"""Processor time of this process and of the database: what a piece of work costs, whoever else is at work."""

import os
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from benchmarks.machine import tree_seconds


def server_process() -> int:
    """The process under which those of the database run."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    fields = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return int(fields[1])


def database_cost(work: Callable[[], object]) -> float:
    """Processor seconds of the database alone."""
    server = server_process()
    before = tree_seconds(server)
    work()
    return tree_seconds(server) - before


def cost(work: Callable[[], object]) -> float:
    """Processor seconds of the application and the database that the work takes."""
    server = server_process()
    before = tree_seconds(os.getpid(), server)
    work()
    return tree_seconds(os.getpid(), server) - before
