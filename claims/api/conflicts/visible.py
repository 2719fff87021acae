"""Conflicts as they may be shown: where a topic has a hidden claim, the rules are asked again.

A conflict keeps what was found over all claims. Its kind, bounds and counts would give away a claim that
is internal or under embargo, so in such a topic they are derived from the visible claims alone, and a
conflict that is none among those is not shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import World
from claims.domain.comparing.episodes import current, episodes
from claims.domain.questions.scope import Scope
from claims.domain.weighing.conflict_summary import Case, case
from claims.models import Claim, Conflict
from claims.models.assertions import scope_of
from claims.models.dossier import Dossier, dossiers
from sources.domain.independence import Id

MOST_CLAIMS = 100
"""Claims of one conflict that are compared each with each when it is read: 4,950 pairs."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a conflict; numbers in the question's unit, the witness as stable claim ids."""

    kind: str
    reason: str
    severity: int
    witness: tuple[UUID, UUID]
    gap: Decimal | Fraction | None
    lowest: Decimal | None
    highest: Decimal | None
    claim_count: int
    source_count: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A conflict, and what may be told of it."""

    conflict: Conflict
    found: Found


@dataclass(frozen=True, slots=True)
class Evidence:
    """The visible claims of one conflict, as rows and as assertions, with the world they stand in.

    `complete` is False where there are too many to compare each with each: then they are those of `_telling`.
    """

    scope: Scope
    claims: dict[Id, Claim]
    assertions: tuple[Assertion, ...]
    world: World
    case: Case | None
    complete: bool


def seen(conflicts: Sequence[Conflict], *, at: datetime) -> list[Seen]:
    """Those that are a conflict among visible claims; one query, more where a topic has hidden claims."""
    topics = Claim.objects.topics_with_hidden((each.topic_id for each in conflicts), at=at)
    doubtful = [conflict for conflict in conflicts if conflict.topic_id in topics]
    asked = dict(zip((each.pk for each in doubtful), evidence(doubtful, at=at), strict=True))
    made = ((each, _found(each, asked.get(each.pk))) for each in conflicts)
    return [Seen(conflict, found) for conflict, found in made if found is not None]


def evidence(conflicts: Iterable[Conflict], *, at: datetime) -> list[Evidence]:
    """What the visible claims of each conflict say; the queries grow with topics, not with conflicts."""
    files = dossiers(conflicts)
    keys: list[Any] = [pk for file in files for pk in file.claims]
    visible = (
        set(Claim.objects.filter(pk__in=keys).publishable(at=at).values_list("pk", flat=True))
        if keys
        else set()
    )
    return [_evidence(file, visible) for file in files]


def nothing_hidden(conflict: Conflict, *, at: datetime) -> bool:
    """Whether all that a conflict rests on may be shown; only then can it be settled from here."""
    claims: list[Any] = list(dossiers([conflict])[0].claims)
    return Claim.objects.filter(pk__in=claims).publishable(at=at).count() == len(claims)


def _evidence(file: Dossier, visible: set[UUID]) -> Evidence:
    scope = scope_of(file.conflict.question)
    free = tuple(each for each in file.assertions if each.id in visible)
    kept = free if len(free) <= MOST_CLAIMS else _telling(free, file.conflict)
    cases = [
        found
        for episode in episodes(scope, kept, file.world)
        if (found := case(scope, episode, file.world)) is not None
    ]
    worst = max(cases, key=lambda found: found.severity, default=None)
    rows = {each.id: file.claims[each.id] for each in kept}
    return Evidence(scope, rows, kept, file.world, worst, complete=len(kept) == len(free))


def _telling(claims: Sequence[Assertion], conflict: Conflict) -> tuple[Assertion, ...]:
    """Of very many claims the two witnesses, and of each source the latest, those said last."""
    witnesses = {conflict.witness_a_id, conflict.witness_b_id}
    latest = sorted(current(claims)[0], key=lambda each: each.said_key)[-MOST_CLAIMS:]
    telling = {each.id for each in latest} | witnesses
    return tuple(each for each in claims if each.id in telling)


def _found(conflict: Conflict, asked: Evidence | None) -> Found | None:
    if asked is None:
        return _as_kept(conflict)
    if asked.case is None:
        return None
    return of_case(asked.case, asked.claims)


def _as_kept(conflict: Conflict) -> Found:
    return Found(
        kind=conflict.kind,
        reason=conflict.reason,
        severity=conflict.severity,
        witness=(conflict.witness_a_claim, conflict.witness_b_claim),  # type: ignore[attr-defined]  # annotated
        gap=conflict.gap,
        lowest=conflict.lowest,
        highest=conflict.highest,
        claim_count=conflict.claim_count,
        source_count=conflict.source_count,
    )


def of_case(found: Case, claims: dict[Id, Claim]) -> Found:
    """What the rules found, with the witness by the claims' stable ids."""
    first, second = (claims[pk].claim_id for pk in found.witness)
    return Found(
        kind=found.kind,
        reason=found.reason or "",
        severity=found.severity,
        witness=(first, second),
        gap=found.gap,
        lowest=found.lowest,
        highest=found.highest,
        claim_count=found.claim_count,
        source_count=found.source_count,
    )
