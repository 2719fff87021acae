"""Importing files of fact-checks: read twice, first for the order of their dates, then to be recorded."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.errors import Refused
from claims.domain.importing import FACT_CHECKS, Fate
from claims.intake.fact_checks.days import ORDERS, day_of, settled_order
from claims.intake.fact_checks.shapes import Told, is_beside, is_fact_check, site, told_by
from claims.intake.files import DOCUMENTS, LINES
from claims.intake.formats.json_rows import Element, JsonRows
from claims.intake.formats.row import REASONS, Options, Unreadable, with_reason
from claims.intake.interrupting import held_back
from claims.models import Import
from claims.services.bulk.fact_checks import CheckedClaim, FactChecksTaken, record_fact_checks
from claims.services.bulk.row import Problem
from claims.services.imports.recording import end_import, fail_import, note_rows

LOOKED_AT = 20
"""Records that are looked at to tell what a file holds."""
MOST = 100_000
"""Records of one file."""


class _RolledBack(Exception):
    """Ends a transaction whose work is not to stay."""


@dataclass(frozen=True, slots=True)
class FactCheckImport:
    """How a file of fact-checks is to be imported.

    `dates`: the order of dates such as 03-04-21, "dmy" or "mdy"; empty: as the file proves. `dry_run`:
    everything is done and nothing stays. `keep_going`: what can be recorded is; otherwise a file with one
    record that can't be leaves nothing. `committed` is told what stays; `surveyed` what was found before
    anything is recorded, and of how many. `record` is given what becomes of each. `draft`: checkers that are
    new are drafts.
    """

    by: User
    now: datetime
    dates: str = ""
    dry_run: bool = False
    keep_going: bool = False
    committed: Callable[[FactChecksTaken], None] = lambda taken: None
    surveyed: Callable[[dict[str, Any], int], None] = lambda detected, total: None
    record: Import | None = None
    draft: bool = False


class FactCheckFile(NamedTuple):
    """A file of fact-checks as it was found: how it is written, in words; what its records are counted by;
    its layout, as an import keeps it."""

    elements: Callable[[], Iterator[Element]]
    about: str
    counted: str
    layout: dict[str, Any]


def opened_if_fact_checks(path: Path, encoding: str = "") -> FactCheckFile | None:
    """The file, where its first records are fact-checks; None for any other. Raises Unreadable."""
    name = path.name.lower().removesuffix(".gz")
    if not name.endswith((*LINES, *DOCUMENTS)) or not path.is_file():
        return None
    file = JsonRows(path, Options(encoding=encoding), a_line_each=name.endswith(LINES))
    try:
        first = list(islice(file.elements(), LOOKED_AT))
    except Unreadable:
        return None
    holds = any(is_fact_check(_without_reasons(element.found)) for element in first)
    return FactCheckFile(file.elements, file.about, file.counted, file.layout_found) if holds else None


def import_fact_checks(read: FactCheckFile, how: FactCheckImport) -> tuple[FactChecksTaken, str]:
    """What became of the file's records, and how its dates were read. Raises Unreadable."""
    order = how.dates or settled_order(_dates(read), how.now.date())
    rows, problems, beside = _rows(read, order)
    about = _about(read, order, len(beside))
    detected = {"about": about, "holds": FACT_CHECKS, **read.layout} | ({"dates": order} if order else {})
    how.surveyed(detected, len(rows) + len(beside) + len({problem.line for problem in problems}))
    taken = FactChecksTaken()
    with suppress(_RolledBack), held_back() as may_be_stopped:
        with transaction.atomic(), may_be_stopped():
            taken = record_fact_checks(by=how.by, now=how.now, rows=rows, draft=how.draft)
            taken.problems = sorted([*problems, *taken.problems], key=lambda problem: problem.line)
            taken.fates.note(Fate.OTHER, beside)
            _keep(taken, how)
        how.committed(taken)
    if how.record is not None and taken.problems and not how.keep_going:
        fail_import(how.record, outcome=taken)
    return taken, about


def _keep(taken: FactChecksTaken, how: FactCheckImport) -> None:
    """Note what became of each, where that stays; raises _RolledBack where it does not."""
    if taken.problems and not how.keep_going:
        taken.recorded = taken.restored = taken.undated = taken.unrated = 0
        raise _RolledBack
    if how.dry_run:
        raise _RolledBack
    if how.record is not None:
        note_rows(how.record, taken)
        end_import(how.record)


