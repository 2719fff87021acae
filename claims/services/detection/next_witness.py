"""The two claims that a case is of after one of them is gone. Of levels and periods days are taken up in the
order of what their claims can make at worst, until no day that is left can hold anything worse."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.domain.comparing.pair_bounds import EXISTENCE, STANCE, VALUE
from claims.domain.comparing.pairings import Pairing, rank_of
from claims.domain.comparing.witness import worst
from claims.domain.questions.scope import Answer, Temporality
from claims.services.detection import nearby
from claims.services.detection.conflict_tally import Undecided, gravest
from claims.services.detection.falls import furthest_left
from claims.services.detection.highest import LONGEST, furthest_apart
from claims.services.detection.question_scope import Place

A_DAY = timedelta(days=1)
DAYS = 12
"""Days that are read one by one; beyond it the whole question is looked at."""

_OPEN = """
    FROM claims_claim c
    WHERE c.topic_id = %(topic)s AND c.question_id = %(question)s AND c.superseded_at IS NULL
      AND c.state <> 'rejected'
"""
_DENIES = "c.modality = 'none' OR c.stance = 'denies'"
# On each day the bounds of all figures; of days with equal distance the one last spoken of comes first. Who
# spoke when is asked of the widest days only: it takes a look at the statement of each claim.
_WIDEST = f"""
    WITH long AS MATERIALIZED (
        SELECT c.statement_id, lower(c.as_of) AS first, upper(c.as_of) - lower(c.as_of) AS days,
               lower(c."outer") AS low, upper(c."outer") AS high, {_DENIES} AS denies
        {_OPEN} AND c.as_of && %(episode)s AND (lower_inf(c.as_of) OR upper(c.as_of) - lower(c.as_of) > 1)),
    daily AS (
        SELECT lower(c.as_of) AS day, max(lower(c."outer")) AS low, min(upper(c."outer")) AS high,
               bool_or({_DENIES}) AS denies
        {_OPEN} AND c.as_of && %(episode)s GROUP BY lower(c.as_of)
        UNION ALL
        SELECT first + n, low, high, denies
        FROM long CROSS JOIN LATERAL generate_series(1, days - 1) AS n WHERE days <= {LONGEST}),
    widest AS (
        SELECT day, max(low) - min(high) AS distance, bool_or(denies) AS denied
        FROM daily WHERE day IS NOT NULL GROUP BY day HAVING max(low) > min(high) OR bool_or(denies)
        ORDER BY denied DESC, distance DESC NULLS LAST FETCH FIRST {DAYS + 1} ROWS WITH TIES)
    SELECT day, distance, said, denied,
           (SELECT coalesce(bool_or(days IS NULL OR days > {LONGEST}), false) FROM long) AS too_long
    FROM widest CROSS JOIN LATERAL (
        SELECT max(s.said_on) AS said FROM (
            SELECT c.statement_id {_OPEN} AND upper(c.as_of) = day + 1
            UNION ALL SELECT statement_id FROM long WHERE first <= day AND first + days > day
        ) AS spoken JOIN sources_statement s ON s.id = spoken.statement_id) AS last
    ORDER BY denied DESC, distance DESC NULLS LAST, said DESC NULLS LAST LIMIT {DAYS + 1}
"""  # noqa: S608  # no value is pasted in


def worst_left(place: Place, episode: DateRange) -> Pairing:
    """Of the open claims in the episode the pair that a case is of; raises Undecided where it takes all
    claims to tell, as where nothing contradicts any more."""
    if place.scope.temporality in {Temporality.CUMULATIVE, Temporality.TIMELESS}:
        return furthest_left(place)
    if len(place.family) > 1:
        raise Undecided
    return furthest_apart(place, episode) or _on_the_widest_days(place, episode)


def _on_the_widest_days(place: Place, episode: DateRange) -> Pairing:
    """Of the contradicting claims for one day the pair furthest apart, looked for from the widest day on."""
    best: Pairing | None = None
    for number, each in enumerate(_widest(place, episode)):
        if each.too_long:
            raise Undecided
        if best is not None and _settles(best, each, place.scope.answer):
            return best
        if number == DAYS:
            raise Undecided
        keys = nearby.about(place.topic, place.family, each.day, each.day + A_DAY).all
        claims = place.read(keys)
        found = worst(place.scope, list(claims.values()), place.world)
        best = max((each for each in (best, found) if each is not None), key=gravest, default=None)
    if best is None or rank_of(best.finding) > VALUE:
        raise Undecided
    return best


class _Day(NamedTuple):
    """A day, and what its claims can make at worst; whether any claim of the episode is for too many days."""

    day: date
    distance: Decimal | None
    said: date | None
    denied: bool
    too_long: bool


def _settles(best: Pairing, left: _Day, answer: Answer) -> bool:
    """Whether no pair of that day, or of those after it, can come before the best one so far."""
    rank, bound = rank_of(best.finding), VALUE
    if left.denied:
        bound = STANCE if answer is Answer.YES_NO else EXISTENCE
    if rank != bound:
        return rank < bound
    newest = max(each.said_on or date.min for each in (best.a, best.b))
    newer = newest > (left.said or date.min)
    if best.finding.gap is None or left.distance is None:
        return newer
    distance = Fraction(left.distance)
    return best.finding.gap > distance or (newer and best.finding.gap == distance)


def _widest(place: Place, episode: DateRange) -> list[_Day]:
    where = {"topic": place.topic, "question": place.question, "episode": episode}
    with connection.cursor() as cursor:
        cursor.execute(_WIDEST, where)
        return [_Day(*row) for row in cursor.fetchall()]
