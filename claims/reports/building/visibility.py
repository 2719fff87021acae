"""The conflicts of a report as its readers may know them: a conflict's standing and its visible evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.models import Claim
from claims.reports.building.conflict_status import Standing
from claims.views.audience import reader
from claims.views.conflict import Evidence, evidence
from sources.domain.independence import Id


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


def shown(standings: Iterable[Standing], at: datetime) -> list[Shown]:
    """The conflicts that disagree over visible claims alone; the queries do not grow with their number."""
    found = list(standings)
    read = evidence([(one.conflict, one.found) for one in found], reader(at, known_at=at))
    return [beside(one, its) for one, its in zip(found, read, strict=True) if its is not None]


def beside(standing: Standing, its: Evidence) -> Shown:
    """A conflict's standing with its evidence. What was found since something was hidden is told of neither
    this week nor an earlier one."""
    since = its.hidden_since
    if since is not None:
        standing.conflict.episode = its.days
        standing = replace(
            standing,
            found=its.summary,
            found_before=standing.found_before if standing.before_at and standing.before_at < since else None,
            detected_at=standing.detected_at if standing.detected_at < since else its.found_at,
            hidden_since=since,
        )
    return Shown(standing, its.assertions, its.witness, its.rows, its.world, its.older)


def visible_standings(standings: Iterable[Standing], at: datetime) -> list[Standing]:
    """The standings that may be counted; the rules are asked only in topics where something is hidden."""
    found = list(standings)
    topics = Claim.objects.topics_with_hidden({one.conflict.topic_id for one in found}, at=at)
    again = shown([one for one in found if one.conflict.topic_id in topics], at)
    asked = {one.standing.conflict.pk: one.standing for one in again}
    kept = (asked.get(one.conflict.pk) if one.conflict.topic_id in topics else one for one in found)
    return [one for one in kept if one is not None]
