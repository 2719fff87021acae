"""Published figures for the benchmarks of reading: one version of each, with a body as long as a real one."""

from django.db import connection

from benchmarks import world

_FIGURES = """
    CREATE TABLE bench_figure AS
        SELECT n, id AS question_id, topic_id, uuidv7() AS resolution_id, uuidv7() AS figure_id
        FROM bench_question ORDER BY n LIMIT %(figures)s;
    INSERT INTO claims_resolution (
        id, topic_id, question_id, as_of, low, best, high, stance, method, confidence, independent_count,
        rationale, single_voice_reason, review_by, state, basis, proposed_at, proposed_by_id, approved_at,
        approved_by_id, return_comment)
    SELECT resolution_id, topic_id, question_id, '[2024-10-31,2024-11-05)', 8000, NULL, 12000, '',
           'report_range', 'moderate', 2, 'Two assessments that differ in what they count.', '', '2031-01-01',
           'approved', '', now(), %(by)s, now(), %(other)s, '' FROM bench_figure;
    INSERT INTO claims_verifiedfigure (
        id, topic_id, question_id, as_of, low, best, high, stance, method, confidence, independent_count,
        version, change_kind, standing, reason, resolution_id, review_by, proposed_by_id, approved_by_id,
        published_at, published_by_id)
    SELECT figure_id, topic_id, question_id, '[2024-10-31,2024-11-05)', 8000, NULL, 12000, '', 'report_range',
           'moderate', 2, 1, 'NEW', 'verified', '', resolution_id, '2031-01-01', %(by)s, %(other)s, now(),
           %(by)s
    FROM bench_figure;
    INSERT INTO claims_publication (seq, figure_id, body, prev_hash, sha256, published_at, published_by_id)
    SELECT n, figure_id, body, '', encode(sha256(convert_to(E'\\n' || body, 'UTF8')), 'hex'), now(), %(by)s
    FROM (
        SELECT f.n, f.figure_id, json_build_object(
            'id', f.question_id, 'type', 'verified_figure', 'url', '/api/v1/figures/' || f.question_id || '/',
            'question', json_build_object('id', q.id, 'slug', q.slug, 'text', q.text, 'answer', q.answer,
                                          'temporality', q.temporality),
            'unit', json_build_object('code', 'person', 'name', 'persons'), 'low', '8000', 'best', NULL,
            'high', '12000', 'standing', 'verified', 'version', 1, 'method', 'report_range',
            'rationale', 'Two assessments that differ in what they count.', 'confidence', 'moderate',
            'inputs', (SELECT json_agg(json_build_object(
                'use', 'used', 'reason', '', 'claim', json_build_object(
                    'id', f.figure_id, 'source', 'Source ' || i, 'as_written', 'about 8,000',
                    'quote', repeat('words that were said ', 8)))) FROM generate_series(1, 5) i)
            )::text AS body
        FROM bench_figure f JOIN claims_question q ON q.id = f.question_id
    ) AS bodies;
"""


def figures(count: int) -> None:
    """So many figures, each of a question of its own; rows are right by construction, checks are left out."""
    from django.contrib.auth.models import User

    world.reference(count * 10)
    by = User.objects.get(username="bench").pk
    other = User.objects.get_or_create(username="bench-2")[0].pk
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        cursor.execute(_FIGURES, {"figures": count, "by": by, "other": other})
        cursor.execute("SET session_replication_role = 'origin'")
        cursor.execute("VACUUM ANALYZE")
