"""Recording many fact-checks at once: checkers looked up and records written as sets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _now

from claimcheck.foundation.records.copying import copy_records
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import write
from claims.models import FactCheck
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
    the check, or have a verdict that is not on our scale; they were taken."""

    recorded: int = 0
    known: int = 0
    undated: int = 0
    unrated: int = 0
    problems: list[Problem] = field(default_factory=list)
    made: dict[int, str] = field(default_factory=dict)

    @property
    def rejected(self) -> int:
        """How many records were not taken."""
        return len({problem.line for problem in self.problems})


@transaction.atomic
def record_fact_checks(*, by: User, now: datetime, rows: Sequence[CheckedClaim]) -> FactChecksTaken:
    """Record those that can be and are not known; why the others can't be is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FACT_CHECK_LOCK])
    taken = FactChecksTaken()
    new = _checked(rows, taken, by=by, now=now)
    known: dict[str, list[FactCheck]] = {}
    for each in FactCheck.objects.filter(known_by__in=[each.known_by for _, each in new]):
        known.setdefault(each.known_by, []).append(each)
    fresh: list[FactCheck] = []
    for line, each in new:
        versions = known.get(each.known_by)
        if versions is None:
            known[each.known_by] = [each]
            fresh.append(each)
            taken.made[line] = str(each.fact_check_id)
        elif any(_says(each) == _says(version) for version in versions):
            taken.known += 1
            taken.made[line] = str(versions[0].fact_check_id)
        else:
            remedy = _now("recorded otherwise, as {verdict!r}: correct the record, or leave it.").format(
                verdict=versions[-1].verdict[:80]
            )
            taken.problems.append(Problem(line, "verdict", each.verdict[:80], remedy))
    copy_records(fresh)
    taken.recorded = len(fresh)
    taken.undated = sum(check.checked_on is None for check in fresh)
    taken.unrated = sum(not check.rating for check in fresh)
    return taken


def _says(each: FactCheck) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in CONTENT)


def _checked(
    rows: Sequence[CheckedClaim], taken: FactChecksTaken, *, by: User, now: datetime
) -> list[tuple[int, FactCheck]]:
    checkers = _checkers(rows, by=by, now=now)
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


def _checkers(rows: Iterable[CheckedClaim], *, by: User, now: datetime) -> dict[str, Source | Refused]:
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
            new = new_source(by=by, now=now, slug=slug, name=name, kind=SourceKind.MEDIA, homepage=homepage)
            slugs.take(slug)
            found[name] = write(new)
    return found
