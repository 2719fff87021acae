"""The results as a table for people and as JSON for whoever compares runs."""

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.harness import Result
from claimcheck import env


def show(results: Sequence[Result]) -> None:
    """Print a line for each result."""
    table = Table(title="claimcheck: ratios to their yardsticks")
    for heading in ("name", "ratio", "must", "stretch", "", "thing", "yardstick"):
        table.add_column(heading, justify="left" if heading in ("name", "") else "right")
    for result in results:
        numbers = (_ratio(result.ratio), _ratio(result.must), _ratio(result.stretch))
        costs = (_cost(result.thing), _cost(result.yardstick))
        table.add_row(result.name, *numbers, result.verdict, *costs)
    console = Console()
    console.print(table)
    for result in results:
        console.print(f"{result.name}: {result.note}", markup=False, highlight=False)


def keep(results: Sequence[Result], *, small: bool) -> Path:
    """Write the results; those of other benchmarks from earlier runs of the same size stay."""
    folder = env.VAR() / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / ("small.json" if small else "latest.json")
    known = json.loads(path.read_text()) if path.exists() else {}
    known.update({result.name: result.as_json() for result in results})
    path.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")
    return path


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _cost(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"
