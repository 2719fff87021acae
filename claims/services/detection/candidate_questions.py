"""Which questions may have something that somebody has to look at: found in SQL, by sets, without any pair.

All intervals of one time meet if and only if their intersection is not empty, so one pass over the claims
finds every time at which figures exclude each other. The answer may hold a question too many, never one too
few: what is found is then decided by the rules themselves (`claims.domain.weighing.conflict_summary`).
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from claims.domain.policy import POLICY

# "(,)" is all of time. Of a running total the time is its last day.
_OPEN = """
    SELECT c.question_id, c.statement_id, q.temporality, c.as_of, c.core, c."outer", c.quote_kind, c.quote,
           CASE WHEN q.temporality = 'timeless' THEN '(,)'::daterange
                WHEN c.as_of IS NULL THEN NULL
                WHEN q.temporality = 'cumulative' THEN daterange(NULL, upper(c.as_of))
                ELSE c.as_of END AS slot
    FROM claims_claim c JOIN claims_question q ON q.topic_id = c.topic_id AND q.id = c.question_id
    WHERE c.superseded_at IS NULL AND c.state <> 'rejected' {among}
"""
_AT_ONE_TIME = """
    SELECT question_id FROM open WHERE slot IS NOT NULL
    GROUP BY question_id, slot HAVING count(*) > 1 AND isempty(range_intersect_agg(core))
"""
# two copies of one statement may give figures that meet and are not the same
_ONE_STATEMENT = """
    SELECT question_id FROM open GROUP BY question_id, statement_id HAVING count(*) > 1
"""
# equal words leave equal letters and digits, however they are compared
_SAME_WORDS = """
    SELECT question_id FROM (
        SELECT question_id, statement_id,
               regexp_replace(casefold(normalize(quote, NFKC) COLLATE pg_unicode_fast),
                              '[^[:alnum:]]+', '', 'g') AS letters
        FROM open WHERE quote_kind = 'words' AND length(quote) >= 15
    ) AS quoted
    GROUP BY question_id, letters HAVING count(DISTINCT statement_id) > 1
"""
_UNDATED = """
    SELECT question_id FROM open GROUP BY question_id
    HAVING bool_or(slot IS NULL) AND isempty(range_intersect_agg(core))
