"""The two real feeds: all of them with LONG set (`make long`), else so much of each as a minute allows."""

import csv
import gzip
import os
from collections.abc import Callable
from pathlib import Path

from benchmarks.feeds import folder

LONG = bool(os.environ.get("LONG"))


def taken(name: str, into: Path, wanted: Callable[[dict[str, str]], bool]) -> Path:
    """The feed's file itself, or a copy of the wanted rows, in the layout of its publisher."""
    found = folder()
    assert found is not None
    if LONG:
        return found / name
    copy = into / Path(name).name
    with (
        gzip.open(found / name, "rt", encoding="utf-8") as file,
        gzip.open(copy, "wt", encoding="utf-8") as out,
    ):
        rows = csv.DictReader(file)
        writer = csv.DictWriter(out, rows.fieldnames or ())
        writer.writeheader()
        writer.writerows(row for row in rows if wanted(row))
    return copy
