"""The two claims that a case is of among running totals, or among figures for all time, after one of them is
gone.

How far a claim can be apart from any other is told by the bounds of the other days: of a running total the
highest figure of the days before and the lowest of those after, and both of its own day; of what is timeless,
which is as if all of it were for one day, those of all claims. The claims that can be furthest apart are
read, and compared by the rules; once a pair is further apart than any claim that was not read can be, none of
those can matter.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.pair_bounds import CUMULATIVE_FELL, EXISTENCE, REVISION, VALUE
from claims.domain.comparing.pairings import Pairing, rank_of
from claims.domain.comparing.witness import worst
from claims.domain.questions.scope import Answer, Temporality
from claims.services.detection.conflict_tally import Undecided
from claims.services.detection.question_scope import Place

READ = (24, 240)
"""Claims that are read at first, and where those do not tell; beyond it the whole question is looked at."""
DENIED, FALLEN, APART = 0, 1, 2
"""What a claim can be part of at worst: a denial of what others count on its day, a running total that fell,
figures of one day that exclude each other."""

# frames that only grow: others would be gone through anew on every day
_OTHERS = "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING"
# figures that touch exclude each other only where one of them leaves its end out
_FELL = "(fall > 0 OR fall = 0 AND open)"
_WORST = f"""
    CASE WHEN denied THEN {DENIED} WHEN {_FELL} THEN {FALLEN} ELSE {APART} END AS what,
    CASE WHEN denied THEN 0 WHEN {_FELL} THEN fall ELSE distance END AS at_most
"""
_FIRST = f"""
    WHERE denied OR {_FELL} OR distance > 0 OR distance = 0 AND open
    ORDER BY what, at_most DESC FETCH FIRST %(most)s ROWS WITH TIES
"""
# The claims that come first are all of the days that do. Who spoke when is asked of them alone.
_FURTHEST = f"""
    WITH figure AS MATERIALIZED (
        SELECT c.id, c.statement_id, c.recorded_at, c.modality = 'none' AS denies,
               CASE WHEN %(timeless)s THEN '-infinity' ELSE upper(c.as_of) END AS day,
               CASE WHEN c.modality <> 'uncountable' THEN lower(c."outer") END AS low,
               CASE WHEN c.modality <> 'uncountable' THEN upper(c."outer") END AS high,
               NOT (lower_inc(c."outer") OR lower_inf(c."outer"))
               OR NOT (upper_inc(c."outer") OR upper_inf(c."outer")) AS open
        FROM claims_claim c
        WHERE c.topic_id = %(topic)s AND c.question_id = %(question)s AND c.superseded_at IS NULL
          AND c.state <> 'rejected'),
    daily AS (
        SELECT day, max(low) AS low, min(high) AS high, bool_or(denies) AND NOT bool_and(denies) AS denied,
               bool_or(open) AS open
        FROM figure WHERE day IS NOT NULL GROUP BY day),
    bound AS (
        SELECT day, low, high, denied, bool_or(open) OVER () AS open,
               max(low) OVER (ORDER BY day {_OTHERS}) AS before,
               min(high) OVER (ORDER BY day DESC {_OTHERS}) AS after
        FROM daily),
    days AS (
        SELECT *, {_WORST} FROM (
            SELECT *, greatest(before - high, low - after) AS fall, low - high AS distance FROM bound
        ) AS told {_FIRST}),
    first AS (
        SELECT *, {_WORST} FROM (
            SELECT f.id, f.statement_id, f.recorded_at, d.denied, d.open,
                   greatest(d.before - f.high, f.low - d.after) AS fall,
                   greatest(d.low - f.high, f.low - d.high) AS distance
            FROM figure f JOIN days d USING (day)
        ) AS told {_FIRST})
    SELECT first.id, what, at_most, s.said_on, s.said_at, first.recorded_at
    FROM first JOIN sources_statement s ON s.id = first.statement_id
    ORDER BY what, at_most DESC, said_on DESC NULLS LAST, said_at DESC NULLS LAST, recorded_at DESC, id DESC
    LIMIT %(most)s
"""  # noqa: S608  # no value is pasted in


class _Read(NamedTuple):
    """The claims read, and of what the last of them can be part, how far apart; None where none is left."""

    claims: list[Assertion]
    what: int | None
    at_most: Decimal


def furthest_left(place: Place) -> Pairing:
    """Of the open claims on a question that has no parts the pair that its case is of; raises Undecided where
    it takes all claims to tell, as where nothing is left that excludes another."""
    if place.scope.answer is not Answer.QUANTITY or len(place.family) > 1:
        raise Undecided
    for most in READ:
        read = _read(place, most)
        best = worst(place.scope, read.claims, place.world) if read.claims else None
        if best is not None and _settles(best, read):
            return best
        if read.what is None:
            break
    raise Undecided


def _settles(best: Pairing, read: _Read) -> bool:
    """Whether no pair with a claim that was not read can come before the best of those that were."""
    rank = rank_of(best.finding)
    if read.what is None:
        return rank <= REVISION  # whatever is milder may be among claims that exclude none
    if rank == EXISTENCE:
        return read.what > DENIED
    if rank == CUMULATIVE_FELL:
        return read.what > FALLEN or (read.what == FALLEN and _comes_first(best, read))
    return rank == VALUE and read.what == APART and _comes_first(best, read)


def _comes_first(best: Pairing, read: _Read) -> bool:
    """Whether the pair is further apart than any with a claim left out; as far, and newer."""
    gap, at_most = best.finding.gap, Fraction(read.at_most)
    if gap is None or gap < at_most:
        return False
    older, newer = sorted((best.a.said_key, best.b.said_key))
    newest = max(each.said_key for each in read.claims)
    return gap > at_most or (newer == newest and older >= read.claims[-1].said_key)


def _read(place: Place, most: int) -> _Read:
    """The claims that can be furthest apart from others, the last one last."""
    timeless = place.scope.temporality is Temporality.TIMELESS
    where = {"topic": place.topic, "question": place.question}
    with connection.cursor() as cursor:
        cursor.execute(_FURTHEST, {**where, "timeless": timeless, "most": most})
        rows = cursor.fetchall()
    keys: list[UUID] = [row[0] for row in rows]
    known = place.read(keys)
    claims = [known[key] for key in keys]
    return _Read(claims, rows[-1][1] if len(rows) == most else None, rows[-1][2] if rows else Decimal(0))
