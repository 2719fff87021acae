"""Published figures for the benchmarks of reading: one version of each, resting on its question's claims.

The stored text is what PostgreSQL builds from the normalised tables (`thin.DOCUMENT`), made canonical, and
the chain of hashes holds: so the yardstick F1 sends the very documents that are published. What is served
has a display besides.
"""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection

from benchmarks import world
from benchmarks.thin import DOCUMENT, JOINS
from claims.services.served_texts import make_texts

_INPUTS = 8
"""Claims of its question that a figure rests on, at most: the median question has as many."""

_FIGURES = """
    CREATE TABLE bench_figure AS
        SELECT row_number() OVER (ORDER BY n) AS n, id AS question_id, topic_id, uuidv7() AS resolution_id,
               uuidv7() AS figure_id
        FROM bench_question ORDER BY n LIMIT %(figures)s;
    INSERT INTO claims_resolution (
        id, topic_id, question_id, as_of, low, best, high, stance, method, confidence, independent_count,
        rationale, single_voice_reason, review_by, state, basis, proposed_at, proposed_by_id, approved_at,
        approved_by_id, return_comment)
    SELECT resolution_id, topic_id, question_id, '[2024-10-31,2024-11-05)', 8000, 10000, 12000, '',
           'report_range', 'moderate', 2, 'Two assessments that differ in what they count.', '', '2131-01-01',
           'approved', '', now(), %(by)s, now(), %(other)s, '' FROM bench_figure;
    INSERT INTO claims_verifiedfigure (
        id, topic_id, question_id, as_of, low, best, high, stance, method, confidence, independent_count,
        version, change_kind, standing, reason, resolution_id, review_by, proposed_by_id, approved_by_id,
        published_at, published_by_id)
    SELECT figure_id, topic_id, question_id, '[2024-10-31,2024-11-05)', 8000, 10000, 12000, '',
           'report_range', 'moderate', 2, 1, 'NEW', 'verified', '', resolution_id, '2131-01-01', %(by)s,
           %(other)s, now() - interval '1 day', %(by)s
    FROM bench_figure;
    INSERT INTO claims_resolutioninput (id, topic_id, resolution_id, claim_id, use, reason)
    SELECT uuidv7(), b.topic_id, b.resolution_id, c.id, CASE WHEN c.i <= 3 THEN 'used' ELSE 'considered' END,
           ''
    FROM bench_figure b CROSS JOIN LATERAL (
        SELECT id, row_number() OVER (ORDER BY id) AS i FROM claims_claim
        WHERE topic_id = b.topic_id AND question_id = b.question_id ORDER BY id LIMIT %(inputs)s) AS c;
    ANALYZE;
"""
_DOCUMENTS = f"""
    SELECT f.id, {DOCUMENT} FROM bench_figure b JOIN claims_verifiedfigure f ON f.id = b.figure_id
    {JOINS} WHERE b.n > %s AND b.n <= %s ORDER BY b.n
"""
_AT_ONCE = 5000
_PUBLISH = """
    COPY claims_publication (seq, figure_id, body, prev_hash, sha256, published_at, published_by_id)
    FROM STDIN
"""


def figures(count: int) -> None:
    """So many figures, each of a question of its own, and the claims of all."""
    world.everything(count * 10)
    published(count)


def published(count: int) -> None:
    """So many figures of the questions that are there; rows are right by construction, without checks."""
    by = User.objects.get(username="bench").pk
    other = User.objects.get_or_create(username="bench-2")[0].pk
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        values = {"figures": count, "by": by, "other": other, "inputs": _INPUTS}
        cursor.execute(_FIGURES, values)
    _publish(by)
    make_texts()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'origin'")
        cursor.execute("DROP TABLE bench_figure, bench_question, bench_topic, bench_source")
        cursor.execute("VACUUM ANALYZE")


def _publish(by: int) -> None:
    """The documents as publications, each holding the hash of the one before."""
    previous, written = "", 0
    while documents := _documents(after=written):
        with connection.cursor() as cursor, cursor.copy(_PUBLISH) as copy:
            for seq, (figure, document) in enumerate(documents, start=written + 1):
                body = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
                own = hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()
                copy.write_row((seq, figure, body, previous, own, "2024-11-05T00:00:00Z", by))
                previous = own
        written += len(documents)


def _documents(*, after: int) -> list[tuple[UUID, dict[str, Any]]]:
    """Some thousands of documents, as many as fit in memory however many there are."""
    with connection.cursor() as cursor:
        cursor.execute(_DOCUMENTS, [after, after + _AT_ONCE])
        found: list[tuple[UUID, dict[str, Any]]] = cursor.fetchall()
    return found
