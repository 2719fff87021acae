"""The report of a chosen week beside the raw SQL that recomputes it; its growth, and the memory it takes."""

import math
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC
from typing import Any
from urllib.parse import quote

from django.db import connection

from benchmarks.database import built, pointed_at
from benchmarks.harness import ROUNDS, Result, Target, by_turns
from benchmarks.meter import cost
from benchmarks.report_sql import recomputed
from benchmarks.weeks import WEEK, weeks
from claims.intake.collecting import seldom_collected
from claims.reports.building.build import build
from claims.reports.report import Report
from claims.reports.week import Week

TARGET, GROWTH, MEMORY = Target(2, 1.2), Target(1.0), Target(1.0)
CHOSEN = Week.parse(WEEK)
MOST_MEMORY = 500
"""Megabytes that building and rendering a report may take at its peak."""
_COUNTS = {"open": 1, "contradictions": 2, "new": 3, "resolved": 4}


def report(size: int) -> list[Result]:
    """Processor time of building the report / of the SQL that gives the same rows."""
    with pointed_at(built("weeks", size, weeks)):
        made, rows = build(CHOSEN), _recompute()
        _check(made, rows)
        note = (
            f"{size:,} claims; {sum(row[1] for row in rows['lines']):,} open disagreements, "
            f"{len(made.disagreements)} told with {len(rows['claims']):,} claims"
        )
        return [by_turns("report", lambda: cost(_build), lambda: cost(_recompute), TARGET, note=note)]


def report_growth(size: int) -> list[Result]:
    """The exponent of the cost between a hundredth of the claims (small: a tenth) and all of them."""
    less = size // 100 if size >= 1_000_000 else size // 10
    costs = []
    for each in (less, size):
        with pointed_at(built("weeks", each, weeks)):
            build(CHOSEN)
            costs.append(sorted(cost(_build) for _ in range(ROUNDS))[ROUNDS // 2])
    ratio = math.log(costs[1] / costs[0]) / math.log(size / less)
    note = f"exponent from {less:,} to {size:,} claims"
    return [Result("report_growth", round(ratio, 3), GROWTH.must, None, ROUNDS, costs[1], costs[0], note)]


def report_memory(size: int) -> list[Result]:
    """The peak of the memory of a process that makes the report as a page, and as print / MOST_MEMORY."""
    with pointed_at(built("weeks", size, weeks)):
        peaks = {form: _peak(form) for form in ("html", "pdf", "eml", "json")}
    most = max(peaks.values())
    note = f"megabytes at {size:,} claims: " + ", ".join(f"{form} {peak:.0f}" for form, peak in peaks.items())
    return [Result("report_memory", round(most / MOST_MEMORY, 3), 1.0, None, 1, most, MOST_MEMORY, note)]


def _build() -> None:
    with seldom_collected():  # as the command does
        build(CHOSEN)


def _recompute() -> dict[str, list[tuple[Any, ...]]]:
    return recomputed(_moments(CHOSEN), _moments(CHOSEN.previous))


def _moments(week: Week) -> dict[str, Any]:
    past = [week.shifted(-back).ends(UTC) for back in range(7, 0, -1)]
    return {"start": week.starts(UTC), "end": week.ends(UTC), "today": week.sunday, "past": past}


def _check(made: Report, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """Both tell the same: a yardstick that measures something else is none."""
    for headline in made.headlines:
        for value, lines in ((headline.value, rows["lines"]), (headline.before, rows["lines_before"])):
            if headline.key in _COUNTS:
                theirs = sum(row[_COUNTS[headline.key]] for row in lines)
                _same(headline.key, value, theirs)
    told = {disagreement.conflict for disagreement in made.disagreements}
    _same("what is told", told, {str(row[0]) for row in rows["disagreements"]})
    claims = {
        said.claim for disagreement in made.disagreements for at in disagreement.positions for said in at.said
    }
    theirs = {str(row[1]) for row in rows["claims"]}
    if len(claims - theirs) > 2 * len(told):  # witnesses, which the report always tells
        raise RuntimeError(f"the report tells {len(claims - theirs)} claims that SQL does not read")
    _same("published", len(made.figures), len(rows["published"]))


def _same(what: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        raise RuntimeError(f"{what}: the report says {mine}, SQL says {theirs}")


def _peak(form: str) -> float:
    """Megabytes at most resident in a process that makes the report in a form; the interpreter is counted."""
    settings = connection.settings_dict
    host = quote(str(settings["HOST"]), safe="")
    database = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={host}"
    code = (
        "import django; django.setup(); from claims.reports.building.build import build; "
        "from claims.reports.renderings import Format, render; from claims.reports.week import Week; "
        f"render(build(Week.parse({WEEK!r})), Format({form!r}))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "DATABASE_URL": database, "DEBUG": "on"},
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"the report could not be made as {form}")
    return used.ru_maxrss / 1024


REPORTS: dict[str, Callable[[int], list[Result]]] = {
    "report": report,
    "report_growth": report_growth,
    "report_memory": report_memory,
}
