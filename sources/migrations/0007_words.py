"""Words by which everything is looked for (ADR 0036), and their indexes over sources and documents."""

import django.contrib.postgres.indexes
from django.db import migrations

import claimcheck.foundation.records.migration_operations

SIGNS = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
BETWEEN = r"\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u20a0-\u20bf\u3000-\u303f\uff00-\uff20\u060c\u061b\u061f\u0964\u0965"
WORDS = rf"""
CREATE FUNCTION words_plain(given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 500 AS $$
DECLARE
    plain text := lower(given);
BEGIN
    IF octet_length(plain) = char_length(plain) THEN
        RETURN translate(plain, E'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{{|}}~', repeat(' ', 32));
    END IF;
    plain := regexp_replace(replace(normalize(plain, NFKD), 'ß', 'ss'), '[\u0300-\u036f]', '', 'g');
    plain := regexp_replace(lower(normalize(plain, NFC)), '[{BETWEEN}]+', ' ', 'g');
    RETURN regexp_replace(plain, '([{SIGNS}]+)', ' \1 ', 'g');
END $$;
COMMENT ON FUNCTION words_plain IS
    'A text in lower case without accents and signs between words, runs of a script without spaces set apart';

CREATE FUNCTION words_vector(given text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 10000 SET search_path = pg_catalog, public AS $$
DECLARE
    plain text := words_plain(left(given, 50000));
BEGIN
    IF octet_length(plain) > char_length(plain) AND plain ~ '[{SIGNS}]' THEN
        plain := regexp_replace(plain, '([{SIGNS}]{{2}})', '\1 ', 'g') || ' . ' || regexp_replace(
            regexp_replace(plain, '(?<![{SIGNS}])([{SIGNS}])', '\1 ', 'g'), '([{SIGNS}]{{2}})', '\1 ', 'g');
    END IF;
    RETURN to_tsvector('pg_catalog.simple', plain);
END $$;
COMMENT ON FUNCTION words_vector IS
    'The words of a text, its first 50,000 characters; of a script without spaces each two signs that follow';

CREATE FUNCTION words_query(given text, together boolean, beginnings boolean) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT COST 1000 SET search_path = pg_catalog, public AS $$
DECLARE
    wanted text := '';
    word text;
    joined text := CASE WHEN together THEN ' <-> ' ELSE ' & ' END;
BEGIN
    FOREACH word IN ARRAY string_to_array(btrim(regexp_replace(words_plain(given), '\s+', ' ', 'g')), ' ') LOOP
        IF word ~ '[{SIGNS}]' THEN
            joined := ' & ';
        END IF;
    END LOOP;
    FOREACH word IN ARRAY string_to_array(btrim(regexp_replace(words_plain(given), '\s+', ' ', 'g')), ' ') LOOP
        IF word ~ '^[{SIGNS}]{{2,}}$' THEN
            FOR place IN 1 .. length(word) - 1 LOOP
                wanted := wanted || joined || quote_literal(substr(word, place, 2));
            END LOOP;
        ELSIF word ~ '^[{SIGNS}]$' OR beginnings AND length(word) > 2 THEN
            wanted := wanted || joined || quote_literal(word) || ':*';
        ELSIF word <> '' THEN
            wanted := wanted || joined || quote_literal(word);
        END IF;
    END LOOP;
    RETURN to_tsquery('pg_catalog.simple', substr(wanted, length(joined) + 1));
END $$;
COMMENT ON FUNCTION words_query IS
    'What is looked for in words_vector: all words, one after the other if together, or what begins like them';
"""
UNDONE = """
DROP FUNCTION words_query(text, boolean, boolean);
DROP FUNCTION words_vector(text);
DROP FUNCTION words_plain(text);
"""


def _index(model: str, column: str, name: str) -> migrations.AddIndex:
    words = claimcheck.foundation.records.migration_operations.WordsVector(column)
    return migrations.AddIndex(model, django.contrib.postgres.indexes.GinIndex(words, name=name))


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0006_corrections"),
    ]

    operations = [
        migrations.RunSQL(WORDS, UNDONE),
        _index("source", "name", "sources_source_words"),
        _index("document", "title", "sources_document_words"),
        _index("snapshot", "text", "sources_snapshot_words"),
    ]
