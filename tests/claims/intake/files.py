"""Files for imports, made where a test needs them."""

import csv
import gzip
import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError

from claims.intake.importing import ImportOptions, import_file
from claims.services.bulk.row import Outcome
from tests import builders as new

ROW = {
    "topic": "Troops",
    "question": "How many soldiers are in Russia?",
    "unit": "person",
    "source": "United States",
    "source_kind": "government",
    "said_on": "2024-10-31",
    "as_of": "2024-10-31",
    "value": "8,000",
    "external_id": "a",
}


def row(**changed: str) -> dict[str, str]:
    """A row that can be recorded, with some columns changed."""
    return {**ROW, **changed}


def csv_file(folder: Path, *rows: dict[str, str], name: str = "claims.csv") -> Path:
    """The rows as CSV, packed where the name says so."""
    columns = list(dict.fromkeys(column for each in rows for column in each))
    path = folder / name
    opener: Any = gzip.open if name.endswith(".gz") else open
    with opener(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def ndjson_file(folder: Path, *rows: dict[str, Any], name: str = "claims.ndjson") -> Path:
    """The rows as JSON, a line each."""
    path = folder / name
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def imported(path: Path, **how: Any) -> Outcome:
    """Import a file as the service does, in the name of a checker."""
    return import_file(path, ImportOptions(**{"by": new.person("checker"), "now": new.NOW, **how}))


def command(name: str, *arguments: Any, **options: Any) -> tuple[int, str]:
    """Run a command; its exit code and what it printed."""
    from io import StringIO

    said = StringIO()
    try:
        call_command(name, *map(str, arguments), stdout=said, **options)
    except CommandError as problem:
        return problem.returncode, f"{said.getvalue()}{problem}"
    return 0, said.getvalue()
