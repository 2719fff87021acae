"""Of questions on levels and periods, the claims that may be at issue: those of whole runs of days, by SQL.

An episode is a run of days that claims tie together (`claims.domain.comparing.episodes`); whether it is a
case hangs on its own claims alone. So of a question that stands alone only those runs need to be read in
which there may be a case (the tests of `questions_at_issue`, each asked of the run) or was one.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

# a claim without a day joins the latest run: here it ties all of them together
_AT_ISSUE = """
    WITH open AS MATERIALIZED (
        SELECT c.id, c.question_id, q.temporality, c.statement_id, c.as_of, c.core,
               c.quote_kind = 'words' AND length(c.quote) >= 15 AS in_words,
               coalesce(lower(c.as_of), '-infinity') AS first,
               coalesce(upper(c.as_of), 'infinity') AS after
        FROM claims_claim c JOIN claims_question q ON q.topic_id = c.topic_id AND q.id = c.question_id
        WHERE c.question_id = ANY(%s) AND c.superseded_at IS NULL AND c.state <> 'rejected'),
    reaching AS (
        SELECT *, max(after) OVER (
                   PARTITION BY question_id ORDER BY first, after
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM open),
    placed AS (
        SELECT *, count(*) FILTER (WHERE reached IS NULL OR first > reached) OVER (
                   PARTITION BY question_id ORDER BY first, after ROWS UNBOUNDED PRECEDING) AS run
        FROM reaching)
    SELECT unnest(array_agg(p.id))
    FROM placed p
    LEFT JOIN (
        SELECT question_id, range_agg(episode) AS days FROM claims_conflict
        WHERE question_id = ANY(%s) AND merged_into_id IS NULL GROUP BY question_id) k USING (question_id)
    GROUP BY p.question_id, p.temporality, p.run, k.days
    HAVING k.days && daterange(min(p.first), max(p.after)) OR count(*) > 1 AND (
        isempty(range_intersect_agg(p.core))
        OR count(DISTINCT p.statement_id) < count(*)
        OR count(*) FILTER (WHERE p.in_words) > 1
        OR p.temporality = 'flow' AND count(DISTINCT p.as_of) > 1)
"""


def claims_at_issue(questions: Collection[UUID]) -> list[UUID]:
    """The open claims of these questions (on levels, on periods) in whose run of days may be or was a case.

    Of a run all claims are given; it may be a run too many, never one too few.
    """
    if not questions:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_AT_ISSUE, [list(questions)] * 2)
        return [key for (key,) in cursor.fetchall()]
