"""Bulk ingest, with keys checked and conflicts detected, beside plain COPY of the same rows."""

import csv
import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from benchmarks import world
from benchmarks.database import built, copy_of
from benchmarks.harness import Result, Target, by_turns
from benchmarks.meter import cost, database_cost
from claims.intake.collecting import seldom_collected
from claims.intake.importing import ImportOptions, import_file
from claims.models import Question
from sources.models import Source

TARGET = Target(0.75, 0.55)
LARGEST = 100_000
Meter = Callable[[Callable[[], object]], float]
YEARS = range(1900, 2100)
"""Values that could be years, which the reader of figures asks about: none is in words."""
TABLES = ("sources_document", "sources_snapshot", "sources_statement", "claims_claim")


def ingest(size: int) -> list[Result]:
    """Time to record a file of up to 100,000 rows / time to COPY the same rows with their keys checked."""
    rows = min(size, LARGEST)
    name = built("reference", rows, world.reference)
    with TemporaryDirectory() as folder:
        path = written_out(name, rows, Path(folder))
        note = f"{rows:,} rows, processor time; the file is read and its figures interpreted too"
        whole = by_turns(
            "ingest",
            lambda: _thing(name, path, cost),
            lambda: copied(name, Path(folder), cost),
            TARGET,
            note=note,
        )
        note = f"{rows:,} rows, processor time of the database: stage, check, insert, look for conflicts"
        share = by_turns(
            "ingest_database",
            lambda: _thing(name, path, database_cost),
            lambda: copied(name, Path(folder), database_cost),
            TARGET,
            note=note,
        )
        return [whole, share]


def written_out(name: str, rows: int, folder: Path) -> Path:
    """The file of so many rows; beside it, as COPY writes them, the rows of the tables that come of it."""
    path = folder / "claims.csv"
    with copy_of(name):
        write_file(path, rows)
        _import(path)
        copy_out(folder)
    return path


def _thing(name: str, path: Path, meter: Meter) -> float:
    with copy_of(name):
        return meter(lambda: _import(path))


def copied(name: str, folder: Path, meter: Meter, tables: Sequence[str] = TABLES) -> float:
    """What it costs to COPY the same rows with their keys checked."""
    with copy_of(name):
        return meter(lambda: _copy_in(folder, tables))


def _import(path: Path) -> None:
    with seldom_collected():  # as the command does
        outcome = import_file(path, ImportOptions(by=User.objects.get(username="bench"), now=timezone.now()))
    if outcome.problems:
        raise RuntimeError(f"the benchmark's own file is refused: {outcome.problems[0]}")


def write_file(path: Path, rows: int) -> None:
    """Claims on known questions by known sources: a feed, a tenth of it in words, a document for ten rows."""
    rng = random.Random(42)
    questions = list(Question.objects.filter(temporality="stock").values_list("text", "topic__name")[:5000])
    sources = list(Source.objects.values_list("name", flat=True))
    start = date(2024, 1, 1)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            (
                "topic",
                "question",
                "source",
                "said_on",
                "as_of",
                "value",
                "quote",
                "document_title",
                "external_id",
            )
        )
        for number in range(rows):
            question, topic = questions[rng.randrange(len(questions))]
            day = start + timedelta(rng.randrange(300))
            value = str(1000 + rng.randrange(5) * 10) if rng.random() < 0.97 else str(rng.randrange(2000))
            worded = rng.random() < 0.1 and int(value) not in YEARS
            quote = f"about {value} were counted, number {number}" if worded else ""
            source = sources[int(len(sources) ** rng.random()) % len(sources)]
            said = (topic, question, source, day, day, value, quote)
            writer.writerow((*said, f"Document {number // 10}", f"row-{number}"))


def copy_out(folder: Path, tables: Sequence[str] = TABLES) -> None:
    """Write the rows of these tables as COPY gives them, a file each."""
    with connection.cursor() as cursor:
        for table in tables:
            with (folder / table).open("wb") as file, cursor.cursor.copy(f"COPY {table} TO STDOUT") as copy:
                for block in copy:
                    file.write(block)


def _copy_in(folder: Path, tables: Sequence[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            with (folder / table).open("rb") as file, cursor.cursor.copy(f"COPY {table} FROM STDIN") as copy:
                while block := file.read(1 << 20):
                    copy.write(block)
