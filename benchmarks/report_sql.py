"""What a week's report tells, in raw SQL: the yardstick of `report`. It shares nothing with the reports.

Each statement is one part of the report and gives its rows; nothing is made of them. Kinds, positions and
sentences, which are the rules' and not SQL's, are left to the report.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection

_STATE = """coalesce((SELECT t.to_state FROM claims_transition t
    WHERE t.topic_id = c.topic_id AND t.record_id = c.id AND t.record_kind = '{kind}' AND t.at < %(end)s
    ORDER BY t.at DESC, t.id DESC LIMIT 1), '{first}')"""
_OPEN_CLAIM = f"""c.recorded_at < %(end)s AND (c.superseded_at IS NULL OR c.superseded_at >= %(end)s)
    AND {_STATE.format(kind="claim", first="candidate")} <> 'rejected'"""
_FREE = """NOT c.internal AND NOT p.internal AND coalesce(c.embargo_until, '-infinity') < %(end)s
    AND coalesce(p.embargo_until, '-infinity') < %(end)s"""
_STOOD = f"""
    SELECT c.id, c.topic_id, c.question_id, c.opened_at, d.kind, d.severity, d.episode, d.claim_count,
           d.witness_a_id, d.witness_b_id, m.state IN ('open', 'in_review', 'proposed') AS is_open,
           m.state, coalesce(v.moved, false) AS moved, d.lowest, d.highest,
           (d.highest - d.lowest) / nullif(greatest(abs(d.highest), abs(d.lowest)), 0) AS share,
           (b.highest - b.lowest) / nullif(greatest(abs(b.highest), abs(b.lowest)), 0) AS share_before
    FROM claims_conflict c
    CROSS JOIN LATERAL (SELECT {_STATE.format(kind="conflict", first="open")} AS state) m
    CROSS JOIN LATERAL (
        SELECT * FROM claims_detection d WHERE d.topic_id = c.topic_id AND d.conflict_id = c.id
          AND d.detected_at < %(end)s ORDER BY d.detected_at DESC, d.id DESC LIMIT 1) d
    LEFT JOIN LATERAL (
        SELECT lowest, highest FROM claims_detection b WHERE b.topic_id = c.topic_id AND b.conflict_id = c.id
          AND b.detected_at < %(start)s ORDER BY b.detected_at DESC, b.id DESC LIMIT 1) b ON true
    LEFT JOIN LATERAL (
        SELECT true AS moved FROM claims_transition t WHERE t.topic_id = c.topic_id AND t.record_id = c.id
          AND t.record_kind = 'conflict' AND t.at >= %(start)s AND t.at < %(end)s LIMIT 1) v ON true
    WHERE c.opened_at < %(end)s
"""
_LINES = f"""
    SELECT s.topic_id, count(*) FILTER (WHERE is_open),
           count(*) FILTER (WHERE is_open AND kind = 'contradiction'),
           count(*) FILTER (WHERE opened_at >= %(start)s), count(*) FILTER (WHERE NOT is_open AND moved)
    FROM ({_STOOD}) s
    WHERE (is_open OR moved) AND NOT EXISTS (
        SELECT FROM claims_claim c JOIN sources_snapshot n ON n.id = c.snapshot_id
        JOIN sources_document p ON p.id = n.document_id
        WHERE c.id IN (s.witness_a_id, s.witness_b_id) AND NOT ({_FREE}))
    GROUP BY s.topic_id ORDER BY s.topic_id
"""
_TOLD = f"""
    CREATE TEMPORARY TABLE told ON COMMIT DROP AS SELECT *, row_number() OVER () AS n FROM ({_STOOD}) s
    WHERE is_open OR moved
    ORDER BY NOT (moved OR opened_at >= %(start)s OR abs(coalesce(share, 0) - share_before) > 0.05 IS TRUE),
             severity DESC, coalesce(share, 0) DESC, opened_at, id LIMIT 100
"""
_DISAGREEMENTS = """
    SELECT s.*, t.name, q.text, q.unit_id FROM told s JOIN claims_topic t ON t.id = s.topic_id
    JOIN claims_question q ON q.id = s.question_id
"""
_THEIR_CLAIMS = f"""
    SELECT told.n, f.claim_id, f.*, (
        SELECT r.code FROM sources_reliabilitygrade r
        WHERE r.source_id = f.source_id AND r.graded_at < %(end)s ORDER BY r.graded_at DESC LIMIT 1), (
        SELECT g.code FROM claims_credibilitygrade g WHERE g.claim_id = f.id AND g.graded_at < %(end)s
        ORDER BY g.graded_at DESC LIMIT 1),
        ARRAY(SELECT h.source_id FROM claims_relayhop h WHERE h.topic_id = f.topic_id AND h.claim_id = f.id)
    FROM told CROSS JOIN LATERAL (
        SELECT c.*, o.name, o.id AS source_id, st.said_on, p.title, p.url, p.publisher_id
        FROM claims_claim c JOIN sources_statement st ON st.id = c.statement_id
        JOIN sources_source o ON o.id = st.source_id JOIN sources_snapshot n ON n.id = c.snapshot_id
        JOIN sources_document p ON p.id = n.document_id
        WHERE c.topic_id = told.topic_id AND c.question_id = told.question_id AND {_OPEN_CLAIM} AND {_FREE}
          AND (c.as_of && told.episode OR c.as_of IS NULL)
        ORDER BY upper(c.as_of) DESC NULLS LAST, c.recorded_at DESC, c.id DESC
        LIMIT CASE WHEN told.claim_count > 80 THEN 40 END
    ) f
