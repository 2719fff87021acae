"""What the rows of `ingest` cost by django-simple-history's bulk path, beside COPY of the same rows.

The peer runs in a process of its own, as it adds a history to our models.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from benchmarks import world
from benchmarks.database import built, copy_of
from benchmarks.harness import Result, Target, by_turns, left_out
from benchmarks.ingest import copied, written_out
from benchmarks.meter import cost
from benchmarks.peers.measured import INSTALL

LARGEST = 20_000
"""Rows; more would take minutes for each round."""


def simple_history(size: int) -> list[Result]:
    """Time of bulk_create_with_history / time to COPY the same rows with their keys checked."""
    if not find_spec("simple_history"):
        return [left_out("peer_simple_history", Target(), INSTALL)]
    rows = min(size, LARGEST)
    name = built("reference", rows, world.reference)
    with TemporaryDirectory() as folder:
        written_out(name, rows, Path(folder))
        return [
            by_turns(
                "peer_simple_history",
                lambda: _recorded(name, folder),
                lambda: copied(name, Path(folder), cost),
                Target(),
                note=f"{rows:,} rows, processor time; no file read, no figure read, no conflict sought",
            )
        ]


def _recorded(name: str, folder: str) -> float:
    with copy_of(name):
        database = connection.settings_dict["NAME"]
        connection.close()
        command = [sys.executable, "-m", "benchmarks.peers.recorded", database, folder]
        done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return float(done.stdout.split()[-1])
