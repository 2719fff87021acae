"""The data of the benchmarks, made by PostgreSQL from a fixed seed: the shape that BENCHMARKS asks for.

Of every 1,000,000 claims: 10 questions of 10,000, 100 of 1,000, the rest about 8 each; 500 sources by Zipf;
70 % levels, 20 % totals, 5 % periods, 5 % timeless; a tenth for several days, a tenth in words; most figures
for one time agree. One question in a hundred is part of another, one in a hundred overlaps another.
"""

from django.contrib.auth.models import User
from django.db import connection

SOURCES = 500
TOPICS = 100
DAY = "2024-01-01"

_REFERENCE = f"""
    SELECT setseed(0.42);
    INSERT INTO claims_topic (id, slug, name, description, recorded_at, recorded_by_id)
    SELECT uuidv7(), 'topic-' || n, 'Topic ' || n, '', now(), %(by)s FROM generate_series(1, {TOPICS}) n;
    INSERT INTO sources_source (
        id, slug, name, kind, protected, wikidata_id, homepage, recorded_at, recorded_by_id)
    SELECT uuidv7(), 'source-' || n, 'Source ' || n, 'media', false, '', '', now(), %(by)s
    FROM generate_series(1, {SOURCES}) n;
    CREATE TABLE bench_source AS
        SELECT row_number() OVER (ORDER BY slug) AS n, id FROM sources_source;
    CREATE UNIQUE INDEX ON bench_source (n);
    CREATE TABLE bench_topic AS SELECT row_number() OVER (ORDER BY slug) AS n, id FROM claims_topic;
    CREATE TABLE bench_question AS
        SELECT sizes.n, uuidv7() AS id, topic.id AS topic_id, sizes.claims,
               CASE WHEN sizes.n %% 20 < 14 THEN 'stock' WHEN sizes.n %% 20 < 18 THEN 'cumulative'
                    WHEN sizes.n %% 20 = 18 THEN 'flow' ELSE 'timeless' END AS temporality,
               (10 ^ (2 + 3 * random()))::integer AS base
        FROM (
            SELECT n, CASE WHEN n <= %(huge)s THEN 10000 WHEN n <= %(huge)s + %(large)s THEN 1000
                           ELSE 1 + floor(-ln(1 - random()) * 7.5)::integer END AS claims
            FROM generate_series(1, %(questions)s) n
        ) AS sizes JOIN bench_topic topic ON topic.n = 1 + sizes.n %% {TOPICS};
    INSERT INTO claims_question (
        id, topic_id, slug, text, answer, temporality, unit_id, dimension, additive, minimum,
        measure, population, place, state, base, recorded_at, recorded_by_id)
    SELECT id, topic_id, 'question-' || n, 'Question ' || n, 'quantity', temporality, 'person', 'persons',
           true, 0, '', '', '', '', '', now(), %(by)s FROM bench_question;
"""
_RELATIONS = f"""
    INSERT INTO claims_questionrelation (id, topic_id, first_id, second_id, kind, recorded_at, recorded_by_id)
    SELECT uuidv7(), a.topic_id, a.id, b.id, CASE a.n %% 50 WHEN 0 THEN 'part_of' ELSE 'overlaps' END,
           now(), %(by)s
    FROM bench_question a JOIN bench_question b ON b.n = a.n + {TOPICS}
    WHERE a.n %% 25 = 0 AND a.n / {TOPICS} %% 2 = 0;
"""
_CLAIMS = f"""
    SELECT setseed(0.42);
    CREATE TABLE bench_claim AS
        SELECT uuidv7() AS id, uuidv7() AS statement_id, drawn.*, source.id AS source_id,
               (row_number() OVER ()) / 10 AS document_no
        FROM (
            SELECT q.id AS question_id, q.topic_id, q.temporality, q.base, i, i / 8 AS day,
                   CASE WHEN random() < 0.1 THEN 1 + floor(random() * 4)::integer ELSE 1 END AS length,
                   random() AS dice, random() AS noise,
                   1 + mod(floor(power({SOURCES}, random()))::bigint, {SOURCES}) AS pick
            FROM bench_question q CROSS JOIN LATERAL generate_series(1, q.claims) i
            OFFSET 0
        ) AS drawn JOIN bench_source source ON source.n = drawn.pick;
    CREATE TABLE bench_document AS
        SELECT document_no, uuidv7() AS id, uuidv7() AS snapshot_id
        FROM (SELECT DISTINCT document_no FROM bench_claim) AS documents;
    INSERT INTO sources_document (id, kind, title, url, language, internal, recorded_at, recorded_by_id)
    SELECT id, 'dataset', 'Document ' || document_no, '', '', false, now(), %(by)s FROM bench_document;
    INSERT INTO sources_snapshot (id, document_id, text, sha256, captured_at, recorded_at, recorded_by_id)
    SELECT snapshot_id, id, 'Document ' || document_no,
           encode(sha256(convert_to('Document ' || document_no, 'UTF8')), 'hex'), now(), now(), %(by)s
    FROM bench_document;
    INSERT INTO sources_statement (id, source_id, said_on, occasion, basis, recorded_at, recorded_by_id)
    SELECT statement_id, source_id, '{DAY}'::date + day, '', 'unknown', now(), %(by)s FROM bench_claim;
    INSERT INTO claims_claim (
        id, topic_id, claim_id, version, question_id, dimension, statement_id, snapshot_id, quote, quote_kind,
        quote_language, quote_translation, translated_by_machine, modality, written_low, written_best,
        written_high, written_plus_minus, written_unit_id, stance, best, core, "outer", as_of, chain_complete,
        hedging, stated_likelihood, stated_confidence, rank, rank_reason, internal, external_id, state,
        correction_reason, recorded_at, recorded_by_id)
    SELECT c.id, c.topic_id, c.id, 1, c.question_id, 'persons', c.statement_id, d.snapshot_id,
           CASE WHEN c.dice < 0.9 THEN 'row ' || v.value
                ELSE v.value || ' people were counted there on that day, it said on ' || c.day || ' of '
                     || c.id END,
           CASE WHEN c.dice < 0.9 THEN 'data' ELSE 'words' END, '', '', false, 'stated', '', v.value::text,
           '', '', 'person', '', v.value, numrange(v.value, v.value, '[]'), numrange(v.value, v.value, '[]'),
           CASE WHEN c.temporality = 'timeless' THEN NULL
                ELSE daterange('{DAY}'::date + c.day, '{DAY}'::date + c.day + c.length) END,
           false, '', '', '', 'normal', '', false, 'bench-' || c.question_id || c.i, 'candidate', '',
           now(), %(by)s
    FROM bench_claim c JOIN bench_document d USING (document_no)
    CROSS JOIN LATERAL (
        SELECT c.base + CASE c.temporality WHEN 'cumulative' THEN 10 * c.day ELSE 0 END
               + CASE WHEN c.noise < 0.03 THEN floor(c.base * c.noise)::integer ELSE 0 END AS value) AS v;
"""