"""
_TRAILS = """
    SELECT told.id, w.ends, d.* FROM told CROSS JOIN unnest(%(past)s::timestamptz[]) AS w (ends)
    CROSS JOIN LATERAL (
        SELECT lowest, highest, claim_count FROM claims_detection d WHERE d.topic_id = told.topic_id
          AND d.conflict_id = told.id AND d.detected_at < w.ends
        ORDER BY d.detected_at DESC, d.id DESC LIMIT 1) d
"""
_CHANGES = """
    SELECT f.topic_id, f.change_kind, count(*) FROM claims_publication p
    JOIN claims_verifiedfigure f ON f.id = p.figure_id
    WHERE p.published_at >= %(start)s AND p.published_at < %(end)s GROUP BY 1, 2
"""
_PUBLISHED = """
    SELECT f.*, q.text, t.name, r.rationale, (
        SELECT b.low FROM claims_verifiedfigure b
        WHERE b.topic_id = f.topic_id AND b.question_id = f.question_id
          AND b.published_at < f.published_at ORDER BY b.published_at DESC LIMIT 1)
    FROM claims_publication p JOIN claims_verifiedfigure f ON f.id = p.figure_id
    JOIN claims_question q ON q.id = f.question_id JOIN claims_topic t ON t.id = f.topic_id
    JOIN claims_resolution r ON r.id = f.resolution_id
    WHERE p.published_at >= %(start)s AND p.published_at < %(end)s
    ORDER BY f.change_kind IN ('NEW', 'UPDATE'), p.published_at DESC LIMIT 200
"""
_BESIDE = """
    SELECT f.* FROM claims_verifiedfigure f JOIN told USING (topic_id, question_id)
    WHERE f.published_at < %(end)s
"""
_CURRENT = """
    WITH current AS MATERIALIZED (
        SELECT DISTINCT ON (topic_id, question_id) * FROM claims_verifiedfigure WHERE published_at < %(end)s
        ORDER BY topic_id, question_id, as_of DESC, version DESC)
    SELECT f.*, q.text, t.name FROM (
        (SELECT 'held', *, count(*) OVER () FROM current WHERE standing = 'on_hold'
         ORDER BY published_at LIMIT 40)
        UNION ALL
        (SELECT 'alone', *, count(*) OVER () FROM current
         WHERE standing = 'verified' AND independent_count <= 1 ORDER BY review_by LIMIT 40)
        UNION ALL
        (SELECT 'late', *, count(*) OVER () FROM current WHERE review_by < %(today)s
         ORDER BY review_by LIMIT 40)
    ) f JOIN claims_question q ON q.id = f.question_id JOIN claims_topic t ON t.id = f.topic_id
"""
_HANDS = f"""
    SELECT c.id, a.assignee_id, {_STATE.format(kind="conflict", first="open")}, q.text, (
        SELECT max(d.detected_at) FROM claims_detection d
        WHERE d.topic_id = c.topic_id AND d.conflict_id = c.id AND d.detected_at < %(end)s)
    FROM claims_assignment a JOIN claims_conflict c ON c.id = a.conflict_id
    JOIN claims_question q ON q.id = c.question_id
    WHERE a.recorded_at < %(end)s AND (a.superseded_at IS NULL OR a.superseded_at >= %(end)s)
      AND c.opened_at < %(end)s
"""
_QUALITY = f"""
    SELECT count(*) FILTER (WHERE c.as_of IS NULL AND q.temporality <> 'timeless'),
           count(*) FILTER (WHERE q.place = ''), count(*) FILTER (WHERE NOT c.chain_complete),
           count(*) FILTER (WHERE {_STATE.format(kind="claim", first="candidate")} = 'candidate')
    FROM claims_claim c JOIN claims_question q ON q.id = c.question_id
    JOIN sources_snapshot n ON n.id = c.snapshot_id JOIN sources_document p ON p.id = n.document_id
    WHERE c.recorded_at >= %(start)s AND {_OPEN_CLAIM} AND {_FREE}
"""
_RECORDED = f"""
    SELECT count(*) FROM claims_claim c JOIN sources_snapshot n ON n.id = c.snapshot_id
    JOIN sources_document p ON p.id = n.document_id
    WHERE c.version = 1 AND c.recorded_at >= %(start)s AND c.recorded_at < %(end)s AND {_FREE}
"""


def recomputed(week: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    """Every part by name, as rows. A week: its `start`, `end`, `today`, and `past`, the ends of its trail."""
    asked = [
        ("lines", _LINES, week),
        ("lines_before", _LINES, before),
        ("disagreements", _DISAGREEMENTS, week),
        ("claims", _THEIR_CLAIMS, week),
        ("trails", _TRAILS, week),
        ("changes", _CHANGES, week),
        ("changes_before", _CHANGES, before),
        ("published", _PUBLISHED, week),
        ("beside", _BESIDE, week),
        ("current", _CURRENT, week),
        ("hands", _HANDS, week),
        ("quality", _QUALITY, week),
        ("recorded", _RECORDED, week),
        ("recorded_before", _RECORDED, before),
    ]
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute(_TOLD, week)
        for name, statement, given in asked:
            cursor.execute(statement, given)
            found[name] = cursor.fetchall()
        cursor.execute("COMMIT")
    return found
