# Words of questions, by which the finder looks for them; other wordings of a question.

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

WORDS = r"""
CREATE FUNCTION claims_plain_words(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT normalize(
        regexp_replace(replace(normalize(lower(given), NFKD), 'ß', 'ss'), '[\u0300-\u036f]', '', 'g'), NFC)
$$;
COMMENT ON FUNCTION claims_plain_words IS 'A text in lower case and without accents';

CREATE FUNCTION claims_words_in(given text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT word FROM (
        SELECT CASE WHEN run[2] IS NULL THEN run[1]
                    WHEN length(run[2]) = 1 THEN run[2]
                    ELSE substr(run[2], place, 2) END AS word
        FROM regexp_matches(
                 claims_plain_words(given),
                 '([^\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u20a0-\u20bf\u3000-\u303f\uff00-\uff20\u060c\u061b\u061f\u0964\u0965\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)|([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)',
                 'g') AS run,
             generate_series(1, greatest(1, length(coalesce(run[2], '')) - 1)) AS place
    ) AS cut
    WHERE word !~ '^[\u3040-\u309f]+$'
      AND (length(word) = 1 OR ts_lexize('english_stem', word) IS DISTINCT FROM '{}'::text[])
$$;
COMMENT ON FUNCTION claims_words_in IS
    'The words of a text as they are looked for; of a script without spaces each two signs that follow';

CREATE TABLE claims_questionword (
    word text COLLATE "C" NOT NULL,
    question_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    dimension text NOT NULL,
    times smallint NOT NULL,
    CONSTRAINT claims_questionword_pk PRIMARY KEY (word, question_id) INCLUDE (topic_id, dimension)
);
CREATE INDEX claims_questionword_question ON claims_questionword (question_id) INCLUDE (word, times);
COMMENT ON TABLE claims_questionword IS 'An index kept by triggers of claims_question; never written otherwise';

CREATE FUNCTION claims_question_words(asked claims_question) RETURNS TABLE (word text, times smallint)
LANGUAGE sql STABLE AS $$
    SELECT found.word, least(count(*), 32767)::smallint
    FROM claims_words_in(concat_ws(
        ' ', asked.text, asked.aliases, asked.measure, asked.population, asked.place, asked.state, asked.base
    )) AS found(word)
    GROUP BY found.word
$$;

CREATE FUNCTION claims_index_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM claims_questionword w USING was WHERE w.question_id = was.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO claims_questionword (word, question_id, topic_id, dimension, times)
        SELECT w.word, became.id, became.topic_id, became.dimension, w.times
        FROM became CROSS JOIN LATERAL claims_question_words(became::claims_question) AS w;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER words_of_new AFTER INSERT ON claims_question REFERENCING NEW TABLE AS became
    FOR EACH STATEMENT EXECUTE FUNCTION claims_index_questions();
CREATE TRIGGER words_of_changed AFTER UPDATE ON claims_question
    REFERENCING OLD TABLE AS was NEW TABLE AS became
    FOR EACH STATEMENT EXECUTE FUNCTION claims_index_questions();
CREATE TRIGGER words_of_gone AFTER DELETE ON claims_question REFERENCING OLD TABLE AS was
    FOR EACH STATEMENT EXECUTE FUNCTION claims_index_questions();

INSERT INTO claims_questionword (word, question_id, topic_id, dimension, times)
SELECT w.word, q.id, q.topic_id, q.dimension, w.times
FROM claims_question q CROSS JOIN LATERAL claims_question_words(q) AS w;
"""

UNDONE = """
DROP TRIGGER words_of_gone ON claims_question;
DROP TRIGGER words_of_changed ON claims_question;
DROP TRIGGER words_of_new ON claims_question;
DROP FUNCTION claims_index_questions();
DROP FUNCTION claims_question_words(claims_question);
DROP TABLE claims_questionword;
DROP FUNCTION claims_words_in(text);
DROP FUNCTION claims_plain_words(text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0011_served_texts"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="question",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="question",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="question",
            name="aliases",
            field=models.TextField(
                blank=True, db_default="", default="", help_text="Other wordings to find it by, one a line."
            ),
        ),
        migrations.AddField(
            model_name="questionevent",
            name="aliases",
            field=models.TextField(
                blank=True, db_default="", default="", help_text="Other wordings to find it by, one a line."
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "claims_questionevent" ("additive", "aliases", "answer", "base", "dimension", "exhaustive", "id", "material_gap", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."aliases", OLD."answer", OLD."base", OLD."dimension", OLD."exhaustive", OLD."id", OLD."material_gap", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                    hash="2f7d05c448031f98da38a4d5121e85a292c57b89",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_25aad",
                    table="claims_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "claims_questionevent" ("additive", "aliases", "answer", "base", "dimension", "exhaustive", "id", "material_gap", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."aliases", OLD."answer", OLD."base", OLD."dimension", OLD."exhaustive", OLD."id", OLD."material_gap", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                    hash="502b653c4f703c2f22242c818d2b6964ffaeabce",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4051f",
                    table="claims_question",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(WORDS, UNDONE),
    ]
