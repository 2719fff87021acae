"""How each disagreement stood in the last eight weeks."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from claims.domain.weighing.conflict_summary import ConflictSummary
from claims.reports.building.claim_view import decimal
from claims.reports.building.conflict_status import Standing, detections, is_measured
from claims.reports.cross_sections import PastWeek
from claims.reports.length_limits import WEEKS
from claims.reports.period import Period


def trails(standings: Sequence[Standing], period: Period) -> dict[UUID, tuple[PastWeek, ...]]:
    """Of each conflict the weeks it has stood, oldest first; one query a week."""
    told: dict[UUID, list[PastWeek]] = defaultdict(list)
    past, back = period, []
    for _ in range(WEEKS - 1):
        past = past.before
        back.append(past)
    for week in reversed(back):
        found = detections([one.conflict for one in standings], week.end)
        for one in standings:
            row = found.get(one.conflict.pk)
            if row is not None and (one.hidden_since is None or row.detected_at < one.hidden_since):
                told[one.conflict.pk].append(_point(one, row.summary, week))
    for one in standings:
        told[one.conflict.pk].append(_point(one, one.found, period))
    return {conflict: tuple(weeks) for conflict, weeks in told.items()}


def _point(one: Standing, found: ConflictSummary, period: Period) -> PastWeek:
    share = found.relative if is_measured(one.conflict.question) else None
    return PastWeek(
        label=str(period.week),
        claims=found.claim_count,
        spread=decimal(round(share * 100, 1)) if share is not None else None,
    )
