"""SQL over the index of words that the database keeps of questions: claims_questionword.

BM25 (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009) with groups of words of which the best
counts. A word's rarity is reckoned among the questions that may be known, and no other; see
docs/adr/0026-finding-a-question.md.
"""

STEMMERS = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "hi": "hindi",
    "it": "italian", "nl": "dutch", "pt": "portuguese", "ru": "russian", "tr": "turkish",
}  # fmt: skip
"""PostgreSQL's, by language; words of the others are told to be forms of one by how they begin."""
SATURATION, BY_LENGTH, USUAL_LENGTH = 1.2, 0.3, 6.0
"""k1 and b of BM25, and the words that a question has: a fixed number, as an average would tell of others."""
NEWEST, COUNTED, LOOKED_AT, SCORED = 1_000, 10_000, 100, 20
"""Questions of a word (the newest), of all that a word's rarity is reckoned among; how many are scored by all
their words, and how many are ranked."""
WORDS = """
WITH asked AS MATERIALIZED (
    SELECT a.given, w.word, ts_lexize(%(stemmer)s::regdictionary, w.word) AS stem,
           left(w.word, CASE WHEN w.word ~ '[0-9]' THEN length(w.word)
                             WHEN length(w.word) <= 6 THEN 4 ELSE 5 END) AS root
    FROM unnest(%(texts)s::text[]) AS a(given) CROSS JOIN LATERAL claims_words_in(a.given) AS w(word)
), known AS (
    SELECT r.root, v.word FROM (SELECT DISTINCT root FROM asked) AS r CROSS JOIN LATERAL (
        WITH RECURSIVE there(word) AS (
            (SELECT k.word FROM claims_questionword k WHERE k.word >= r.root ORDER BY k.word LIMIT 1)
            UNION ALL
            SELECT (SELECT k.word FROM claims_questionword k WHERE k.word > there.word
                    ORDER BY k.word LIMIT 1)
            FROM there WHERE starts_with(there.word, r.root)
        ) SELECT there.word FROM there WHERE starts_with(there.word, r.root)
    ) AS v
)
SELECT a.given, a.word, coalesce(a.stem[1], ''), known.word,
       coalesce((ts_lexize(%(stemmer)s::regdictionary, known.word))[1], '')
FROM asked a JOIN known USING (root) WHERE a.stem IS DISTINCT FROM '{}'::text[]
"""
"""Words of the records that begin like those asked for, each with its stem: a step of the index each. What
has a digit in it has no forms, and thousands may begin like it: flights, roads, types."""

_SCOPE = """w.question_id NOT IN (SELECT unnest(%(hidden)s::uuid[]))
  AND (%(topic)s::uuid IS NULL OR w.topic_id = %(topic)s)
  AND (%(dimension)s::text IS NULL OR w.dimension = %(dimension)s)"""

SCORES = f"""
WITH asked AS MATERIALIZED (
    SELECT * FROM unnest(%(quotes)s::int[], %(groups)s::int[], %(words)s::text[], %(fits)s::float8[])
        AS a(quote, meaning, word, fit)
), posted AS MATERIALIZED (
    SELECT a.word, p.question_id FROM (SELECT DISTINCT word FROM asked) AS a CROSS JOIN LATERAL (
        SELECT w.question_id FROM claims_questionword w WHERE w.word = a.word AND {_SCOPE}
        ORDER BY w.question_id DESC LIMIT {NEWEST}) AS p
), near AS MATERIALIZED (
    SELECT a.quote, a.meaning, p.question_id, max(a.fit) AS fit
    FROM asked a JOIN posted p USING (word) GROUP BY 1, 2, 3
), everything AS (
    SELECT count(*) AS questions FROM (
        SELECT FROM claims_question q WHERE q.id NOT IN (SELECT unnest(%(hidden)s::uuid[]))
          AND (%(topic)s::uuid IS NULL OR q.topic_id = %(topic)s)
          AND (%(dimension)s::text IS NULL OR q.dimension = %(dimension)s) LIMIT {COUNTED}) AS q
), weighed AS MATERIALIZED (
    SELECT quote, meaning, ln(1 + (greatest(questions, n) - n + 0.5) / (n + 0.5))::float8 AS weight
    FROM (SELECT quote, meaning, count(*) AS n FROM near GROUP BY 1, 2) AS counted, everything
), first AS MATERIALIZED (
    SELECT a.quote, s.question_id FROM (SELECT DISTINCT quote FROM asked) AS a CROSS JOIN LATERAL (
        SELECT question_id FROM near JOIN weighed USING (quote, meaning) WHERE quote = a.quote GROUP BY 1
        ORDER BY sum(fit * weight) DESC, question_id DESC LIMIT {LOOKED_AT}) AS s
), whole AS MATERIALIZED (
    SELECT f.quote, f.question_id, w.word, w.times, a.meaning, a.fit
    FROM first f JOIN claims_questionword w USING (question_id)
    LEFT JOIN asked a ON a.quote = f.quote AND a.word = w.word
), long AS (SELECT quote, question_id, sum(times) AS words FROM whole GROUP BY 1, 2
), often AS (
    SELECT quote, question_id, meaning, max(fit * times) AS times FROM whole WHERE meaning IS NOT NULL
    GROUP BY 1, 2, 3
), scored AS (
    SELECT quote, question_id, sum(weight * times * ({SATURATION} + 1)
           / (times + {SATURATION} * (1 - {BY_LENGTH} + {BY_LENGTH} * words / {USUAL_LENGTH}))) AS score
    FROM often JOIN weighed USING (quote, meaning) JOIN long USING (quote, question_id) GROUP BY 1, 2
), best AS (
    SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY quote ORDER BY score DESC, question_id DESC) AS place
        FROM scored) AS s
    WHERE place <= {SCORED}
)
SELECT b.quote, b.question_id, b.score, q.dimension, q.text,
       (SELECT array_agg(x.word ORDER BY x.word) FROM whole x
        WHERE x.quote = b.quote AND x.question_id = b.question_id AND x.meaning IS NOT NULL),
       (SELECT max(share) FROM (
            SELECT avg((w.word IN (SELECT a.word FROM asked a WHERE a.quote = b.quote))::int)::float8 AS share
            FROM string_to_table(q.text || E'\\n' || q.aliases, E'\\n') AS line
            CROSS JOIN LATERAL claims_words_in(line) AS w(word) GROUP BY line) AS wordings)
FROM best b JOIN claims_question q ON q.id = b.question_id
"""  # noqa: S608  (constants of this file)
