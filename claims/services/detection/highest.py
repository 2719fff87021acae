"""The two claims furthest apart on one day, looked for from the highest figure downwards.

The figures of a question are walked by their index. What a claim can be apart from any other is at most its
lower end less the lowest of all; once a pair is further apart than that, no claim further down can matter.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.pair_bounds import VALUE
from claims.domain.comparing.pairings import Pairing, rank_of
from claims.domain.comparing.witness import worst
from claims.domain.questions.scope import Answer
from claims.services.detection import nearby
from claims.services.detection.conflict_tally import gravest
from claims.services.detection.question_scope import Place

MOST = 3
"""Figures from the top whose days are read; of more equal ones the newest would have to be found."""
LONGEST = 62
"""Days of a claim that are taken one by one."""

_LIVE = """
    FROM claims_claim
    WHERE topic_id = %(topic)s AND question_id = %(question)s AND superseded_at IS NULL
"""
# without a figure of zero nobody denies what others count; "at most" has no lower end
_LOWEST = f"""
    SELECT (SELECT lower("outer") {_LIVE} ORDER BY lower("outer") LIMIT 1),
           EXISTS (SELECT {_LIVE} AND lower("outer") IS NULL)
"""
_HIGHEST = f"""
    SELECT lower(as_of), upper(as_of), lower("outer") {_LIVE} AND lower("outer") > %(lowest)s
        AND state <> 'rejected' AND as_of && %(episode)s
    ORDER BY lower("outer") DESC LIMIT {MOST + 1}
"""


class _High(NamedTuple):
    """The days and the lower end of a claim."""

    first: date | None
    after: date
    low: Decimal


def furthest_apart(place: Place, episode: DateRange) -> Pairing | None:
    """Of a level or period that is compared with no other question: the pair of contradicting claims that a
    case is of. None where this does not tell."""
    if place.scope.answer is not Answer.QUANTITY:
        return None
    lowest, high = _from_the_top(place, episode)
    if len(high) > MOST and high[0].low == high[MOST].low:
        return None
    best: Pairing | None = None
    for number, each in enumerate(high):
        if best is not None and _beyond(best, each.low - lowest):
            return best
        if number == MOST or each.first is None or (each.after - each.first).days > LONGEST:
            return None
        claims = place.read(nearby.about(place.topic, place.family, each.first, each.after).all)
        found = worst(place.scope, list(claims.values()), place.world)
        best = max((one for one in (best, found) if one is not None), key=gravest, default=None)
    return best if best is not None and _beyond(best, Decimal(0)) else None


def _beyond(best: Pairing, distance: Decimal) -> bool:
    """Whether the pair contradicts by more than this distance; figures that meet contradict by none."""
    gap = best.finding.gap
    return rank_of(best.finding) == VALUE and gap is not None and gap > Fraction(distance)


def _from_the_top(place: Place, episode: DateRange) -> tuple[Decimal, list[_High]]:
    """The lowest figure, and the episode's claims from the highest downwards; none where it can't tell."""
    where = {"topic": place.topic, "question": place.question, "episode": episode}
    with connection.cursor() as cursor:
        cursor.execute(_LOWEST, where)
        lowest, unbounded = cursor.fetchone()
        if lowest is None or lowest <= 0 or unbounded:
            return Decimal(0), []
        cursor.execute(_HIGHEST, {**where, "lowest": lowest})
        return lowest, [_High(*row) for row in cursor.fetchall()]
