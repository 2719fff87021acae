"""What may be shown: nothing internal, nothing under embargo, and nothing that follows from either.

A conflict keeps what was found over all claims. Where one of them may not be shown, the rules are
asked again over those that may, so that no number, kind or count of the report gives it away.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.episodes import episodes
from claims.domain.weighing.conflict_summary import Case, case
from claims.models import Claim
from claims.models.assertions import assertions, scope_of
from claims.models.ranges import rounded
from claims.reports.building.conflict_claims import File, files
from claims.reports.building.conflict_status import Found, Standing
from sources.domain.independence import Id
from sources.domain.kinds import SourceKind


@dataclass(frozen=True, slots=True)
class Shown:
    """A conflict as it may be shown: its visible claims as assertions in their world, and their rows by id.

    `witness`: the two claims that make it what it is; they may no longer be among its claims. `older`: claims
    that are left out, because there are very many.
    """

    standing: Standing
    assertions: tuple[Assertion, ...]
    witness: tuple[Assertion, Assertion] | None
    rows: Mapping[Id, Claim]
    world: World
    older: int = 0


@dataclass(frozen=True, slots=True)
class _Sight:
    """Which claims may be shown, former witnesses with their rows, and the joint sources that are visible."""

    visible: frozenset[Id]
    former: Mapping[Id, tuple[Assertion, Claim]]
    open_joints: Mapping[Id, frozenset[Id]]


def shown(standings: Iterable[Standing], at: datetime) -> list[Shown]:
    """The conflicts that disagree over visible claims alone; the queries do not grow with their number."""
    found = list(standings)
    read = files(found, at)
    present: set[Id] = {pk for file in read for pk in file.dossier.claims}
    witnesses = {pk for one in found for pk in one.found.witness}
    visible = _visible(present | witnesses, at)
    former = _former((witnesses - present) & visible, at)
    questions = {one.question.id for file in read for one in file.dossier.assertions}
    sight = _Sight(visible, former, _visible_joints(questions, at))
    made = (_shown(one, file, sight) for one, file in zip(found, read, strict=True))
    return [one for one in made if one is not None]


def without_hidden_witness(standings: Iterable[Standing], at: datetime) -> list[Standing]:
    """The standings that may be counted; the rules are asked only where a witness may not be shown."""
    found = list(standings)
    visible = _visible({pk for one in found for pk in one.found.witness}, at)
    doubtful = [one for one in found if not visible.issuperset(one.found.witness)]
    asked = {one.standing.conflict.pk: one.standing for one in shown(doubtful, at)} if doubtful else {}
    hidden = {one.conflict.pk for one in doubtful}
    kept = (asked.get(one.conflict.pk) if one.conflict.pk in hidden else one for one in found)
    return [one for one in kept if one is not None]


def _visible(claims: Iterable[Id], at: datetime) -> frozenset[Id]:
    rows = Claim.objects.filter(pk__in=list(claims)).publishable(at=at)
    return frozenset(rows.values_list("pk", flat=True))


def _visible_joints(questions: Iterable[Id], at: datetime) -> Mapping[Id, frozenset[Id]]:
    """Of each of these questions the joint sources with an open claim that may be shown."""
    rows = Claim.objects.open_at(at).publishable(at=at)
    rows = rows.filter(question__in=list(questions), statement__source__kind=SourceKind.JOINT)
    found: dict[Id, set[Id]] = defaultdict(set)
    for question, source in rows.values_list("question", "statement__source").distinct():
        found[question].add(source)
    return {question: frozenset(sources) for question, sources in found.items()}


def _former(claims: Iterable[Id], at: datetime) -> dict[Id, tuple[Assertion, Claim]]:
    """Witnesses that are no longer open claims: what a dismissed conflict was about."""
    rows: dict[Id, Claim] = {
        row.pk: row for row in Claim.objects.filter(pk__in=list(claims)).with_provenance()
    }
    return {one.id: (one, rows[one.id]) for one in assertions(rows.values(), at)}


def _shown(standing: Standing, read: File, sight: _Sight) -> Shown | None:
    file = read.dossier
    world = replace(file.world, open_joints=sight.open_joints)
    seen = tuple(one for one in file.assertions if one.id in sight.visible)
    if len(seen) < len(file.assertions) or not sight.visible.issuperset(standing.found.witness):
        found = _case(standing, seen, world)
        if found is None:
            return None
        standing = replace(standing, found=_found(found), found_before=None)
    rows: dict[Id, Claim] = {pk: row for pk, row in file.claims.items() if pk in sight.visible}
    known = {one.id: one for one in seen}
    for pk in standing.found.witness:
        if pk in sight.former:
            known[pk], rows[pk] = sight.former[pk]
    first, second = (known.get(pk) for pk in standing.found.witness)
    return Shown(standing, seen, (first, second) if first and second else None, rows, world, read.older)


def _case(standing: Standing, seen: tuple[Assertion, ...], world: World) -> Case | None:
    scope = scope_of(standing.conflict.question)
    cases = (case(scope, episode, world) for episode in episodes(scope, seen, world))
    return max((one for one in cases if one is not None), key=lambda one: one.severity, default=None)


def _found(one: Case) -> Found:
    return Found(
        kind=one.kind,
        reason=one.reason or "",
        severity=one.severity,
        witness=one.witness,
        gap=_decimal(one.gap),
        lowest=_decimal(one.lowest),
        highest=_decimal(one.highest),
        claims=one.claim_count,
        sources=one.source_count,
    )


def _decimal(number: Fraction | Decimal | None) -> Decimal | None:
    return None if number is None else rounded(Fraction(number), ROUND_HALF_EVEN)
