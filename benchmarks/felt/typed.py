"""Search as you type over quotes: each beginning of what is typed is asked for, ours beside SQLite's FTS5
behind datasette."""

import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.db import connection

from benchmarks.database import built, pointed_at
from benchmarks.desk import desk
from benchmarks.harness import Result, Target, left_out
from benchmarks.meter import server_process
from benchmarks.peers.measured import INSTALL
from benchmarks.records import token
from benchmarks.served import Served, free_port, listening, production, served

TARGET = Target(1.0)
TYPED = ("people counted there", "counted number on that day", "said on 12 of")
SHORTEST = 3
"""Letters from which on a page asks."""
ROUNDS = 3


def typed(size: int) -> list[Result]:
    """The slowest twentieth of the answers, seconds of the clock by turns, ours / datasette's."""
    if not find_spec("datasette"):
        return [left_out("search", TARGET, INSTALL)]
    with pointed_at(built("desk", size, desk)), TemporaryDirectory() as folder:
        site, database = production(), server_process()
        asker = {"Authorization": f"Bearer {token()}"}
        count = _written(Path(folder) / "quotes.db")
        with (
            served("claimcheck.wsgi:application", site, database) as ours,
            _datasette(Path(folder) / "quotes.db") as other,
        ):
            return [_measured(ours, other, asker, count)]


def beginnings(words: str) -> list[str]:
    """What stands in the field after each letter, from the shortest that is asked for."""
    found = [words[:end] for end in range(SHORTEST, len(words) + 1)]
    return [part for part in found if not part.endswith(" ")]


def _measured(ours: Served, other: Served, asker: dict[str, str], count: int) -> Result:
    every = [part for words in TYPED for part in beginnings(words)]
    mine, theirs = [], []
    for turn in range(ROUNDS + 1):
        for part in every:
            told = _took(ours, f"/api/v1/search/?kind=claim&q={quote(part)}", asker)
            beside = _took(other, _of_datasette(part), {})
            if turn:  # the first is a warm-up
                mine.append(told)
                theirs.append(beside)
    slow, slow_beside = (statistics.quantiles(times, n=20)[-1] for times in (mine, theirs))
    usual, usual_beside = statistics.median(mine), statistics.median(theirs)
    note = (
        f"{count:,} quotes, p95 of {len(mine)} answers; the usual one {usual * 1000:.0f} ms beside "
        f"{usual_beside * 1000:.0f} ms"
    )
    return Result("search", round(slow / slow_beside, 3), TARGET.must, None, ROUNDS, slow, slow_beside, note)


def _took(server: Served, path: str, headers: dict[str, str]) -> float:
    began = time.perf_counter()
    status, _, body = server.get(path, headers)
    took = time.perf_counter() - began
    if status != 200:
        raise RuntimeError(f"{path} answers {status}: {body[:200]!r}")
    return took


def _of_datasette(words: str) -> str:
    """The fifty newest of what has all words, the last as a beginning, as our search finds."""
    asked = " ".join(f'"{word}"' for word in words.split()) + "*"
    statement = (
        "select id, quote from quotes where rowid in (select rowid from words where words match :q "
        "order by rowid desc limit 50) order by rowid desc"
    )
    return f"/quotes.json?sql={quote(statement)}&_shape=array&q={quote(asked)}"


def _written(path: Path) -> int:
    """All quotes in a file of SQLite with an index of their words; how many they are."""
    with sqlite3.connect(path) as file, connection.cursor() as cursor:
        file.execute("CREATE TABLE quotes (id TEXT, quote TEXT)")
        cursor.execute("SELECT id::text, quote FROM claims_claim ORDER BY id")
        while rows := cursor.fetchmany(10_000):
            file.executemany("INSERT INTO quotes VALUES (?, ?)", rows)
        file.execute("CREATE VIRTUAL TABLE words USING fts5 (quote, content='quotes', prefix='2 3')")
        file.execute("INSERT INTO words (words) VALUES ('rebuild')")
        return int(file.execute("SELECT count(*) FROM quotes").fetchone()[0])


@contextmanager
def _datasette(path: Path) -> Iterator[Served]:
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(path), "--port", str(port)]
    with listening(command, port, {}, quiet=True) as process:
        yield Served(port, (process,))
