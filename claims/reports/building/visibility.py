"""The conflicts of a report as its readers may know them: a conflict's standing and its visible evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.models import Claim, Conflict
from claims.reports.building.conflict_status import ConflictStatus
from claims.reports.period import Period
from claims.views.audience import reader
from claims.views.conflict import ConflictEvidence, evidence
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class Shown:
    """A conflict as it may be shown: its visible claims as assertions in their world, and their rows by id.

    `witness`: the claims that make it what it is; they may no longer be among its claims. `older`: claims
    that are left out, because there are very many. `out_of_step`: last figures for different days that are
    far apart.
    """

    standing: ConflictStatus
    assertions: tuple[Assertion, ...]
    witness: tuple[Assertion, ...] | None
    rows: Mapping[Id, Claim]
    world: World
    older: int = 0
    out_of_step: tuple[tuple[Assertion, ...], ...] = ()


def shown(standings: Iterable[ConflictStatus], period: Period) -> list[Shown]:
    """The conflicts that disagree over visible claims alone; the queries do not grow with their number."""
    found = list(standings)
    read = evidence(
        [(standing.conflict, standing.found) for standing in found], reader(period.end, known_at=period.end)
    )
    pairs = [(standing, its) for standing, its in zip(found, read, strict=True) if its is not None]
    asked = [
        (its.conflict, standing.found_before)
        for standing, its in pairs
        if standing.found_before
        and its.hidden_since
        and standing.before_at
        and standing.before_at >= its.hidden_since
    ]
    before = found_visibly(asked, period, then=period.before.end)
    return [
        beside(replace(standing, found_before=before.get(standing.conflict.pk, standing.found_before)), its)
        for standing, its in pairs
    ]


def found_visibly(
    found: Sequence[tuple[Conflict, ConflictSummary]], period: Period, *, then: datetime
) -> dict[UUID, ConflictSummary | None]:
    """Of conflicts, each with what was found of it by `then` over all claims, what the rules find over those
    of its claims that had been recorded by then and may be shown at the period's end; None: no conflict."""
    read = evidence(found, reader(period.end, known_at=then))
    return {
        conflict.pk: None if its is None else its.summary
        for (conflict, _), its in zip(found, read, strict=True)
    }


def beside(standing: ConflictStatus, its: ConflictEvidence) -> Shown:
    """A conflict's standing with its evidence; nothing found since something was hidden is told."""
    since = its.hidden_since
    if since is not None:
        standing.conflict.episode = its.days
        standing = replace(
            standing,
            found=its.summary,
            detected_at=standing.detected_at if standing.detected_at < since else its.found_at,
            hidden_since=since,
        )
    return Shown(standing, its.assertions, its.witness, its.rows, its.world, its.older, its.out_of_step)


def visible_standings(standings: Iterable[ConflictStatus], period: Period) -> list[ConflictStatus]:
    """The standings that may be counted; the rules are asked only in topics where something is hidden."""
    found = list(standings)
    topics = Claim.objects.topics_with_hidden(
        {standing.conflict.topic_id for standing in found}, at=period.end
    )
    again = shown([standing for standing in found if standing.conflict.topic_id in topics], period)
    asked = {account.standing.conflict.pk: account.standing for account in again}
    kept = (
        asked.get(standing.conflict.pk) if standing.conflict.topic_id in topics else standing
        for standing in found
    )
    return [standing for standing in kept if standing is not None]
