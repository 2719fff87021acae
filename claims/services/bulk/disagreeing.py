"""Which of the claims that a bulk recording made disagree with others: those of which a conflict tells."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection

from claims.models import Claim
from claims.models.conflict import IN_HAND

# Beside each claim of an episode with a conflict: the lowest upper and the highest lower end that some claim
# of it admits. One pass, since PostgreSQL does not know yet how many rows were recorded just now, and would
# go through all episodes again for each of them.
DISAGREEING = """
    WITH episode AS (
        SELECT c.claim_id, c.id, c."outer",
               c.recorded_at = %(now)s AND c.recorded_by_id = %(by)s AS is_new,
               k.witnesses || k.witness_a_id || k.witness_b_id AS named,
               NOT k.witnesses && %(hidden)s::uuid[] AS told,
               count(*) FILTER (WHERE seen) OVER one AS visible,
               max(lower(c."outer")) FILTER (WHERE seen) OVER one AS highest_low,
               min(upper(c."outer")) FILTER (WHERE seen) OVER one AS lowest_high
        FROM claims_conflict k
        JOIN claims_claim c ON c.topic_id = k.topic_id AND c.question_id = k.question_id
             AND c.superseded_at IS NULL AND (c.as_of IS NULL OR c.as_of && k.episode)
        CROSS JOIN LATERAL (
            SELECT c.state <> 'rejected' AND c.id <> ALL(%(hidden)s::uuid[])
        ) AS counted (seen)
        WHERE k.question_id = ANY(%(questions)s::uuid[]) AND k.merged_into_id IS NULL
              AND k.state = ANY(%(open)s)
        WINDOW one AS (PARTITION BY k.topic_id, k.id)
    )
    SELECT DISTINCT claim_id FROM episode
    WHERE is_new AND visible > 0
          AND (told AND id = ANY(named) OR lower("outer") > lowest_high OR upper("outer") < highest_low)
"""


def disagreeing(questions: Collection[UUID], *, by: User, now: datetime) -> set[UUID]:
    """Of the claims (stable ids) recorded now on these questions, those that witness a conflict, or whose
    interval misses that of another claim of its episode.

    What a reader may not see is left out of account: whoever imports a file does not learn of it.
    """
    if not questions:
        return set()
    wanted = list(questions)
    hidden = {
        key
        for rows in Claim.objects.filter(question__in=wanted).order_by().hidden_each_way(at=now)
        for key in rows.values_list("pk", flat=True)
    }
    given: dict[str, Any] = {
        "questions": wanted,
        "hidden": list(hidden),
        "open": [state.value for state in IN_HAND],
        "now": now,
        "by": by.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(DISAGREEING, given)
        return {claim for (claim,) in cursor.fetchall()}
