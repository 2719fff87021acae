"""The first 100,000 rows of a real feed, previewed and imported, beside COPY of the rows that come of it."""

import csv
import gzip
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.models import User
from django.utils import timezone

from benchmarks import feeds
from benchmarks.database import built, copy_of
from benchmarks.harness import Result, Target, by_turns, left_out
from benchmarks.ingest import TABLES, copied, copy_out
from benchmarks.meter import cost
from claims.intake.collecting import seldom_collected
from claims.intake.importing import ImportOptions, import_file
from claims.intake.mapping import read_mapping
from claims.management.commands.import_claims import EXAMPLES

LINES = {"import_feed": Target(1.0), "import_preview": Target()}
FEED, MAPPING, LARGEST = "covid-multi-source/claims_daily.csv.gz", "covid.yaml", 100_000
WHOLE = ("claims_topic", "sources_source", "claims_question", *TABLES)
"""What the feed brings with it: nothing of it is there before."""
ROUNDS = 3


def feed(size: int) -> list[Result]:
    """Processor time of the import / of the COPY; and of preview and import / of the COPY."""
    folder, rows = feeds.folder(), min(size, LARGEST)
    if folder is None:
        return [left_out(name, target, "CLAIMCHECK_DATA leads to no feed") for name, target in LINES.items()]
    name = built("nobody", 0, _nobody)
    with TemporaryDirectory() as written:
        path = _first(folder / FEED, rows, Path(written))
        with copy_of(name):
            _import(path)
            copy_out(Path(written), WHOLE)
        works = {"import_feed": (False,), "import_preview": (True, False)}
        return [
            by_turns(
                line,
                lambda dry=dry: _imported(name, path, dry),  # type: ignore[misc]
                lambda: copied(name, Path(written), cost, WHOLE),
                LINES[line],
                rounds=ROUNDS,
                note=f"{rows:,} rows of a feed of epidemic counts; no copy of Directus or NocoDB was asked",
            )
            for line, dry in works.items()
        ]


def _nobody(_claims: int) -> None:
    User.objects.get_or_create(username="bench")


def _first(path: Path, rows: int, folder: Path) -> Path:
    """The first rows of the feed, as a file of its own."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as feed, (folder / "feed.csv").open("w") as file:
        csv.writer(file).writerows(islice(csv.reader(feed), rows + 1))
    return folder / "feed.csv"


def _imported(name: str, path: Path, dry: tuple[bool, ...]) -> float:
    with copy_of(name):
        return sum(cost(lambda is_dry=is_dry: _import(path, dry_run=is_dry)) for is_dry in dry)  # type: ignore[misc]


def _import(path: Path, *, dry_run: bool = False) -> None:
    options = ImportOptions(
        by=User.objects.get(username="bench"),
        now=timezone.now(),
        mapping=read_mapping(EXAMPLES / MAPPING),
        dry_run=dry_run,
        keep_going=True,
    )
    with seldom_collected():  # as the command does
        import_file(path, options)
