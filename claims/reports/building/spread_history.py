"""How each disagreement stood in the last eight weeks."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from claims.reports.building.claim_view import decimal
from claims.reports.building.conflict_status import Found, Standing, detections, found_in, is_measured
from claims.reports.cross_sections import PastWeek
from claims.reports.length_limits import WEEKS
from claims.reports.period import Period


def trails(standings: Sequence[Standing], period: Period) -> dict[UUID, tuple[PastWeek, ...]]:
    """Of each conflict the weeks it has stood, oldest first; one query a week."""
    told: dict[UUID, list[PastWeek]] = defaultdict(list)
    # What was found before a claim was hidden may give it away: such a conflict has no past here.
    open_past = [one for one in standings if one.found_before is not None]
    past, back = period, []
    for _ in range(WEEKS - 1):
        past = past.before
        back.append(past)
    for week in reversed(back):
        found = detections([one.conflict for one in open_past], week.end)
        for one in open_past:
            row = found.get(one.conflict.pk)
            if row is not None:
                told[one.conflict.pk].append(_point(one, found_in(row), week))
    for one in standings:
        told[one.conflict.pk].append(_point(one, one.found, period))
    return {conflict: tuple(weeks) for conflict, weeks in told.items()}


def _point(one: Standing, found: Found, period: Period) -> PastWeek:
    share = found.relative if is_measured(one.conflict.question) else None
    return PastWeek(
        label=str(period.week),
        claims=found.claims,
        spread=decimal(round(share * 100, 1)) if share is not None else None,
    )
