"""The yardsticks of reading behind the thinnest WSGI application: one prepared statement, no framework.

/f1: PostgreSQL builds the JSON of 50 figures from the normalised tables, the very documents that are
published (benchmarks.figures stores what `DOCUMENT` gives). /f2: the same from the stored text. /item: one
figure from the stored text, by its question. /static: the bytes of the page as they were first sent (F0).
"""

import os
from collections.abc import Iterable
from typing import Any

import psycopg

_INPUTS = """
    SELECT json_agg(json_build_object(
        'use', i.use, 'reason', i.reason, 'claim', json_build_object(
            'id', c.claim_id, 'version', c.version, 'question', q.slug,
            'source', json_build_object('slug', s.slug, 'name', s.name), 'said_on', m.said_on,
            'as_written', c.written_best, 'unit', c.written_unit_id, 'quote', c.quote,
            'quote_language', c.quote_language, 'quote_translation', c.quote_translation,
            'document', json_build_object('title', d.title, 'url', d.url, 'published_at', d.published_at)))
        ORDER BY i.use DESC, m.said_on, s.slug)
    FROM claims_resolutioninput i
    JOIN claims_claim c ON c.topic_id = i.topic_id AND c.id = i.claim_id
    JOIN sources_statement m ON m.id = c.statement_id
    JOIN sources_source s ON s.id = m.source_id
    JOIN sources_snapshot n ON n.id = c.snapshot_id
    JOIN sources_document d ON d.id = n.document_id
    WHERE i.topic_id = f.topic_id AND i.resolution_id = f.resolution_id
"""
_POSITIONS = """
    SELECT json_agg(json_build_object(
        'low', low, 'high', high, 'low_inclusive', true, 'high_inclusive', true, 'sources', sources,
        'independent_count', json_array_length(sources)) ORDER BY low)
    FROM (
        SELECT trim_scale(lower(c.core))::text AS low, trim_scale(upper(c.core))::text AS high,
               json_agg(DISTINCT s.name) AS sources
        FROM claims_resolutioninput i
        JOIN claims_claim c ON c.topic_id = i.topic_id AND c.id = i.claim_id
        JOIN sources_statement m ON m.id = c.statement_id
        JOIN sources_source s ON s.id = m.source_id
        WHERE i.topic_id = f.topic_id AND i.resolution_id = f.resolution_id
        GROUP BY c.core) AS position
"""
_ATTRIBUTION = """
    SELECT string_agg(c.written_best || ', according to ' || s.name, '; ' ORDER BY m.said_on, s.slug)
    FROM claims_resolutioninput i
    JOIN claims_claim c ON c.topic_id = i.topic_id AND c.id = i.claim_id
    JOIN sources_statement m ON m.id = c.statement_id
    JOIN sources_source s ON s.id = m.source_id
    WHERE i.topic_id = f.topic_id AND i.resolution_id = f.resolution_id AND i.use = 'used'
"""
DOCUMENT = f"""
    json_build_object(
        'id', q.id, 'type', 'verified_figure', 'url', '/api/v1/figures/' || q.id || '/',
        'history_url', '/api/v1/figures/' || q.id || '/history/',
        'topic', json_build_object('slug', t.slug, 'name', t.name),
        'question', json_build_object(
            'id', q.id, 'slug', q.slug, 'text', q.text, 'answer', q.answer, 'temporality', q.temporality,
            'measure', q.measure, 'population', q.population, 'place', q.place, 'state', q.state,
            'base', q.base),
        'unit', json_build_object('code', u.code, 'name', u.name),
        'as_of', json_build_object('start', lower(f.as_of), 'end', upper(f.as_of) - 1),
        'version', f.version, 'change_kind', f.change_kind, 'reason', f.reason, 'standing', f.standing,
        'low', trim_scale(f.low)::text, 'best', trim_scale(f.best)::text,
        'high', trim_scale(f.high)::text, 'stance', nullif(f.stance, ''),
        'method', f.method, 'rationale', r.rationale, 'confidence', f.confidence,
        'independent_count', f.independent_count, 'single_voice_reason', nullif(r.single_voice_reason, ''),
        'attribution', ({_ATTRIBUTION}), 'positions', ({_POSITIONS}), 'inputs', ({_INPUTS}),
        'proposed_by', p.username, 'approved_by', a.username,
        'published_at', to_char(f.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'review_by', f.review_by, 'policy', '1')
"""
"""A figure's document as PostgreSQL builds it. Positions: one per interval, in place of the sweep."""

JOINS = """
    JOIN claims_question q ON q.id = f.question_id
    JOIN claims_topic t ON t.id = f.topic_id
    JOIN claims_resolution r ON r.id = f.resolution_id
    LEFT JOIN claims_unit u ON u.code = q.unit_id
    LEFT JOIN auth_user p ON p.id = f.proposed_by_id
    LEFT JOIN auth_user a ON a.id = f.approved_by_id
"""
F1 = f"""
    SELECT json_build_object('results', json_agg(row))::text FROM (
        SELECT {DOCUMENT} AS row
        FROM claims_publication b
        JOIN claims_verifiedfigure f ON f.id = b.figure_id
        {JOINS}
        WHERE NOT EXISTS (
            SELECT FROM claims_verifiedfigure n
            WHERE n.topic_id = f.topic_id AND n.question_id = f.question_id
              AND (n.as_of > f.as_of OR n.as_of = f.as_of AND n.version > f.version))
        ORDER BY b.seq DESC LIMIT 50) AS page
"""
F2 = "SELECT body FROM claims_publication ORDER BY seq DESC LIMIT 50"
ITEM = """
    SELECT b.body FROM claims_verifiedfigure f JOIN claims_publication b ON b.figure_id = f.id
    WHERE f.question_id = %s ORDER BY f.as_of DESC, f.version DESC LIMIT 1
"""
_connection: psycopg.Connection[Any] | None = None
_static = b""


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The page that the path names."""
    body = _body(environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def _body(path: str) -> bytes:
    global _connection, _static  # noqa: PLW0603  # one connection a process, as persistent as the site's own
    if _connection is None:
        _connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, prepare_threshold=0)
    if path == "/static" and _static:
        return _static
    if path == "/f1":
        return _connection.execute(F1).fetchone()[0].encode()  # type: ignore[index]
    if path.startswith("/item/"):
        return _connection.execute(ITEM, [path.rpartition("/")[2]]).fetchone()[0].encode()  # type: ignore[index]
    page = '{"results":[' + ",".join(row[0] for row in _connection.execute(F2)) + "]}"
    _static = page.encode()
    return _static
