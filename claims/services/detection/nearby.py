"""The claims that can matter to one: for its days, or that it speaks against.

Each is a probe of an index of live claims (migration 0009), so that the cost follows what is found and not
the question's whole history.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models import Claim

MOST = 50
"""Claims read on one side of a figure, or without a day."""

_LIVE = """
    topic_id = %(topic)s AND question_id = ANY(%(questions)s) AND superseded_at IS NULL
    AND state <> 'rejected'
"""
# Of claims that end within the days all are for one of them; those that end later must be for several.
_ABOUT = f"""
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) > %(first)s AND upper(as_of) <= %(after)s
    UNION ALL
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) > %(after)s
        AND (lower_inf(as_of) OR upper(as_of) - lower(as_of) > 1)
        AND (lower_inf(as_of) OR lower(as_of) < %(after)s)
"""  # noqa: S608  # no value is pasted in
_TO_THE_DAY = f"SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) = %(after)s"  # noqa: S608
_BEFORE_AND_ABOVE = f"""
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) < %(after)s AND lower("outer") >= %(high)s
    ORDER BY lower("outer") DESC LIMIT {MOST}
"""  # noqa: S608
_AFTER_AND_BELOW = f"""
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) > %(after)s AND upper("outer") <= %(low)s
    ORDER BY upper("outer") LIMIT {MOST}
"""  # noqa: S608
_ABOVE = f"""
    SELECT id FROM claims_claim WHERE {_LIVE} AND lower("outer") >= %(high)s
    ORDER BY lower("outer") DESC LIMIT {MOST}
"""  # noqa: S608
_BELOW = f"""
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper("outer") <= %(low)s
    ORDER BY upper("outer") LIMIT {MOST}
"""  # noqa: S608
_OF_STATEMENT = f"SELECT id FROM claims_claim WHERE {_LIVE} AND statement_id = %(statement)s"  # noqa: S608
_UNDATED = f"SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) IS NULL LIMIT {MOST}"  # noqa: S608
_ANY_APART = f"SELECT EXISTS (SELECT FROM claims_claim WHERE {_LIVE} AND NOT core && %(core)s)"  # noqa: S608
_LAST_DAY = f"SELECT max(upper(as_of)) FROM claims_claim WHERE {_LIVE}"  # noqa: S608
_HULL = f"""
    SELECT CASE WHEN NOT bool_or(lower_inf(as_of)) THEN min(lower(as_of)) END, max(upper(as_of))
    FROM claims_claim WHERE {_LIVE} AND as_of IS NOT NULL
"""  # noqa: S608
# claims without a day are of the latest episode
_OF_EPISODE = f"""
    (c.as_of && %(episode)s OR c.as_of IS NULL AND NOT EXISTS (
        SELECT FROM claims_claim WHERE {_LIVE} AND upper(as_of) > upper(%(episode)s::daterange)))
"""
_EXTREMES = f"""
    SELECT min(CASE c.modality WHEN 'none' THEN 0 ELSE least(c.low, c.best, c.high) END),
           max(CASE c.modality WHEN 'none' THEN 0 ELSE greatest(c.low, c.best, c.high) END)
    FROM claims_claim c
    WHERE c.topic_id = %(topic)s AND c.question_id = ANY(%(questions)s) AND c.superseded_at IS NULL
      AND c.state <> 'rejected' AND {_OF_EPISODE}
"""  # noqa: S608
_TWIN = f"""
    SELECT EXISTS (
        SELECT FROM claims_claim WHERE {_LIVE} AND lower("outer") = %(lowest)s AND as_of && %(episode)s
        AND id <> %(but)s AND modality = %(modality)s
        AND (low, best, high) IS NOT DISTINCT FROM (%(low)s::numeric, %(best)s::numeric, %(high)s::numeric))
