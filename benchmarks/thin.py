"""The yardsticks of reading behind the thinnest WSGI application: one prepared statement, no framework.

/f1: PostgreSQL builds the JSON of 50 figures from the normalised tables. /f2: the same from the stored text.
/item: one figure from the stored text, by its question.
"""

import os
from collections.abc import Iterable
from typing import Any

import psycopg

_F1 = """
    SELECT json_build_object('results', json_agg(row))::text FROM (
        SELECT json_build_object(
            'id', q.id, 'type', 'verified_figure', 'url', '/api/v1/figures/' || q.id || '/',
            'question', json_build_object('id', q.id, 'slug', q.slug, 'text', q.text, 'answer', q.answer,
                                          'temporality', q.temporality),
            'unit', json_build_object('code', u.code, 'name', u.name), 'low', f.low::text,
            'best', f.best::text, 'high', f.high::text, 'standing', f.standing, 'version', f.version,
            'method', f.method,
            'rationale', r.rationale, 'confidence', f.confidence, 'topic', t.name,
            'inputs', (SELECT json_agg(json_build_object('use', i.use, 'claim', i.claim_id))
                       FROM claims_resolutioninput i
                       WHERE i.topic_id = r.topic_id AND i.resolution_id = r.id),
            'proposed_by', p.username, 'approved_by', a.username) AS row
        FROM claims_publication b
        JOIN claims_verifiedfigure f ON f.id = b.figure_id
        JOIN claims_question q ON q.id = f.question_id
        JOIN claims_topic t ON t.id = f.topic_id
        JOIN claims_resolution r ON r.id = f.resolution_id
        LEFT JOIN claims_unit u ON u.code = q.unit_id
        LEFT JOIN auth_user p ON p.id = f.proposed_by_id
        LEFT JOIN auth_user a ON a.id = f.approved_by_id
        WHERE NOT EXISTS (
            SELECT FROM claims_verifiedfigure n
            WHERE n.topic_id = f.topic_id AND n.question_id = f.question_id
              AND (n.as_of > f.as_of OR n.as_of = f.as_of AND n.version > f.version))
        ORDER BY b.seq DESC LIMIT 50) AS page
"""
_F2 = "SELECT body FROM claims_publication ORDER BY seq DESC LIMIT 50"
_ITEM = """
    SELECT b.body FROM claims_verifiedfigure f JOIN claims_publication b ON b.figure_id = f.id
    WHERE f.question_id = %s ORDER BY f.as_of DESC, f.version DESC LIMIT 1
"""
_connection: psycopg.Connection[Any] | None = None


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The page that the path names."""
    global _connection  # noqa: PLW0603  # one connection a process, as persistent as the site's own
    if _connection is None:
        _connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, prepare_threshold=0)
    path = environ["PATH_INFO"]
    if path == "/f1":
        body = _connection.execute(_F1).fetchone()[0]
    elif path == "/f2":
        body = '{"results":[' + ",".join(row[0] for row in _connection.execute(_F2)) + "]}"
    else:
        body = _connection.execute(_ITEM, [path.rpartition("/")[2]]).fetchone()[0]
    start_response("200 OK", [("Content-Type", "application/json")])
    return [body.encode()]
