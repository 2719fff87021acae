"""How each disagreement stood in the last eight weeks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.reports.building.claim_view import decimal
from claims.reports.building.conflict_status import ConflictStatus, detections, is_measured
from claims.reports.building.visibility import found_visibly
from claims.reports.cross_sections import PastWeek
from claims.reports.length_limits import WEEKS
from claims.reports.period import Period


def trails(standings: Sequence[ConflictStatus], period: Period) -> dict[UUID, tuple[PastWeek, ...]]:
    """Of each conflict the weeks it has stood, oldest first; one query a week, a few more where something is
    hidden."""
    told: dict[UUID, list[PastWeek]] = defaultdict(list)
    past, back = period, []
    for _ in range(WEEKS - 1):
        past = past.before
        back.append(past)
    for week in reversed(back):
        for standing, summary in _found_then(standings, period, week):
            told[standing.conflict.pk].append(_point(standing, summary, week))
    for standing in standings:
        told[standing.conflict.pk].append(_point(standing, standing.found, period))
    return {conflict: tuple(weeks) for conflict, weeks in told.items()}


def _found_then(
    standings: Sequence[ConflictStatus], period: Period, week: Period
) -> Iterator[tuple[ConflictStatus, ConflictSummary]]:
    """Of each conflict that stood at an earlier week's end what was found by then; where something has been
    hidden since, what the rules find without it."""
    rows = {
        key: row.summary
        for key, row in detections([standing.conflict for standing in standings], week.end).items()
    }
    doubtful = [
        (standing.conflict, rows[standing.conflict.pk])
        for standing in standings
        if standing.conflict.pk in rows and standing.hidden_since and standing.hidden_since <= week.end
    ]
    again = found_visibly(doubtful, period, then=week.end)
    for standing in standings:
        found = again.get(standing.conflict.pk, rows.get(standing.conflict.pk))
        if found is not None:
            yield standing, found


def _point(one: ConflictStatus, found: ConflictSummary, period: Period) -> PastWeek:
    share = found.relative if is_measured(one.conflict.question) else None
    return PastWeek(
        label=str(period.week),
        claims=found.claim_count,
        spread=decimal(round(share * 100, 1)) if share is not None else None,
    )