"""  # noqa: S608
_HEARD = f"""
    SELECT EXISTS (
        SELECT FROM sources_statement s JOIN claims_claim c ON c.statement_id = s.id
        WHERE s.source_id = %(source)s AND c.topic_id = %(topic)s AND c.question_id = ANY(%(questions)s)
          AND c.superseded_at IS NULL AND c.state <> 'rejected' AND NOT c.id = ANY(%(but)s)
          AND {_OF_EPISODE})
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of claims; `cut`: the last of each list that was cut off, beyond which there may be more."""

    all: tuple[UUID, ...] = ()
    cut: tuple[UUID, ...] = ()


def about(topic: UUID, questions: Collection[UUID], first: date, after: date) -> Keys:
    """The claims that are for a day from `first` on and before `after`."""
    return Keys(tuple(_keys(_ABOUT, topic=topic, questions=list(questions), first=first, after=after)))


def to_the_day(topic: UUID, questions: Collection[UUID], after: date) -> Keys:
    """The claims whose last day is the one before `after`."""
    return Keys(tuple(_keys(_TO_THE_DAY, topic=topic, questions=list(questions), after=after)))


def totals_against(claim: Claim, beside: Collection[UUID], at_least: Decimal | None) -> Keys:
    """Running totals of the same day, also on questions beside it, and those that can't hold with the claim
    and are at least so far from it, the farthest first; with None no others than of the day."""
    same = to_the_day(claim.topic_id, [claim.question_id, *beside], claim.as_of.upper).all
    if at_least is None:
        return Keys(same)
    parameters = {**_of(claim), "after": claim.as_of.upper}
    low, high = claim.outer.lower, claim.outer.upper
    higher = _keys(_BEFORE_AND_ABOVE, **parameters, high=None if high is None else high + at_least)
    lower = _keys(_AFTER_AND_BELOW, **parameters, low=None if low is None else low - at_least)
    return _together(same, higher, lower)


def farthest(claim: Claim) -> Keys:
    """The claims on the question whose figures lie wholly above or below, the farthest first."""
    higher = _keys(_ABOVE, **_of(claim), high=claim.outer.upper)
    lower = _keys(_BELOW, **_of(claim), low=claim.outer.lower)
    return _together((), higher, lower)


def of_statement(claim: Claim) -> list[UUID]:
    """The claims on the question in which the same statement was read."""
    found = _keys(_OF_STATEMENT, **_of(claim), statement=claim.statement_id)
    return [key for key in found if key != claim.pk]


def undated(topic: UUID, questions: Collection[UUID]) -> list[UUID]:
    """The claims without a day; not more than MOST of them."""
    return _keys(_UNDATED, topic=topic, questions=list(questions))


def any_apart(claim: Claim) -> bool:
    """Whether a claim on the question, whatever its day, asserts what this one excludes."""
    return bool(_row(_ANY_APART, **_of(claim), core=claim.core)[0])


def last_day(topic: UUID, questions: Collection[UUID]) -> date | None:
    """The day after the last that a claim is for; None where none has a day."""
    found: date | None = _row(_LAST_DAY, topic=topic, questions=list(questions))[0]
    return found


def hull(topic: UUID, questions: Collection[UUID]) -> DateRange | None:
    """From the first to the last day that a claim is for; None where none has a day."""
    first, after = _row(_HULL, topic=topic, questions=list(questions))
    if after is None:
        return None
    return DateRange(first, after, "[)" if first is not None else "()")


def extremes(
    topic: UUID, questions: Collection[UUID], episode: DateRange
) -> tuple[Decimal | None, Decimal | None]:
    """The smallest and the largest value that the claims of an episode give."""
    lowest, highest = _row(_EXTREMES, topic=topic, questions=list(questions), episode=episode)
    return lowest, highest


def has_twin(claim: Claim, episode: DateRange) -> bool:
    """Whether another claim on the question gives the same figure in the episode; False may mean that no
    quick look tells."""
    figure = {name: getattr(claim, name) for name in ("modality", "low", "best", "high")}
    return bool(
        _row(_TWIN, **_of(claim), **figure, lowest=claim.outer.lower, but=claim.pk, episode=episode)[0]
    )


def heard(
    source: UUID, topic: UUID, questions: Collection[UUID], episode: DateRange, but: Sequence[UUID]
) -> bool:
    """Whether the source has a claim in the episode beside those left out."""
    where = {"topic": topic, "questions": list(questions), "episode": episode}
    return bool(_row(_HEARD, source=source, but=list(but), **where)[0])


def _of(claim: Claim) -> dict[str, Any]:
    return {"topic": claim.topic_id, "questions": [claim.question_id]}


def _together(same: Sequence[UUID], *sides: Sequence[UUID]) -> Keys:
    cut = tuple(side[-1] for side in sides if len(side) >= MOST)
    return Keys((*same, *(key for side in sides for key in side)), cut)


def _keys(query: str, **parameters: Any) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return [row[0] for row in cursor.fetchall()]


def _row(query: str, **parameters: Any) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        found: tuple[Any, ...] = cursor.fetchone()
        return found
