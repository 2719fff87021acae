"""A year of work on the world of the benchmarks, for the weekly report: made from a fixed seed as well.

The claims come in over 2024; their disagreements are those that the rules find, each opened when the later
of its two witnesses came in, one in four found wider later, every third settled, some reopened, some in
somebody's hands; a figure for every question, some of them corrected, held or on one voice.
"""

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from benchmarks import world
from claims.models import Question
from claims.services.detection.many_questions import detect_on

WEEK = "2024-W45"
_START = "timestamptz '2024-01-01 09:00Z'"

_CLAIMS = f"""
    SELECT setseed(0.42);
    UPDATE claims_claim
    SET recorded_at = {_START} + floor(524000 * random()) * interval '1 minute';
"""
_CONFLICTS = """
    SELECT setseed(0.42);
    CREATE TABLE bench_case AS
        SELECT c.id, c.topic_id, greatest(a.recorded_at, b.recorded_at) + interval '10 minutes' AS opened,
               random() AS dice
        FROM claims_conflict c JOIN claims_claim a ON a.id = c.witness_a_id
        JOIN claims_claim b ON b.id = c.witness_b_id;
    UPDATE claims_conflict c SET opened_at = s.opened, changed_at = s.opened
    FROM bench_case s WHERE s.id = c.id;
    UPDATE claims_detection d SET detected_at = s.opened FROM bench_case s WHERE s.id = d.conflict_id;
    INSERT INTO claims_detection (
        id, topic_id, conflict_id, episode, kind, reason, severity, witness_a_id, witness_b_id, gap,
        lowest, highest, claim_count, source_count, detected_at, detected_by_id)
    SELECT uuidv7(), d.topic_id, d.conflict_id, d.episode, d.kind, d.reason, d.severity, d.witness_a_id,
           d.witness_b_id, d.gap, d.lowest, d.highest * 1.2, d.claim_count + 1, d.source_count,
           d.detected_at + interval '17 days', d.detected_by_id
    FROM claims_detection d JOIN bench_case s ON s.id = d.conflict_id
    WHERE s.dice < 0.25 AND d.highest > 0;
    INSERT INTO claims_transition (
        id, topic_id, record_kind, record_id, from_state, to_state, at, by_id, reason)
    SELECT uuidv7(), s.topic_id, 'conflict', s.id, moves.before, moves.after, s.opened + moves.later,
           %(by)s, ''
    FROM bench_case s JOIN (VALUES
        (0.50, 1.00, 'open', 'in_review', interval '2 days'),
        (0.66, 1.00, 'in_review', 'resolved', interval '20 days'),
        (0.95, 1.00, 'resolved', 'open', interval '34 days')
    ) AS moves (least, most, before, after, later) ON s.dice >= moves.least AND s.dice < moves.most;
    INSERT INTO claims_assignment (
        id, topic_id, conflict_id, assignee_id, recorded_at, recorded_by_id)
    SELECT uuidv7(), topic_id, id, %(by)s, opened + interval '1 day', %(by)s
    FROM bench_case WHERE dice >= 0.50 AND dice < 0.51;
    DROP TABLE bench_case;
"""
_FIGURES = f"""
    SELECT setseed(0.42);
    CREATE TABLE bench_version AS
        SELECT row_number() OVER (ORDER BY published) AS seq, uuidv7() AS figure_id, drawn.* FROM (
            SELECT q.id AS question_id, q.topic_id, uuidv7() AS resolution_id, v.version, v.change,
                   v.standing, {_START} + q.at * interval '1 minute' + v.later AS published,
                   1 + floor(3 * q.voices)::integer AS voices
            FROM (SELECT *, random() AS dice, random() AS voices, floor(524000 * random()) AS at
                  FROM bench_question) AS q
            JOIN (VALUES
                (0.00, 1.00, 1, 'NEW', 'verified', interval '0'),
                (0.90, 0.95, 2, 'CORRECTED', 'verified', interval '9 days'),
                (0.95, 0.96, 2, 'HOLD', 'on_hold', interval '5 days')
            ) AS v (least, most, version, change, standing, later)
                ON q.dice >= v.least AND q.dice < v.most
        ) AS drawn;
    INSERT INTO claims_resolution (
        id, topic_id, question_id, as_of, low, best, high, stance, method, confidence, independent_count,
        rationale, single_voice_reason, review_by, state, basis, proposed_at, proposed_by_id, approved_at,
        approved_by_id, return_comment)
    SELECT resolution_id, topic_id, question_id, '[2024-01-01,2024-01-02)', 8000 + version, NULL, 12000, '',
           'report_range', 'moderate', voices, 'Two assessments that differ in what they count.',
           'Nobody else counts them.', published::date + 180, 'approved', '', published, %(by)s, published,
           %(other)s, ''
    FROM bench_version;
    INSERT INTO claims_verifiedfigure (
        id, topic_id, question_id, as_of, low, best, high, stance, method, confidence, independent_count,
        version, change_kind, standing, reason, resolution_id, review_by, proposed_by_id, approved_by_id,
        published_at, published_by_id)
    SELECT figure_id, topic_id, question_id, '[2024-01-01,2024-01-02)', 8000 + version, NULL, 12000, '',
           'report_range', 'moderate', voices, version, change, standing,
           CASE version WHEN 1 THEN '' ELSE 'A digit was mistyped.' END, resolution_id,
           published::date + 180, %(by)s, %(other)s, published, %(by)s
    FROM bench_version;
    INSERT INTO claims_publication (seq, figure_id, body, prev_hash, sha256, published_at, published_by_id)
    SELECT seq, figure_id, body, '', encode(sha256(convert_to(E'\\n' || body, 'UTF8')), 'hex'), published,
           %(by)s
    FROM (SELECT *, json_build_object('seq', seq)::text AS body FROM bench_version) AS bodies;
    DROP TABLE bench_version;
"""


def weeks(claims: int) -> None:
    """The world with so many claims, and what a newsroom did with them in a year."""
    world.everything(claims)
    by = User.objects.get(username="bench")
    come_in()
    detect_on(list(Question.objects.values_list("pk", flat=True)), by=by, now=timezone.now())
    looked_after()
    _run(_FIGURES)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def come_in() -> None:
    """Have the claims come in over the year."""
    _run(_CLAIMS)


def looked_after() -> None:
    """Have their conflicts found as they came in, some found wider, settled or reopened, some in hands."""
    _run(_CONFLICTS)


def _run(statements: str) -> None:
    """Rows are right by construction: checks and refusals of change are left out."""
    by = User.objects.get(username="bench")
    other = User.objects.get_or_create(username="bench-2")[0]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")
        cursor.execute(statements, {"by": by.pk, "other": other.pk})
        cursor.execute("SET session_replication_role = 'origin'")
