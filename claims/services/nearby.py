"""The claims that can matter to a new one: for its days, or that a running total speaks against.

Each is a probe of an index of live claims (migration 0009), so that the cost follows what is found and not
the question's whole history.
"""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.models import Claim

MOST = 50
"""Totals that a new claim speaks against; beyond it the whole question is looked at."""

_LIVE = """
    topic_id = %(topic)s AND question_id = ANY(%(questions)s) AND superseded_at IS NULL
    AND state <> 'rejected'
"""
_UNDATED = f"SELECT EXISTS (SELECT FROM claims_claim WHERE {_LIVE} AND upper(as_of) IS NULL)"  # noqa: S608
# Of claims that end within the days all are for one of them; those that end later must be for several.
_ABOUT = f"""
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) > %(first)s AND upper(as_of) <= %(after)s
    UNION ALL
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) > %(after)s
        AND (lower_inf(as_of) OR upper(as_of) - lower(as_of) > 1)
        AND (lower_inf(as_of) OR lower(as_of) < %(after)s)
"""  # noqa: S608  # no value is pasted in
_TOTALS = f"""
    SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) = %(after)s
    UNION ALL
    (SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) < %(after)s AND lower("outer") >= %(high)s
     ORDER BY lower("outer") DESC LIMIT {MOST})
    UNION ALL
    (SELECT id FROM claims_claim WHERE {_LIVE} AND upper(as_of) > %(after)s AND upper("outer") <= %(low)s
     ORDER BY upper("outer") LIMIT {MOST})
"""  # noqa: S608  # no value is pasted in
_HEARD = """
    SELECT EXISTS (
        SELECT FROM sources_statement s JOIN claims_claim c ON c.statement_id = s.id
        WHERE s.source_id = %(source)s AND c.topic_id = %(topic)s AND c.question_id = ANY(%(questions)s)
          AND c.superseded_at IS NULL AND c.state <> 'rejected' AND c.id <> %(claim)s
          AND c.as_of && %(episode)s)
"""


def _one(statement: str, **parameters: Any) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return bool(cursor.fetchone()[0])


def any_undated(topic: UUID, questions: Collection[UUID]) -> bool:
    """Whether a claim on these questions has no day."""
    return _one(_UNDATED, topic=topic, questions=list(questions))


def about(topic: UUID, questions: Collection[UUID], first: date, after: date) -> list[UUID]:
    """The claims that are for a day from `first` on and before `after`."""
    return _keys(_ABOUT, topic=topic, questions=list(questions), first=first, after=after)


def totals_against(claim: Claim) -> list[UUID] | None:
    """Running totals of the same day, and those that can't hold beside the claim; None: too many to tell."""
    found = _keys(
        _TOTALS,
        topic=claim.topic_id,
        questions=[claim.question_id],
        after=claim.as_of.upper,
        high=claim.outer.upper,
        low=claim.outer.lower,
    )
    return found if len(found) < MOST else None


def heard(source: UUID, claim: Claim, questions: Collection[UUID], episode: DateRange) -> bool:
    """Whether the source has another claim in the episode."""
    parameters = {"topic": claim.topic_id, "questions": list(questions), "claim": claim.pk}
    return _one(_HEARD, source=source, episode=episode, **parameters)


def _keys(statement: str, **parameters: Any) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]
