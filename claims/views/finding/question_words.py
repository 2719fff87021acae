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
NEWEST, COUNTED, SEEDS, LOOKED_AT, SCORED = 1_000, 10_000, 3_000, 100, 20
"""Questions of a word (the newest); of all that a word's rarity is reckoned among; of the rarest words, and
commoner ones find no others; how many are scored by all their words, and how many are ranked."""
ITSELF = 0.9
"""The fit from which it is the word itself or a form of it, whose rarity is its own, not its meanings'."""
FORMS = 500
"""Words that are looked at of those that begin like one."""
WORDS = f"""
WITH asked AS MATERIALIZED (
    SELECT word, stem, CASE WHEN inflected THEN left(word, CASE WHEN length(word) <= 6 THEN 4 ELSE greatest(
               5, least(length(word) - 5, length(stem[1]))) END) END AS root
    FROM (
        SELECT a.word, a.inflected, ts_lexize(%(stemmer)s::regdictionary, a.word) AS stem
        FROM unnest(%(words)s::text[], %(inflected)s::bool[]) AS a(word, inflected) OFFSET 0) AS stemmed
    WHERE stem IS DISTINCT FROM '{{}}'::text[]
), forms AS MATERIALIZED (
    SELECT r.root, v.word, ts_lexize(%(stemmer)s::regdictionary, v.word) AS stem
    FROM (SELECT DISTINCT root FROM asked WHERE root IS NOT NULL) AS r CROSS JOIN LATERAL (
        WITH RECURSIVE there(word) AS (
            (SELECT k.word FROM claims_questionword k WHERE k.word >= r.root ORDER BY k.word LIMIT 1)
            UNION ALL
            SELECT (SELECT k.word FROM claims_questionword k
                    WHERE k.word >= CASE WHEN there.word !~ '[0-9]' THEN there.word || E'\\x01'
                                         ELSE regexp_replace(there.word, '[0-9].*', ':') END
                    ORDER BY k.word LIMIT 1)
            FROM there WHERE starts_with(there.word, r.root)
        ) SELECT t.word FROM (SELECT there.word FROM there LIMIT {FORMS}) AS t
          WHERE starts_with(t.word, r.root) AND t.word !~ '[0-9]'
    ) AS v
)
SELECT a.word, coalesce(a.stem[1], ''), f.word, coalesce(f.stem[1], '')
FROM asked a JOIN forms f USING (root)
WHERE f.word <> a.word AND (f.stem = a.stem OR starts_with(f.word, left(a.word, greatest(
    4, greatest(length(a.word), length(f.word)) - 5, least(length(a.word), length(f.word)) - 3))))
UNION ALL
SELECT a.word, '', a.word, '' FROM asked a
WHERE EXISTS (SELECT FROM claims_questionword k WHERE k.word = a.word)
"""  # noqa: S608  (constants of this file)
"""Words of the records that may be forms of those asked for, each with its stem: a step of the index each.
What has a digit in it has no forms and is none, and thousands may begin like a word: flights, roads, types.
So is what follows ':' in the order of signs looked for, the next after the digits."""

_SCOPE = """(cardinality(%(hidden)s::uuid[]) = 0 OR w.question_id NOT IN (SELECT unnest(%(hidden)s::uuid[])))
  AND (%(topic)s::uuid IS NULL OR w.topic_id = %(topic)s)
  AND (%(dimension)s::text IS NULL OR w.dimension = %(dimension)s)"""

SCORES = f"""
WITH asked AS MATERIALIZED (
    SELECT *, fit >= {ITSELF} AS itself
    FROM unnest(%(quotes)s::int[], %(groups)s::int[], %(words)s::text[], %(fits)s::float8[])
        AS a(quote, meaning, word, fit)
), posted AS MATERIALIZED (
    SELECT a.word, ARRAY(
        SELECT w.question_id FROM claims_questionword w WHERE w.word = a.word AND {_SCOPE}
        ORDER BY w.question_id DESC LIMIT {NEWEST}) AS questions
    FROM (SELECT DISTINCT word FROM asked) AS a
), everything AS (
    SELECT count(*) AS questions FROM (
        SELECT FROM claims_question q
        WHERE (cardinality(%(hidden)s::uuid[]) = 0 OR q.id NOT IN (SELECT unnest(%(hidden)s::uuid[])))
          AND (%(topic)s::uuid IS NULL OR q.topic_id = %(topic)s)
          AND (%(dimension)s::text IS NULL OR q.dimension = %(dimension)s)
          AND (%(units)s::text[] IS NULL OR q.unit_id = ANY(%(units)s)) LIMIT {COUNTED}) AS q
), weighed AS MATERIALIZED (
    SELECT quote, meaning, itself, ln(1 + (greatest(questions, n) - n + 0.5) / (n + 0.5))::float8 AS weight
    FROM (
        SELECT quote, meaning, itself, least({NEWEST}, sum(sum(cardinality(p.questions))) OVER (
                   PARTITION BY quote, meaning ORDER BY itself DESC)) AS n
        FROM asked JOIN posted p USING (word) GROUP BY 1, 2, 3) AS counted, everything
), valued AS MATERIALIZED (
    SELECT quote, p.questions, fit * weight AS adds,
           sum(cardinality(p.questions)) OVER (PARTITION BY quote ORDER BY weight DESC, fit DESC, word)
           - cardinality(p.questions) AS rarer
    FROM asked JOIN posted p USING (word) JOIN weighed USING (quote, meaning, itself)
), first AS MATERIALIZED (
    SELECT a.quote, s.question_id FROM (SELECT DISTINCT quote FROM asked) AS a CROSS JOIN LATERAL (
        SELECT listed.question_id
        FROM (SELECT * FROM valued WHERE quote = a.quote OFFSET 0) AS v
        CROSS JOIN LATERAL unnest(v.questions) AS listed(question_id)
        WHERE ((v.quote, listed.question_id) IN (
            SELECT quote, unnest(questions) FROM valued WHERE rarer < {SEEDS})) IS TRUE
        GROUP BY 1 ORDER BY sum(adds) DESC, question_id DESC LIMIT {LOOKED_AT}) AS s
), whole AS MATERIALIZED (
    SELECT f.quote, f.question_id, w.word, w.times, a.meaning, a.fit, a.itself
    FROM first f JOIN claims_questionword w USING (question_id)
    LEFT JOIN asked a ON a.quote = f.quote AND a.word = w.word
), often AS (
    SELECT quote, question_id, meaning, bool_or(itself) AS itself, max(fit * times) AS times,
           sum(sum(times)) OVER (PARTITION BY quote, question_id)::float8 AS words
    FROM whole GROUP BY 1, 2, 3
), scored AS (
    SELECT quote, question_id, sum(weight * times * ({SATURATION} + 1)
           / (times + {SATURATION} * (1 - {BY_LENGTH} + {BY_LENGTH} * words / {USUAL_LENGTH}))) AS score
    FROM often JOIN weighed USING (quote, meaning, itself) GROUP BY 1, 2
), best AS (
    SELECT * FROM (
        SELECT *, row_number() OVER (PARTITION BY quote ORDER BY score DESC, question_id DESC) AS place
        FROM scored) AS s
    WHERE place <= {SCORED}
)
SELECT b.quote, b.question_id, b.score, q.dimension, q.text, q.aliases,
       ARRAY(SELECT x.word FROM whole x
             WHERE x.quote = b.quote AND x.question_id = b.question_id AND x.meaning IS NOT NULL ORDER BY 1)
FROM best b JOIN claims_question q ON q.id = b.question_id
"""  # noqa: S608  (constants of this file)