def questions_for(claims: int) -> dict[str, int]:
    """How many questions of which size make up about so many claims."""
    return {
        "huge": max(claims // 100_000, 1) if claims >= 100_000 else 0,
        "large": claims // 10_000,
        "questions": max(claims // 10, 10),
    }


def reference(claims: int) -> None:
    """Topics, sources and questions for so many claims, and the user in whose name all is recorded."""
    _run(_REFERENCE, questions_for(claims))


def everything(claims: int) -> None:
    """The questions with their claims, statements and documents, in place and analysed."""
    _in_place(questions_for(claims))


def questions_and_claims(questions: int) -> None:
    """So many questions of few claims each, none of very many."""
    _in_place({"huge": 0, "large": 0, "questions": questions})


def _in_place(sizes: dict[str, int]) -> None:
    _run(_REFERENCE, sizes)
    _run(_RELATIONS, sizes)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'replica'")  # the keys are right by construction
    _run(_CLAIMS, sizes)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = 'origin'")
        cursor.execute("DROP TABLE bench_claim, bench_document")
        cursor.execute("VACUUM ANALYZE")


def _run(statements: str, sizes: dict[str, int]) -> None:
    by = User.objects.get_or_create(username="bench")[0].pk
    with connection.cursor() as cursor:
        cursor.execute(statements, {"by": by, **sizes})
