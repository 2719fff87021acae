"""The full conflict scan beside the same scan in DuckDB, and how its cost grows."""

import math
import time
from tempfile import NamedTemporaryFile
from typing import Any

import duckdb
from django.db import connection

from benchmarks import world
from benchmarks.database import built, pointed_at
from benchmarks.harness import ROUNDS, Result, Target, by_turns
from benchmarks.meter import cost
from claims.services.detection.candidate_questions import questions_at_issue

TARGET, GROWTH = Target(7, 4), Target(1.1, 1.0)

_ROWS = """
    SELECT c.question_id::text, c.statement_id::text, q.temporality,
           lower(c.as_of), upper(c.as_of), lower(c.core)::float8, upper(c.core)::float8,
           lower(c."outer")::float8, upper(c."outer")::float8, c.quote_kind, c.quote
    FROM claims_claim c JOIN claims_question q ON q.id = c.question_id
    WHERE c.superseded_at IS NULL AND c.state <> 'rejected'
"""
_RELATIONS = (
    "SELECT first_id::text, kind, second_id::text FROM claims_questionrelation WHERE superseded_at IS NULL"
)
_TABLES = """
    CREATE TABLE claim (question_id UUID, statement_id UUID, temporality VARCHAR, first DATE, after DATE,
        core_low DOUBLE, core_high DOUBLE, outer_low DOUBLE, outer_high DOUBLE,
        quote_kind VARCHAR, quote VARCHAR);
    CREATE TABLE relation (first_id UUID, kind VARCHAR, second_id UUID)
"""
_SCAN = """
    WITH open AS (
        SELECT *, temporality = 'timeless' OR after IS NOT NULL AS dated,
            CASE WHEN temporality IN ('timeless', 'cumulative') THEN NULL ELSE first END AS slot_first,
            CASE temporality WHEN 'timeless' THEN NULL ELSE after END AS slot_after
        FROM claim),
    ranges AS (
        SELECT * FROM open WHERE temporality IN ('stock', 'flow') AND question_id IN (
            SELECT question_id FROM open WHERE temporality IN ('stock', 'flow') AND after - first > 1)),
    runs AS (
        SELECT question_id, core_low, core_high,
               sum(CASE WHEN first < reached THEN 0 ELSE 1 END) OVER (
                   PARTITION BY question_id ORDER BY first, after ROWS UNBOUNDED PRECEDING) AS run
        FROM (SELECT *, max(after) OVER (PARTITION BY question_id ORDER BY first, after
                                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
              FROM ranges WHERE temporality = 'stock'))
    SELECT question_id FROM open WHERE dated GROUP BY question_id, slot_first, slot_after
    HAVING count(*) > 1 AND max(core_low) > min(core_high)
    UNION SELECT question_id FROM open GROUP BY question_id, statement_id HAVING count(*) > 1
    UNION SELECT question_id FROM (
        SELECT question_id, statement_id,
               regexp_replace(lower(nfc_normalize(quote)), '[^[:alnum:]]+', '', 'g') AS letters
        FROM open WHERE quote_kind = 'words' AND length(quote) >= 15)
    GROUP BY question_id, letters HAVING count(DISTINCT statement_id) > 1
    UNION SELECT question_id FROM open GROUP BY question_id
    HAVING bool_or(NOT dated) AND max(core_low) > min(core_high)
    UNION SELECT question_id FROM (
        SELECT question_id, min(outer_high) AS least, max(max(outer_low)) OVER (
            PARTITION BY question_id ORDER BY after
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM open WHERE temporality = 'cumulative' AND after IS NOT NULL GROUP BY question_id, after)
    WHERE before >= least
    UNION SELECT question_id FROM runs GROUP BY question_id, run
    HAVING count(*) > 1 AND max(core_low) > min(core_high)
    UNION SELECT question_id FROM ranges WHERE temporality = 'flow' GROUP BY question_id
    HAVING count(DISTINCT (first, after)) > 1
    UNION SELECT second_id FROM relation WHERE kind IN ('part_of', 'overlaps')
    UNION SELECT first_id FROM relation WHERE kind = 'overlaps'
"""


def scan(size: int) -> list[Result]:
    """Processor time of finding all questions that may disagree, in PostgreSQL / in DuckDB."""
    with pointed_at(built("world", size, world.everything)):
        memory = _in_memory()
        mine, theirs = len(questions_at_issue()), len(memory.execute(_SCAN).fetchall())
        if mine != theirs:
            raise RuntimeError(f"the two scans differ: {mine} questions against {theirs}")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM claims_claim")
            claims = cursor.fetchone()[0]
        note = f"{claims:,} claims; {mine:,} questions found by both; the rules decide them afterwards"
        thing, yardstick = (lambda: cost(questions_at_issue)), (lambda: _cost_here(memory))
        return [by_turns("scan", thing, yardstick, TARGET, note=note)]


def scan_growth(size: int) -> list[Result]:
    """The exponent of the scan's cost between a hundredth of the claims (small: a tenth) and all."""
    less = size // 100 if size >= 1_000_000 else size // 10
    costs = []
    for each in (less, size):
        with pointed_at(built("world", each, world.everything)):
            questions_at_issue()
            costs.append(sorted(cost(questions_at_issue) for _ in range(ROUNDS))[ROUNDS // 2])
    ratio = math.log(max(costs[1], 0.01) / max(costs[0], 0.01)) / math.log(size / less)
    note = f"exponent from {less:,} to {size:,} claims"
    return [
        Result("scan_growth", round(ratio, 3), GROWTH.must, GROWTH.stretch, ROUNDS, costs[1], costs[0], note)
    ]


def _in_memory() -> Any:
    """The same rows in DuckDB."""
    memory = duckdb.connect(":memory:")
    memory.execute("SET TimeZone = 'UTC'")
    memory.execute(_TABLES)
    _carry_over(memory, "claim", _ROWS)
    _carry_over(memory, "relation", _RELATIONS)
    return memory


def _carry_over(memory: Any, table: str, rows: str) -> None:
    with NamedTemporaryFile(suffix=".tsv") as file:
        with connection.cursor() as cursor, cursor.cursor.copy(f"COPY ({rows}) TO STDOUT") as copy:
            for block in copy:
                file.write(block)
        file.flush()
        memory.execute(
            f"COPY {table} FROM '{file.name}' (DELIMITER '\t', HEADER false, NULL '\\N', QUOTE '')"
        )


def _cost_here(memory: Any) -> float:
    before = time.process_time()
    memory.execute(_SCAN).fetchall()
    return time.process_time() - before
