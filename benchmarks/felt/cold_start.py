"""From the command of the demo to the first page, on a machine that has the packages and nothing else."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.harness import Result, Target, Work, by_turns, left_out
from benchmarks.machine import tree_seconds
from benchmarks.peers.measured import INSTALL
from benchmarks.served import PROJECT, free_port
from claims.examples.figures import CLAIMS

LINES = {"cold_start": Target(3.0), "cold_start_migrate": Target()}
ROUNDS, PATIENCE = 3, 900.0
PAGE = "/figures/"


def cold_start(names: Sequence[str], size: int) -> list[Result]:
    """Processor time to the first page / datasette's on the same claims; / that of the empty database.

    There is no size: the demo is as large as it is.
    """
    yardsticks: dict[str, Work] = {"cold_start": _datasette, "cold_start_migrate": _migrated}
    found = []
    for name in names:
        if name == "cold_start" and not find_spec("datasette"):
            found.append(left_out(name, LINES[name], INSTALL))
        else:
            walls: list[float] = []
            result = by_turns(name, _demo(walls), yardsticks[name], LINES[name], rounds=ROUNDS)
            usual = sorted(walls)[len(walls) // 2]
            note = f"processor time of all processes; by the clock {usual:.0f} s, the usual of {len(walls)}"
            found.append(replace(result, note=note))
    return found


def _demo(walls: list[float]) -> Work:
    """`manage.py demo` in a folder of its own, until it serves; `walls` gets the seconds of the clock."""

    def work() -> float:
        port = free_port()
        command = [sys.executable, "manage.py", "demo", "--port", str(port)]
        return _spent(command, f"http://127.0.0.1:{port}{PAGE}", walls)

    return work


def _migrated() -> float:
    """The same without its rows, pages and examples: an empty database, migrated."""
    return _spent([sys.executable, "manage.py", "migrate", "--verbosity", "0"], "", [])


def _datasette() -> float:
    """datasette on the claims of the example, until its first page is there."""
    port = free_port()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with sqlite3.connect(path) as file:
            rows = [{name: str(value) for name, value in asdict(claim).items()} for claim in CLAIMS]
            file.execute(f"CREATE TABLE claims ({', '.join(f'[{name}] TEXT' for name in rows[0])})")
            marks = ", ".join("?" * len(rows[0]))
            file.executemany(f"INSERT INTO claims VALUES ({marks})", [tuple(row.values()) for row in rows])
        command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", str(port)]
        return _spent(command, f"http://127.0.0.1:{port}/demo/claims", [])


def _spent(command: Sequence[str], page: str, walls: list[float]) -> float:
    """Processor seconds until the page is there (none named: until the command ends)."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the database's own user looks into it
        environment = {**os.environ, "CLAIMCHECK_VAR": folder, "CLAIMCHECK_CLUSTER": "postgres"}
        began = time.monotonic()
        process = _started(command, environment)
        try:
            server = _until(process, page, Path(folder), began)
            walls.append(time.monotonic() - began)
            return server
        finally:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(60)
            process.kill()
            process.wait()


def _started(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    silent = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=silent, stderr=silent)


def _until(process: subprocess.Popen[bytes], page: str, folder: Path, began: float) -> float:
    """Processor seconds of the command and of its database as soon as the page is there."""
    spent = 0.0
    while process.poll() is None:
        databases = [int(path.read_text().split()[0]) for path in folder.rglob("postmaster.pid")]
        spent = max(spent, tree_seconds(process.pid, *databases))
        if page and _is_there(page):
            return spent
        if time.monotonic() - began > PATIENCE:
            raise RuntimeError(f"nothing at {page} after {PATIENCE:.0f} s")
        time.sleep(0.05)
    if page or process.returncode:
        raise RuntimeError(f"the command ended with {process.returncode}")
    return spent


def _is_there(page: str) -> bool:
    try:
        with urlopen(page, timeout=30) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
