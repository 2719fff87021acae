"""Recording many fact-checks at once: checkers looked up and records written as sets."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.copying import copy_records
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import write
from claims.domain.importing import Fate
from claims.models import FactCheck, Import
from claims.services.bulk.fates import Fates
from claims.services.bulk.lookups import doubtful, index, named
from claims.services.bulk.row import Problem
from claims.services.bulk.slugs import Slugs
from claims.services.recording.fact_checks import CONTENT, new_fact_check
from sources.domain.kinds import SourceKind
from sources.models import Source
from sources.services.recording import new_source

FACT_CHECK_LOCK = 0x66616374  # "fact": one at a time, as two might make the same checker twice


class CheckedClaim(NamedTuple):
    """A fact-check as a file gives it: its checker by name. `line`: where it stood."""

    line: int
    checker: str
    homepage: str
    claim: str
    verdict: str
    claimant: str = ""
    claimed_on: date | None = None
    checked_on: date | None = None
    url: str = ""
    archived_url: str = ""


@dataclass(slots=True)
class FactChecksTaken:
    """What became of the fact-checks of a file. `undated`, `unrated`: how many recorded ones lack the day of
    the check, or have a verdict that is not on our scale; they were taken. `restored`: how many stand again
    that were withdrawn because their import was undone."""

    recorded: int = 0
    known: int = 0
    restored: int = 0
    undated: int = 0
    unrated: int = 0
    problems: list[Problem] = field(default_factory=list)
    made: dict[int, str] = field(default_factory=dict)
    fates: Fates = field(default_factory=lambda: Fates(several=True))

    @property
    def rejected(self) -> int:
        """How many records were not taken."""
        return len({problem.line for problem in self.problems})


@transaction.atomic
def record_fact_checks(
    *, by: User, now: datetime, rows: Sequence[CheckedClaim], draft: bool = False
) -> FactChecksTaken:
    """Record those that can be and are not known; why the others can't be is told. One that was withdrawn
    because its import was undone stands again. `draft`: checkers that are new are drafts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FACT_CHECK_LOCK])
    taken = FactChecksTaken()
    new = _checked(rows, taken, by=by, now=now, draft=draft)
    known: dict[str, list[FactCheck]] = {}
    same = FactCheck.objects.filter(known_by__in=[check.known_by for _, check in new])
    for version in same.order_by("fact_check_id", "version"):
        known.setdefault(version.known_by, []).append(version)
    undone = _undone([versions[-1] for versions in known.values()])
    made: dict[Fate, list[FactCheck]] = {Fate.NEW: [], Fate.CHANGED: [], Fate.KNOWN: []}
    for line, fact_check in new:
        versions = known.setdefault(fact_check.known_by, [])
        fate = _fate(fact_check, versions, undone)
        if fate is Fate.INVALID:
            taken.problems.append(_otherwise(line, fact_check, versions[-1]))
            continue
        if fate is Fate.CHANGED:
            _follow(fact_check, versions[-1])
        if fate is not Fate.KNOWN:
            versions.append(fact_check)
        made[fate].append(fact_check)
        taken.made[line] = str(versions[0].fact_check_id)
        taken.fates.note(fate, [line], [versions[0].fact_check_id])
    supersede_fact_checks(made[Fate.CHANGED], by=by, now=now)
    copy_records(made[Fate.NEW])
    taken.recorded, taken.restored, taken.known = (len(some) for some in made.values())
    taken.undated = sum(check.checked_on is None for check in made[Fate.NEW])
    taken.unrated = sum(not check.rating for check in made[Fate.NEW])
    return taken


def _fate(each: FactCheck, versions: Sequence[FactCheck], undone: Container[UUID]) -> Fate:
    """What becomes of a fact-check, given the versions that are recorded of it."""
    if not versions:
        return Fate.NEW
    if not any(_says(each) == _says(version) for version in versions):
        return Fate.INVALID
    return Fate.CHANGED if versions[-1].pk in undone else Fate.KNOWN


def _otherwise(line: int, each: FactCheck, recorded: FactCheck) -> Problem:
    remedy = _now("recorded otherwise, as {verdict!r}: correct the record, or leave it.").format(
        verdict=recorded.verdict[:80]
    )
    return Problem(line, "verdict", each.verdict[:80], remedy)


def supersede_fact_checks(versions: Sequence[FactCheck], *, by: User, now: datetime) -> None:
    """Write new versions of fact-checks, whose live ones end."""
    live = FactCheck.objects.live().filter(fact_check_id__in=[version.fact_check_id for version in versions])
    live.update(superseded_at=now, superseded_by=by)
    copy_records(versions)


def _undone(versions: Sequence[FactCheck]) -> set[UUID]:
    """Those of these versions that say no more than that an import was undone."""
    withdrawn = [version for version in versions if version.withdrawn]
    by_import = Import.objects.filter(undone_at__in=[version.recorded_at for version in withdrawn])
    decided = set(by_import.values_list("undone_at", "undone_by"))
    return {version.pk for version in withdrawn if (version.recorded_at, version.recorded_by_id) in decided}


def _follow(each: FactCheck, withdrawn: FactCheck) -> None:
    """Make it the version after the last one, which was withdrawn with its import."""
    each.fact_check_id, each.version = withdrawn.fact_check_id, withdrawn.version + 1
    each.correction_reason = "Imported again."


def _says(each: FactCheck) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in CONTENT)


def _checked(
    rows: Sequence[CheckedClaim], taken: FactChecksTaken, *, by: User, now: datetime, draft: bool
) -> list[tuple[int, FactCheck]]:
    checkers = _checkers(rows, by=by, now=now, draft=draft)
    new = []
    for row in rows:
        given = row._asdict()
        line, name, _homepage = given.pop("line"), given.pop("checker"), given.pop("homepage")
        try:
            checker = checkers[name]
            if isinstance(checker, Refused):
                raise checker
            new.append((line, new_fact_check(by=by, now=now, checker=checker, **given)))
        except Refused as problem:
            taken.problems.append(Problem(line, problem.field, str(problem.value)[:80], problem.remedy))
    return new


def _checkers(
    rows: Iterable[CheckedClaim], *, by: User, now: datetime, draft: bool
) -> dict[str, Source | Refused]:
    """The sources by name or alias, or why that does not tell which; one that is not known is recorded."""
    homes = {row.checker: row.homepage for row in rows}
    by_name: dict[str, Source] = {}
    index(by_name, named(Source, "name", homes), lambda source: source.name)
    found: dict[str, Source | Refused] = {**by_name}
    for name, known in Source.objects.going_by([name for name in homes if name not in found]).items():
        found[name] = known[0] if len(known) == 1 else doubtful(name, known, "checker")
    slugs = Slugs(Source, 80)
    slugs.load((name, "") for name in homes if name not in found)
    for name, homepage in homes.items():
        if name not in found:
            slug = slugs.of(name)
            given: dict[str, Any] = {"slug": slug, "name": name, "homepage": homepage, "draft": draft}
            slugs.take(slug)
            found[name] = write(new_source(by=by, now=now, kind=SourceKind.MEDIA, **given))
    return found