"""
# what was given before, against the least that is left for later
_FELL = """
    SELECT question_id FROM (
        SELECT question_id, min(upper("outer")) AS least,
               max(max(lower("outer"))) OVER (
                   PARTITION BY question_id ORDER BY upper(as_of)
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM open WHERE temporality = 'cumulative' AND as_of IS NOT NULL
        GROUP BY question_id, upper(as_of)
    ) AS totals
    WHERE before >= least
"""
# claims on levels and periods, where not each is for a single day
_RANGES = """
    SELECT question_id, temporality, as_of, core
    FROM open
    WHERE temporality IN ('stock', 'flow') AND as_of IS NOT NULL AND question_id IN (
        SELECT question_id FROM open
        WHERE temporality IN ('stock', 'flow') AND (lower_inf(as_of) OR upper(as_of) - lower(as_of) > 1))
"""
# a run: ranges of days of which each shares a day with what was reached before it
_SHARING_A_DAY = """
    SELECT question_id FROM (
        SELECT question_id, core, count(*) FILTER (WHERE reached IS NULL OR first >= reached) OVER (
                   PARTITION BY question_id ORDER BY first, after ROWS UNBOUNDED PRECEDING) AS run
        FROM (
            SELECT question_id, core, first, after, max(after) OVER (
                       PARTITION BY question_id ORDER BY first, after
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
            FROM (
                SELECT question_id, core, coalesce(lower(as_of), '-infinity') AS first,
                       coalesce(upper(as_of), 'infinity') AS after
                FROM ranges WHERE temporality = 'stock'
            ) AS levels
        ) AS reaching
    ) AS runs
    GROUP BY question_id, run HAVING count(*) > 1 AND isempty(range_intersect_agg(core))
"""
_STRADDLING = """
    SELECT question_id FROM ranges WHERE temporality = 'flow'
    GROUP BY question_id HAVING count(DISTINCT as_of) > 1
"""
_RELATED = """
    SELECT r.second_id FROM claims_questionrelation r
    WHERE r.kind IN ('part_of', 'overlaps', 'existence_of', 'denial_of') AND r.superseded_at IS NULL
        {second_among}
    UNION ALL SELECT r.first_id FROM claims_questionrelation r
    WHERE r.kind = 'overlaps' AND r.superseded_at IS NULL {first_among}
    UNION ALL SELECT q.id FROM claims_question q
    WHERE q.dimension = 'share' {shares_among} AND EXISTS (
        SELECT FROM claims_questionrelation r
        WHERE r.topic_id = q.topic_id AND r.kind = 'disjoint' AND r.superseded_at IS NULL)
"""
_LEAST_OF_LEVELS = min(*POLICY.level_factors.values(), POLICY.long_period_factor, POLICY.short_period_factor)
_APART = f"""
    max({{low}}) >= CASE temporality WHEN 'cumulative' THEN {POLICY.total_factor}::numeric
                                   ELSE {_LEAST_OF_LEVELS}::numeric END
                  * min({{high}}) FILTER (WHERE {{high}} > 0)
"""
# Newest figures of two sources, whatever their days, so far apart that they may be out of step. First all
# figures of a question are looked at, which takes no sort. Of a source's newest claims those that share a day
# with each other count: one of them is its last figure that nothing has replaced.
_LAST_FIGURES = f"""
    SELECT question_id FROM (
        SELECT c.question_id, st.source_id, q.temporality, lower(c."outer") AS low, upper(c."outer") AS high,
               upper(c.as_of) AS after,
               max(upper(c.as_of)) OVER (PARTITION BY c.question_id, st.source_id) AS last,
               min(coalesce(lower(c.as_of), '-infinity')) OVER (
                   PARTITION BY c.question_id, st.source_id
                   ORDER BY upper(c.as_of) DESC, lower(c.as_of) DESC NULLS LAST
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM claims_claim c
        JOIN claims_question q ON q.topic_id = c.topic_id AND q.id = c.question_id
        JOIN sources_statement st ON st.id = c.statement_id
        WHERE c.superseded_at IS NULL AND c.state <> 'rejected' AND c.as_of IS NOT NULL
          AND c.question_id IN (
            SELECT question_id FROM {{open}} WHERE as_of IS NOT NULL AND temporality <> 'timeless'
            GROUP BY question_id, temporality
            HAVING {_APART.format(low='lower("outer")', high='upper("outer")')})
    ) AS series
    WHERE after = last OR temporality = 'stock' AND after > reached
    GROUP BY question_id, temporality
    HAVING count(DISTINCT source_id) > 1 AND {_APART.format(low="low", high="high")}
"""  # noqa: S608  # no value is pasted in

_ALL = f"""
    WITH open AS MATERIALIZED ({_OPEN}), ranges AS MATERIALIZED ({_RANGES})
    {_AT_ONE_TIME} UNION {_ONE_STATEMENT} UNION {_SAME_WORDS} UNION {_UNDATED} UNION {_FELL}
    UNION {_SHARING_A_DAY} UNION {_STRADDLING} UNION {_RELATED} UNION {_LAST_FIGURES.format(open="open")}
"""

# a full scan sorts and groups each claim some ten times: in memory, for this transaction only
_ROOM = "SET LOCAL work_mem = '128MB'"


def questions_at_issue(questions: list[UUID] | None = None) -> set[UUID]:
    """The questions, among these or of all, whose claims may disagree; one statement."""
    among = _among("c.question_id", questions)
    ends = {"second_among": _among("r.second_id", questions), "first_among": _among("r.first_id", questions)}
    statement = _ALL.format(among=among, shares_among=_among("q.id", questions), **ends)
    with transaction.atomic(), connection.cursor() as cursor:
        if questions is None:
            cursor.execute(_ROOM)
        cursor.execute(statement, {"questions": questions})
        return {row[0] for row in cursor.fetchall()}


def last_figures_apart(questions: Collection[UUID]) -> set[UUID]:
    """Of these, the questions on which last figures of other days may be out of step."""
    if not questions:
        return set()
    with connection.cursor() as cursor:
        figures = f"({_OPEN.format(among=_among('c.question_id', questions))}) AS open"
        cursor.execute(_LAST_FIGURES.format(open=figures), {"questions": list(questions)})
        return {row[0] for row in cursor.fetchall()}


def _among(column: str, questions: Collection[UUID] | None) -> str:
    return "" if questions is None else f"AND {column} = ANY(%(questions)s)"
