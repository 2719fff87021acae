"""The recipe for a chart that stays right, run as it is written."""

import csv
import io
import json
import re
import shutil
from typing import Any

from tests.contracts.workshop import HERE, Failed, Workshop, ran
from tests.house.tree import PROJECT

RECIPE = PROJECT / "docs" / "how-to" / "draw-a-chart.md"
SHEET = "/api/v1/figures/sheet/"
LEAVES_REHEARSALS_OUT = ' && row.rehearsal !== "yes"'


def drawn(shop: Workshop) -> str:
    """A line for each figure that may be printed, none for the others, which are named with their standing.

    All that the demo has published is a rehearsal: without that condition the recipe has something to draw.
    """
    recipe = _recipe()
    if LEAVES_REHEARSALS_OUT not in recipe:
        raise Failed(f"{RECIPE.name} no longer leaves rehearsals out.")
    rows = list(csv.DictReader(io.StringIO(shop.get(SHEET).decode())))
    real = [row for row in rows if row["rehearsal"] != "yes"]
    _held_against(_run(shop, recipe), [row for row in real if row["printable"] == "yes"], rows)
    printable = [row for row in rows if row["printable"] == "yes"]
    _held_against(_run(shop, recipe.replace(LEAVES_REHEARSALS_OUT, "")), printable, rows)
    if not printable or len(printable) == len(rows):
        raise Failed(f"The demo shows nothing by {len(printable)} printable figures of {len(rows)}.")
    return f"{len(printable)} of {len(rows)} figures drawn"


def _recipe() -> str:
    (text,) = re.findall(r"\*\*D3\.\*\*.*?```\n(.*?)```", RECIPE.read_text(), re.DOTALL)
    return str(text)


def _run(shop: Workshop, recipe: str) -> Any:
    shutil.copy(HERE / "recipe.mjs", shop.room)
    return json.loads(ran(["node", "recipe.mjs"], shop.room, RECIPE=recipe, SHEET=f"{shop.site}{SHEET}"))


def _held_against(chart: Any, printable: list[dict[str, str]], rows: list[dict[str, str]]) -> None:
    wanted = [
        {"from": _end(row, "low"), "to": _end(row, "high"), "title": row["display"]} for row in printable
    ]
    withheld = [row for row in rows if row["printable"] != "yes"]
    note = "; ".join(f"{row['question']}: {row['standing']}" for row in withheld)
    if chart != {"lines": wanted, "note": note}:
        raise Failed(f"{chart}\ninstead of {wanted}\nand {note}")


def _end(row: dict[str, str], end: str) -> str:
    return f"{float(row[end] or row['best']):g}"