def _about(read: FactCheckFile, order: str, beside: int) -> str:
    """How the file was read, in words."""
    said = [_now("dates read as {orders}").format(orders=ORDERS[order])] if order else []
    said += [_now("passed over, of other types: {beside}").format(beside=beside)] if beside else []
    return "; ".join([_now("{about}, fact-checks").format(about=read.about), *said])


def write_rejected(read: FactCheckFile, problems: Iterable[Problem], target: Path) -> None:
    """The records that were not taken, as they were, each with everything that is wrong. Raises OSError."""
    because: dict[int, list[str]] = {}
    for problem in problems:
        because.setdefault(problem.line, []).append(f"{problem.field} {problem.value!r}: {problem.remedy}")
    with target.open("w", encoding="utf-8", newline="") as written:
        for element in read.elements():
            if element.line in because:
                line = " ".join(element.written.splitlines())
                reasons = "; ".join(because[element.line])
                written.write(f"{with_reason(line, reasons) if isinstance(element.found, dict) else line}\n")


def _rows(read: FactCheckFile, order: str) -> tuple[list[CheckedClaim], list[Problem], list[int]]:
    """The checks, what is wrong with others, and the lines of records that are none and say so."""
    beside, rows = list[int](), list[CheckedClaim]()
    problems: list[Problem] = []
    for number, element in enumerate(read.elements()):
        if number >= MOST:
            raise Unreadable(_now("It has more than {most:,} fact-checks; split the file.").format(most=MOST))
        if element.problem:
            problems.append(Problem(element.line, "record", element.written[:80], f"{element.problem}."))
            continue
        if is_beside(_without_reasons(element.found)):
            beside.append(element.line)
            continue
        try:
            told = list(told_by(_without_reasons(element.found)))
        except Refused as problem:
            problems.append(Problem(element.line, problem.field, str(problem.value), problem.remedy))
            continue
        found = [_checked(element.line, check, order) for check in told]
        problems += [fault for _, faults in found for fault in faults]
        rows += [row for row, faults in found if row and not faults]
    return rows, problems, beside


@dataclass(slots=True)
class _Faults:
    line: int
    found: list[Problem] = field(default_factory=list)

    def add(self, name: str, value: str, remedy: str) -> None:
        """One more thing that is wrong."""
        self.found.append(Problem(self.line, name, value[:80], remedy))

    def day(self, name: str, text: str, order: str) -> date | None:
        """The day that the text is; where it is none that is a fault."""
        try:
            return day_of(text, name, order)
        except Refused as problem:
            self.add(name, str(problem.value), problem.remedy)
            return None


def _checked(line: int, told: Told, order: str) -> tuple[CheckedClaim | None, list[Problem]]:
    """A record with its days read, and everything that is wrong with it."""
    faults = _Faults(line)
    for name in ("claim", "verdict", "checker"):
        if not told[name]:
            faults.add(name, "", _now("missing: fill it in, or remove the record."))
    for name, most in (("checker", 200), ("claimant", 300)):
        if len(told[name]) > most:
            faults.add(name, told[name], _now("shorten it to {most} characters or fewer.").format(most=most))
    claimed_on, checked_on = (faults.day(name, told[name], order) for name in ("claimed_on", "checked_on"))
    if faults.found:
        return None, faults.found
    home = site(told["url"])
    row = CheckedClaim(
        line,
        checker=told["checker"],
        homepage=f"https://{home}/" if home else "",
        claim=told["claim"],
        verdict=told["verdict"],
        claimant=told["claimant"],
        claimed_on=claimed_on,
        checked_on=checked_on,
        url=told["url"],
        archived_url=told["archived_url"],
    )
    return row, []


def _dates(read: FactCheckFile) -> Iterator[str]:
    for element in read.elements():
        with suppress(Refused):
            for told in told_by(_without_reasons(element.found)):
                yield from (told["claimed_on"], told["checked_on"])


def _without_reasons(found: Any) -> Any:
    if not isinstance(found, dict):
        return found
    return {name: value for name, value in found.items() if name not in REASONS}
