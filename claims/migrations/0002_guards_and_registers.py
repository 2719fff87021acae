"""Keys over topic and dimension, triggers, functions of the database, the register of units, and the roles."""

from django.apps import apps as django_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.models import Q
from pgtrigger.compiler import Trigger, UpsertTriggerSql

from claimcheck.foundation.records.migration_operations import AddTriggers, CompositeForeignKey

# (table, column, the table it names): both rows are of one topic.
WITHIN_TOPIC = [
    ("claims_assignment", "conflict_id", "claims_conflict"),
    ("claims_check", "question_id", "claims_question"),
    ("claims_claim", "question_id", "claims_question"),
    ("claims_conflict", "merged_into_id", "claims_conflict"),
    ("claims_conflict", "question_id", "claims_question"),
    ("claims_conflict", "witness_a_id", "claims_claim"),
    ("claims_conflict", "witness_b_id", "claims_claim"),
    ("claims_contact", "question_id", "claims_question"),
    ("claims_credibilitygrade", "claim_id", "claims_claim"),
    ("claims_detection", "conflict_id", "claims_conflict"),
    ("claims_detection", "witness_a_id", "claims_claim"),
    ("claims_detection", "witness_b_id", "claims_claim"),
    ("claims_duplicate", "claim_id", "claims_claim"),
    ("claims_duplicate", "original_id", "claims_claim"),
    ("claims_erratum", "claim_id", "claims_claim"),
    ("claims_erratum", "transition_id", "claims_transition"),
    ("claims_foreignpublication", "question_id", "claims_question"),
    ("claims_notification", "question_id", "claims_question"),
    ("claims_pullcount", "question_id", "claims_question"),
    ("claims_questioncorrection", "question_id", "claims_question"),
    ("claims_questionrelation", "first_id", "claims_question"),
    ("claims_questionrelation", "second_id", "claims_question"),
    ("claims_questionsplit", "other_id", "claims_question"),
    ("claims_questionsplit", "question_id", "claims_question"),
    ("claims_questionsplit", "relation_id", "claims_questionrelation"),
    ("claims_relayhop", "claim_id", "claims_claim"),
    ("claims_resolution", "conflict_id", "claims_conflict"),
    ("claims_resolution", "question_id", "claims_question"),
    ("claims_resolution", "whole_id", "claims_resolution"),
    ("claims_resolutioninput", "claim_id", "claims_claim"),
    ("claims_resolutioninput", "resolution_id", "claims_resolution"),
    ("claims_scopeconfirmation", "first_id", "claims_question"),
    ("claims_scopeconfirmation", "second_id", "claims_question"),
    ("claims_settledflag", "claim_id", "claims_claim"),
    ("claims_settledflag", "corrected_by_id", "claims_claim"),
    ("claims_verifiedfigure", "question_id", "claims_question"),
    ("claims_verifiedfigure", "resolution_id", "claims_resolution"),
]
# A question, and a claim with its unit as written, are of one dimension.
WITHIN_DIMENSION = [
    ("claims_question", ("dimension", "unit_id"), "claims_unit", ("dimension", "code")),
    ("claims_claim", ("dimension", "written_unit_id"), "claims_unit", ("dimension", "code")),
    ("claims_claim", ("question_id", "dimension"), "claims_question", ("id", "dimension")),
]
# (code, name, dimension); units that come later are added by `manage.py sync_units`.
UNITS = [
    ("person", "people", "persons"),
    ("household", "households", "households"),
    ("item", "items", "items"),
    ("event", "events", "events"),
    ("metre", "metres", "length"),
    ("millimetre", "millimetres", "length"),
    ("centimetre", "centimetres", "length"),
    ("kilometre", "kilometres", "length"),
    ("inch", "inches", "length"),
    ("foot", "feet", "length"),
    ("yard", "yards", "length"),
    ("mile", "miles", "length"),
    ("nautical_mile", "nautical miles", "length"),
    ("square_metre", "square metres", "area"),
    ("hectare", "hectares", "area"),
    ("square_kilometre", "square kilometres", "area"),
    ("acre", "acres", "area"),
    ("square_mile", "square miles", "area"),
    ("litre", "litres", "volume"),
    ("cubic_metre", "cubic metres", "volume"),
    ("barrel", "barrels", "volume"),
    ("kilogram", "kilograms", "mass"),
    ("gram", "grams", "mass"),
    ("tonne", "tonnes", "mass"),
    ("kilotonne", "kilotonnes", "mass"),
    ("short_ton", "short tons", "mass"),
    ("long_ton", "long tons", "mass"),
    ("pound_mass", "pounds (mass)", "mass"),
    ("day", "days", "duration"),
    ("second", "seconds", "duration"),
    ("minute", "minutes", "duration"),
    ("hour", "hours", "duration"),
    ("week", "weeks", "duration"),
    ("month", "months", "duration"),
    ("year", "years", "duration"),
    ("metre_per_second", "metres per second", "speed"),
    ("kilometre_per_hour", "kilometres per hour", "speed"),
    ("mile_per_hour", "miles per hour", "speed"),
    ("knot", "knots", "speed"),
    ("kilowatt_hour", "kilowatt-hours", "energy"),
    ("megawatt_hour", "megawatt-hours", "energy"),
    ("gigawatt_hour", "gigawatt-hours", "energy"),
    ("kilowatt", "kilowatts", "power"),
    ("megawatt", "megawatts", "power"),
    ("gigawatt", "gigawatts", "power"),
    ("percent", "per cent", "share"),
    ("permille", "per mille", "share"),
    ("percent_change", "per cent change", "relative change"),
    ("percentage_point", "percentage points", "change of a share"),
    ("basis_point", "basis points", "change of a share"),
    ("kelvin", "kelvins", "temperature"),
    ("degree_Celsius", "degrees Celsius", "temperature"),
    ("degree_Fahrenheit", "degrees Fahrenheit", "temperature"),
    ("ratio", "ratio", "ratio"),
    ("USD", "US dollars", "money USD"),
    ("EUR", "euros", "money EUR"),
    ("GBP", "pounds sterling", "money GBP"),
    ("JPY", "yen", "money JPY"),
    ("CNY", "yuan", "money CNY"),
    ("KRW", "won", "money KRW"),
    ("RUB", "roubles", "money RUB"),
    ("UAH", "hryvnias", "money UAH"),
    ("CHF", "Swiss francs", "money CHF"),
    ("INR", "Indian rupees", "money INR"),
    ("CAD", "Canadian dollars", "money CAD"),
    ("AUD", "Australian dollars", "money AUD"),
    ("PLN", "zlotys", "money PLN"),
    ("SEK", "Swedish kronor", "money SEK"),
    ("NOK", "Norwegian kroner", "money NOK"),
    ("BRL", "reais", "money BRL"),
    ("ZAR", "rand", "money ZAR"),
    ("TRY", "Turkish lira", "money TRY"),
]
# Each role may do what the one before it may, and more; `manage.py sync_roles` brings later changes.
ROLES = [
    ("reader", {"claims": "add_savedview"}),
    (
        "reporter",
        {"sources": "add_source add_document add_snapshot add_statement", "claims": "add_claim add_note"},
    ),
    (
        "checker",
        {
            "sources": "add_reliabilitygrade add_membership add_parentage add_syndication add_overrule change_overrule change_source change_document",
            "claims": "change_claim change_conflict add_resolution add_check add_credibilitygrade add_assignment add_topic add_question change_topic change_question add_questionrelation change_questionrelation add_scopeconfirmation",
        },
    ),
    (
        "approver",
        {"claims": "approve_resolution return_resolution hold_verifiedfigure withdraw_verifiedfigure"},
    ),
    (
        "editor-in-chief",
        {
            "auth": "view_user add_user change_user view_group change_group",
            "claims": "add_subscription change_subscription add_weeklyreport add_apitoken change_apitoken add_webhook change_webhook add_delivery",
        },
    ),
]
# Words of questions, by which the finder looks for them; other wordings of a question.
FINDER = r"""
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
"""

NO_FINDER = """
DROP TRIGGER words_of_gone ON claims_question;
DROP TRIGGER words_of_changed ON claims_question;
DROP TRIGGER words_of_new ON claims_question;
DROP FUNCTION claims_index_questions();
DROP FUNCTION claims_question_words(claims_question);
DROP TABLE claims_questionword;
DROP FUNCTION claims_words_in(text);
DROP FUNCTION claims_plain_words(text);
"""
# The intervals of claims are fixed by a trigger; only this function, run as the owner of the table, writes them.
REDERIVE = """
    CREATE FUNCTION claims_rederive(ids uuid[], cores numrange[], outers numrange[], flags boolean[])
    RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = public, pg_temp SET claims.rederiving = 'on'
    AS $$
        UPDATE claims_claim SET core = new.core, "outer" = new.wide, out_of_range = new.flag
        FROM unnest(ids, cores, outers, flags) AS new (id, core, wide, flag)
        WHERE claims_claim.id = new.id
    $$;
    REVOKE ALL ON FUNCTION claims_rederive FROM PUBLIC;
"""
# Who changed what and how, as libraries keep it: added to, never rewritten, as our own records are.
GUARDED = """
    CREATE FUNCTION claims_redacting() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
        BEGIN
            RETURN current_setting('claims.redacting', true) IS NOT DISTINCT FROM 'on' AND current_user = (
                SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'public.pghistory_context'::regclass);
        END
    $$;
    CREATE FUNCTION claims_kept_for_good() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_LEVEL = 'ROW' AND public.claims_redacting() THEN
                RETURN coalesce(NEW, OLD);
            END IF;
            RAISE EXCEPTION 'cannot % rows of %: they are kept for good', lower(TG_OP), TG_TABLE_NAME
                USING ERRCODE = 'integrity_constraint_violation';
        END
    $$;
    CREATE FUNCTION claims_context_grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF public.claims_redacting() THEN
                RETURN NEW;
            END IF;
            IF NEW.id <> OLD.id OR NEW.created_at <> OLD.created_at OR EXISTS (
                SELECT FROM jsonb_each(OLD.metadata) AS was
                WHERE was.value NOT IN ('null', '""') AND was.value IS DISTINCT FROM NEW.metadata -> was.key)
            THEN
                RAISE EXCEPTION 'the context % of a history may say more, and nothing else', OLD.id
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END
    $$;
    CREATE TRIGGER claims_added_to BEFORE UPDATE OR DELETE ON django_admin_log
        FOR EACH ROW EXECUTE FUNCTION claims_kept_for_good();
    CREATE TRIGGER claims_never_truncated BEFORE TRUNCATE ON django_admin_log
        EXECUTE FUNCTION claims_kept_for_good();
    CREATE TRIGGER claims_grows BEFORE UPDATE ON pghistory_context
        FOR EACH ROW EXECUTE FUNCTION claims_context_grows();
    CREATE TRIGGER claims_never_deleted BEFORE DELETE ON pghistory_context
        FOR EACH ROW EXECUTE FUNCTION claims_kept_for_good();
    CREATE TRIGGER claims_never_truncated BEFORE TRUNCATE ON pghistory_context
        EXECUTE FUNCTION claims_kept_for_good();
"""
FREED = """
    DROP TRIGGER claims_added_to ON django_admin_log;
    DROP TRIGGER claims_never_truncated ON django_admin_log;
    DROP TRIGGER claims_grows ON pghistory_context;
    DROP TRIGGER claims_never_deleted ON pghistory_context;
    DROP TRIGGER claims_never_truncated ON pghistory_context;
    DROP FUNCTION claims_kept_for_good, claims_context_grows, claims_redacting;
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name)
        RETURNS boolean LANGUAGE sql AS 'SELECT false';
"""
SECOND_FACTORS = """
    CREATE TABLE claims_signinchange (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        person_id integer NOT NULL REFERENCES auth_user,
        kind varchar(20) NOT NULL,
        change varchar(10) NOT NULL,
        context jsonb NOT NULL
    );
    CREATE INDEX claims_signinchange_person ON claims_signinchange (person_id, at);
    CREATE FUNCTION claims_note_sign_in() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO claims_signinchange (person_id, kind, change, context)
            SELECT whose.user_id, whose.type, what.change,
                coalesce(nullif(current_setting('pghistory.context_metadata', true), ''), '{}')::jsonb
            FROM (SELECT CASE TG_OP WHEN 'INSERT' THEN 'added' WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END)
                     AS what (change),
                 LATERAL (SELECT NEW.user_id, NEW.type WHERE TG_OP <> 'DELETE'
                          UNION SELECT OLD.user_id, OLD.type WHERE TG_OP <> 'INSERT') AS whose (user_id, type);
            RETURN NULL;
        END
    $$;
    CREATE TRIGGER claims_noted AFTER INSERT OR DELETE ON mfa_authenticator
        FOR EACH ROW EXECUTE FUNCTION claims_note_sign_in();
    CREATE TRIGGER claims_changes_noted AFTER UPDATE ON mfa_authenticator FOR EACH ROW
        WHEN (OLD.user_id <> NEW.user_id OR OLD.type <> NEW.type OR OLD.data <> NEW.data
              OR OLD.created_at <> NEW.created_at)
        EXECUTE FUNCTION claims_note_sign_in();
    CREATE TRIGGER claims_never_truncated BEFORE TRUNCATE ON mfa_authenticator
        EXECUTE FUNCTION claims_kept_for_good();
    CREATE TRIGGER claims_added_to BEFORE UPDATE OR DELETE ON claims_signinchange
        FOR EACH ROW EXECUTE FUNCTION claims_kept_for_good();
    CREATE TRIGGER claims_never_truncated BEFORE TRUNCATE ON claims_signinchange
        EXECUTE FUNCTION claims_kept_for_good();
"""
FORGOTTEN = """
    DROP TRIGGER claims_noted ON mfa_authenticator;
    DROP TRIGGER claims_changes_noted ON mfa_authenticator;
    DROP TRIGGER claims_never_truncated ON mfa_authenticator;
    DROP TABLE claims_signinchange;
    DROP FUNCTION claims_note_sign_in;
"""
# The one way to change the past: a function of the owner that demands two people. `claims.redacting` silences the
# guards for the owner alone, and so within this function only.
REDACT = r"""
    CREATE FUNCTION claims_forms(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
        WITH ended AS (
            SELECT word AS one UNION SELECT replace(replace(word, E'\r\n', E'\n'), E'\n', E'\r\n')
        ), json AS (SELECT substr(to_json(one)::text, 2, length(to_json(one)::text) - 2) AS said FROM ended)
        SELECT one FROM ended UNION SELECT said FROM json
        UNION SELECT (SELECT string_agg(CASE
                WHEN ascii(sign) < 128 THEN sign
                WHEN ascii(sign) < 65536 THEN '\u' || lpad(to_hex(ascii(sign)), 4, '0')
                ELSE '\u' || to_hex(55232 + (ascii(sign) >> 10)) || '\u' || to_hex(56320 + (ascii(sign) & 1023))
            END, '' ORDER BY place) FROM regexp_split_to_table(said, '') WITH ORDINALITY AS each (sign, place))
            FROM json
        UNION SELECT replace(replace(replace(replace(replace(
            one, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#x27;') FROM ended
    $$;

    CREATE FUNCTION claims_sweep(words text[], whole boolean) RETURNS jsonb
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
        DECLARE
            tombstone CONSTANT text := '[Removed for legal reasons]';
            place record; word text; value text; said text;
            changed bigint; counted bigint; told jsonb := '{}';
        BEGIN
            FOR place IN
                SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length AS most
                FROM information_schema.columns c
                JOIN information_schema.tables t USING (table_schema, table_name)
                WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
                  AND (c.data_type IN ('text', 'character varying', 'jsonb')
                       OR c.udt_name IN ('_text', '_varchar'))
                  AND c.table_name NOT IN (
                      'claims_redaction', 'django_migrations', 'django_content_type', 'auth_permission')
                  AND (NOT whole
                       OR c.table_name ~ '^(auth|account|socialaccount|mfa|claimcheck_cache|procrastinate)'
                       OR c.table_name ~ '(event|_admin_log|idempotentanswer|signinchange|typedform)$')
                ORDER BY 1, 2
            LOOP
                counted := 0;
                value := CASE place.data_type WHEN 'ARRAY' THEN 'one' ELSE quote_ident(place.column_name) END
                    || '::text';
                FOREACH word IN ARRAY words LOOP
                    said := CASE WHEN whole
                        THEN 'regexp_replace(' || value || ', ' || quote_literal(
                            '\m' || regexp_replace(word, '([^[:alnum:]_])', '\\\1', 'g') || '\M') || ', '
                            || quote_literal(tombstone) || ', ''g'')'
                        ELSE 'replace(' || value || ', ' || quote_literal(word) || ', '
                            || quote_literal(tombstone) || ')' END;
                    IF place.data_type = 'ARRAY' THEN
                        EXECUTE format('UPDATE %1$I SET %2$I = (SELECT array_agg(', place.table_name,
                                place.column_name) || said
                            || format(' ORDER BY n) FROM unnest(%1$I) WITH ORDINALITY AS each (one, n)) WHERE '
                                'EXISTS (SELECT FROM unnest(%1$I) AS one WHERE ', place.column_name)
                            || said || ' <> one::text)';
                    ELSE
                        EXECUTE format('UPDATE %1$I SET %2$I = ', place.table_name, place.column_name)
                            || CASE WHEN place.data_type = 'jsonb' THEN '(' || said || ')::jsonb'
                                    WHEN place.most IS NOT NULL THEN 'left(' || said || ', ' || place.most || ')'
                                    ELSE said END
                            || ' WHERE position(' || quote_literal(word) || ' in ' || value || ') > 0 AND '
                            || said || ' <> ' || value;
                    END IF;
                    GET DIAGNOSTICS changed = ROW_COUNT;
                    counted := counted + changed;
                END LOOP;
                IF counted > 0 THEN
                    told := told || jsonb_build_object(place.table_name || '.' || place.column_name, counted);
                END IF;
            END LOOP;
            RETURN told;
        END
    $$;

    CREATE FUNCTION claims_words_of(kind text, target text) RETURNS SETOF text
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
        SELECT DISTINCT word FROM (
            SELECT unnest(ARRAY[quote, quote_translation]) AS word FROM claims_claim
                WHERE kind = 'quote' AND claim_id::text = target OR kind = 'text' AND snapshot_id::text = target
            UNION SELECT text FROM sources_snapshot WHERE kind = 'text' AND id::text = target
            UNION SELECT text FROM claims_note WHERE kind = 'note' AND id::text = target
            UNION SELECT unnest(ARRAY[email, first_name || ' ' || last_name]) FROM auth_user
                WHERE kind = 'account' AND id::text = target
            UNION SELECT unnest(ARRAY[
                    r.rationale, r.judgement_reason, r.single_voice_reason, r.confidence_reason, f.public_reason,
                    CASE WHEN f.change_kind IN ('CORRECTED', 'HOLD', 'WITHDRAWN') THEN f.reason END])
                FROM claims_publication p JOIN claims_verifiedfigure f ON f.id = p.figure_id
                JOIN claims_resolution r ON r.id = f.resolution_id
                WHERE kind = 'publication' AND p.seq::text = target
            UNION SELECT unnest(ARRAY[answer, reply, note]) FROM claims_contact
                WHERE kind = 'contact' AND contact_id::text = target
        ) AS found WHERE length(btrim(word)) >= CASE kind WHEN 'account' THEN 4 ELSE 12 END
    $$;

    CREATE FUNCTION claims_redact(asked uuid, approver integer, at timestamptz) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET claims.redacting = 'on' AS $$
        DECLARE
            tombstone CONSTANT text := '[Removed for legal reasons]';
            it claims_redaction; words text[]; names text[]; numbers bigint[]; told jsonb;
        BEGIN
            SELECT * INTO it FROM claims_redaction WHERE id = asked FOR UPDATE;
            IF it.id IS NULL OR it.decision <> '' THEN
                RAISE EXCEPTION 'the redaction % is not open', asked
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF (SELECT count(*) FROM auth_user WHERE is_active AND id IN (it.recorded_by_id, approver)) <> 2 THEN
                RAISE EXCEPTION 'the redaction % takes two people whose accounts are open', asked
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            SELECT coalesce(array_agg(form ORDER BY length(form) DESC), '{}') INTO words FROM (
                SELECT DISTINCT claims_forms(word) AS form FROM claims_words_of(it.kind, it.target) AS word
            ) AS every;
            SELECT coalesce(array_agg(seq ORDER BY seq), '{}') INTO numbers FROM claims_publication
                WHERE it.kind = 'publication' AND seq::text = it.target
                   OR EXISTS (SELECT FROM unnest(words) AS word WHERE position(word in body) > 0);
            told := claims_sweep(words, false);
            IF it.kind IN ('quote', 'text') THEN
                UPDATE claims_claim SET quote = tombstone,
                        quote_translation = CASE quote_translation WHEN '' THEN '' ELSE tombstone END
                    WHERE it.kind = 'quote' AND claim_id::text = it.target
                       OR it.kind = 'text' AND snapshot_id::text = it.target;
                UPDATE sources_snapshot SET text = tombstone WHERE it.kind = 'text' AND id::text = it.target;
            ELSIF it.kind = 'note' THEN
                UPDATE claims_note SET text = tombstone WHERE id::text = it.target;
            ELSIF it.kind = 'file' THEN
                UPDATE claims_importfile SET content = convert_to(tombstone, 'UTF8')
                    WHERE record_id::text = it.target;
                UPDATE claims_importrows SET problems = '{}' WHERE record_id::text = it.target;
                UPDATE claims_import SET file_name = tombstone, detected = '{}',
                    problem = CASE problem WHEN '' THEN '' ELSE tombstone END WHERE id::text = it.target;
            ELSIF it.kind = 'evidence' THEN
                UPDATE claims_evidencefile SET content = convert_to(tombstone, 'UTF8'), name = tombstone
                    WHERE id IN (SELECT file_id FROM claims_evidence WHERE evidence_id::text = it.target);
                UPDATE claims_evidence SET title = tombstone,
                        url = CASE url WHEN '' THEN '' ELSE 'https://removed.invalid/' END
                    WHERE evidence_id::text = it.target;
            ELSIF it.kind = 'contact' THEN
                UPDATE claims_contact SET asked = tombstone,
                        addressee = CASE addressee WHEN '' THEN '' ELSE tombstone END,
                        answer = CASE answer WHEN '' THEN '' ELSE tombstone END,
                        reply = CASE reply WHEN '' THEN '' ELSE tombstone END,
                        note = CASE note WHEN '' THEN '' ELSE tombstone END
                    WHERE contact_id::text = it.target;
            ELSIF it.kind = 'publication' THEN
                UPDATE claims_publication SET body = (body::jsonb || jsonb_build_object('attribution', '',
                        'printed', NULL, 'positions', '[]'::jsonb, 'inputs', '[]'::jsonb, 'right_of_reply', '[]'::jsonb,
                        'rationale', tombstone))::text
                    WHERE seq::text = it.target;
            ELSE
                SELECT array_agg(username::text) INTO names FROM auth_user WHERE id::text = it.target;
                UPDATE auth_user SET username = 'removed-' || id, first_name = '', last_name = '', email = '',
                    password = '!', is_active = false, is_staff = false WHERE id::text = it.target;
                told := told || claims_sweep(names, true);
                DELETE FROM claims_typedform WHERE saved_by_id::text = it.target; DELETE FROM mfa_authenticator WHERE user_id::text = it.target;
                DELETE FROM socialaccount_socialtoken WHERE account_id IN (
                    SELECT id FROM socialaccount_socialaccount WHERE user_id::text = it.target);
                DELETE FROM socialaccount_socialaccount WHERE user_id::text = it.target;
                DELETE FROM account_emailconfirmation WHERE email_address_id IN (
                    SELECT id FROM account_emailaddress WHERE user_id::text = it.target);
                DELETE FROM account_emailaddress WHERE user_id::text = it.target;
            END IF;
            told := jsonb_build_object('rows', told, 'publications', to_jsonb(numbers));
            UPDATE claims_redaction SET decision = 'carried_out', decided_at = at, decided_by_id = approver,
                removed = told WHERE id = asked;
            RETURN told;
        END
    $$;
    REVOKE ALL ON FUNCTION claims_redact, claims_sweep FROM PUBLIC;
"""
NO_REDACTION = "DROP FUNCTION claims_redact, claims_words_of, claims_sweep, claims_forms"


def fill_units(apps, schema_editor):
    """The register of units: conversions are the domain's, the database holds each claim to its dimension."""
    unit = apps.get_model("claims", "Unit")
    unit.objects.bulk_create(
        unit(code=code, name=name, dimension=dimension) for code, name, dimension in UNITS
    )


def forget_units(apps, schema_editor):
    """Take the units away again."""
    apps.get_model("claims", "Unit").objects.all().delete()


def make_roles(apps, schema_editor):
    """The groups with their permissions, which otherwise exist only once all migrations have run."""
    for label in ("sources", "claims", "auth"):
        config = django_apps.get_app_config(label)
        create_permissions(config, verbosity=0)
    permission, group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    wanted = Q(content_type__app_label__in=["sources", "claims"], codename__startswith="view_")
    for name, permissions in ROLES:
        for label, codenames in permissions.items():
            wanted |= Q(content_type__app_label=label, codename__in=codenames.split())
        role, _ = group.objects.get_or_create(name=name)
        role.permissions.set(permission.objects.filter(wanted))


def forget_roles(apps, schema_editor):
    """Take the groups away again."""
    apps.get_model("auth", "Group").objects.filter(name__in=[name for name, _ in ROLES]).delete()


class Migration(migrations.Migration):
    replaces = [
        ("claims", "0001_schema"),
        ("claims", "0027_journal"),
    ]

    dependencies = [
        ("claims", "0001_tables"),
        ("sources", "0002_guards"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunPython(fill_units, forget_units),
        migrations.RunPython(make_roles, forget_roles),
        *(
            CompositeForeignKey(table, ("topic_id", column), to, ("topic_id", "id"))
            for table, column, to in WITHIN_TOPIC
        ),
        *(CompositeForeignKey(*key) for key in WITHIN_DIMENSION),
        AddTriggers(
            [
                (
                    "apitoken",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."begins" IS DISTINCT FROM (NEW."begins") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."per_minute" IS DISTINCT FROM (NEW."per_minute") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."recalls_by_mail" IS DISTINCT FROM (NEW."recalls_by_mail") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="85639954987d4ba765a7d27d597909b7792dcbbb",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_937f9",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "apitoken",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="64b980f8064e21e33deaee8929c421b1f653c7e6",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_6b38e",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "apitoken",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="0521a60b634c9e6e50c1725f81a7b598c3463618",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f3b03",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digest",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0a32b886f3524ce4ae36fd7f473d9589499e7b79",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8f9cf",
                            table="claims_digest",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digest",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="9912a809807c883187475889a571c881b47b8f1a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_b28c5",
                            table="claims_digest",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "topic",
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_topicevent" ("description", "draft", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "slug") VALUES (OLD."description", OLD."draft", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."slug"); RETURN NULL;',
                            hash="67e3fb110b2a470661e949fd0bfebe131acf8a46",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_010ac",
                            table="claims_topic",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "topic",
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
                            func='INSERT INTO "claims_topicevent" ("description", "draft", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "slug") VALUES (OLD."description", OLD."draft", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."slug"); RETURN NULL;',
                            hash="e158804969ed1e8243453b23896e8f8d9b52ca4f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a32b8",
                            table="claims_topic",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "topic",
                    Trigger(
                        name="corrected_on_record",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                            declare="DECLARE told RECORD;",
                            func="\n            IF public.claims_redacting() THEN\n                RETURN NEW;\n            END IF;\n            SELECT c.before, c.after INTO told FROM claims_questioncorrection c WHERE c.topic_id = OLD.id AND c.question_id IS NULL\n            ORDER BY c.number DESC LIMIT 1;\n            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD\n               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW\n            THEN\n                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="4f8873988861389cb89ee1e25a32c1a201694b86",
                            operation="UPDATE",
                            pgid="pgtrigger_corrected_on_record_12ec6",
                            table="claims_topic",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digestattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a21c3745f3725a6dea2099d28e2ee1558e33e558",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_493e3",
                            table="claims_digestattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "digestattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="99767477559a34ce031a85583d1c7ed6ce61ce36",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_30645",
                            table="claims_digestattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "note",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7ce006a0b1be0115fa73f371bce51ac4196465f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_32ecf",
                            table="claims_note",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "note",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="9767eaa4b461fff8bbd8579ee14772fd7f4b04f0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_fab9f",
                            table="claims_note",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "question",
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_questionevent" ("additive", "aliases", "answer", "base", "dimension", "draft", "exhaustive", "id", "material_gap", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."aliases", OLD."answer", OLD."base", OLD."dimension", OLD."draft", OLD."exhaustive", OLD."id", OLD."material_gap", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                            hash="d95d4b43708a99f31dd596cdff6021adff379870",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_25aad",
                            table="claims_question",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "question",
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
                            func='INSERT INTO "claims_questionevent" ("additive", "aliases", "answer", "base", "dimension", "draft", "exhaustive", "id", "material_gap", "measure", "minimum", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "recorded_at", "recorded_by_id", "slug", "state", "temporality", "text", "topic_id", "unit_id") VALUES (OLD."additive", OLD."aliases", OLD."answer", OLD."base", OLD."dimension", OLD."draft", OLD."exhaustive", OLD."id", OLD."material_gap", OLD."measure", OLD."minimum", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."population", OLD."recorded_at", OLD."recorded_by_id", OLD."slug", OLD."state", OLD."temporality", OLD."text", OLD."topic_id", OLD."unit_id"); RETURN NULL;',
                            hash="dafd0fad9a624edf04431c829116d874457eba5f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4051f",
                            table="claims_question",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "question",
                    Trigger(
                        name="corrected_on_record",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."additive" IS DISTINCT FROM (NEW."additive") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."base" IS DISTINCT FROM (NEW."base") OR OLD."dimension" IS DISTINCT FROM (NEW."dimension") OR OLD."exhaustive" IS DISTINCT FROM (NEW."exhaustive") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."material_gap" IS DISTINCT FROM (NEW."material_gap") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."temporality" IS DISTINCT FROM (NEW."temporality") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                            declare="DECLARE told RECORD;",
                            func="\n            IF public.claims_redacting() THEN\n                RETURN NEW;\n            END IF;\n            SELECT c.before, c.after INTO told FROM claims_questioncorrection c WHERE c.topic_id = OLD.topic_id AND c.question_id = OLD.id\n            ORDER BY c.number DESC LIMIT 1;\n            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD\n               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW\n            THEN\n                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ",
                            hash="4e8dbead597af8e00d89ee4eb52af3ab316c8966",
                            operation="UPDATE",
                            pgid="pgtrigger_corrected_on_record_bc3a7",
                            table="claims_question",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedview",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."show" IS DISTINCT FROM (NEW."show") OR OLD."words" IS DISTINCT FROM (NEW."words") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."weight" IS DISTINCT FROM (NEW."weight") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."shared" IS DISTINCT FROM (NEW."shared"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="db36223fbdd3d8ace42a6560cf0c671935b15d2c",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_1fba6",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedview",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="df43d8c075ddeddc500ab35155228c73f23d6cfc",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_88727",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedview",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="ae4f629d9f299e3093eba6f8a4065bb154632073",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_c38bc",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedview",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="42c0adfb82fc6e24302e02201b0abd9d6849719e",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_2757c",
                            table="claims_savedview",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "topicevent",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="23bb4601503dae76b9c311784eb4dceb19884a7e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7eb88",
                            table="claims_topicevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "topicevent",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="2c2f08ea16ef22fa7f74b9de76e38cc3c968aaa0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_a7dbd",
                            table="claims_topicevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "transition",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="642b695aa76216827e7c7a90bc9eaa066ee3c11b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_19f17",
                            table="claims_transition",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "transition",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="418af5ad825778d46fc6e2de04926ece1bb82126",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_18e95",
                            table="claims_transition",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "webhook",
                    Trigger(
                        name="update_update",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "claims_webhookevent" ("disabled_at", "disabled_by_id", "disabled_reason", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "secret", "topic_id", "url") VALUES (OLD."disabled_at", OLD."disabled_by_id", OLD."disabled_reason", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."secret", OLD."topic_id", OLD."url"); RETURN NULL;',
                            hash="6b523c347590649223e4f32d02a6425407170b2a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_57384",
                            table="claims_webhook",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "webhook",
                    Trigger(
                        name="delete_delete",
                        sql=UpsertTriggerSql(
                            func='INSERT INTO "claims_webhookevent" ("disabled_at", "disabled_by_id", "disabled_reason", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "secret", "topic_id", "url") VALUES (OLD."disabled_at", OLD."disabled_by_id", OLD."disabled_reason", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."secret", OLD."topic_id", OLD."url"); RETURN NULL;',
                            hash="efbff64b88aa6f7a4e372e9ad4d39d9937870347",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c756d",
                            table="claims_webhook",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "check",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0bf318cdca06f8d5ef4ee6aab1632cc8a640cbac",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_43d66",
                            table="claims_check",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "check",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="a2fedefa61b0e69dd55e2ba0c52a66f5d5514d62",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f74c2",
                            table="claims_check",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "claim",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="8fd5127e9b088733af5455f3a8f79e96e1b1aa53",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_3c191",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "claim",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="11c755e5e9c858cafbac6ec0f3833b49050ed513",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_30ae4",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "claim",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."act_detail" IS DISTINCT FROM (NEW."act_detail") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."dimension" IS DISTINCT FROM (NEW."dimension") OR OLD."statement_id" IS DISTINCT FROM (NEW."statement_id") OR OLD."snapshot_id" IS DISTINCT FROM (NEW."snapshot_id") OR OLD."quote" IS DISTINCT FROM (NEW."quote") OR OLD."quote_kind" IS DISTINCT FROM (NEW."quote_kind") OR OLD."quote_language" IS DISTINCT FROM (NEW."quote_language") OR OLD."quote_translation" IS DISTINCT FROM (NEW."quote_translation") OR OLD."translated_by_machine" IS DISTINCT FROM (NEW."translated_by_machine") OR OLD."quote_start" IS DISTINCT FROM (NEW."quote_start") OR OLD."modality" IS DISTINCT FROM (NEW."modality") OR OLD."written_low" IS DISTINCT FROM (NEW."written_low") OR OLD."written_best" IS DISTINCT FROM (NEW."written_best") OR OLD."written_high" IS DISTINCT FROM (NEW."written_high") OR OLD."written_plus_minus" IS DISTINCT FROM (NEW."written_plus_minus") OR OLD."written_unit_id" IS DISTINCT FROM (NEW."written_unit_id") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."as_of_at" IS DISTINCT FROM (NEW."as_of_at") OR OLD."counted_by" IS DISTINCT FROM (NEW."counted_by") OR OLD."price_year" IS DISTINCT FROM (NEW."price_year") OR OLD."imputed" IS DISTINCT FROM (NEW."imputed") OR OLD."attribution_denied" IS DISTINCT FROM (NEW."attribution_denied") OR OLD."chain_complete" IS DISTINCT FROM (NEW."chain_complete") OR OLD."hedging" IS DISTINCT FROM (NEW."hedging") OR OLD."stated_likelihood" IS DISTINCT FROM (NEW."stated_likelihood") OR OLD."stated_confidence" IS DISTINCT FROM (NEW."stated_confidence") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."rank_reason" IS DISTINCT FROM (NEW."rank_reason") OR OLD."internal" IS DISTINCT FROM (NEW."internal") OR OLD."embargo_until" IS DISTINCT FROM (NEW."embargo_until") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="aeb69a6190e79442af44ac1fde0b4387dd6bc295",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_0d7e2",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "claim",
                    Trigger(
                        name="intervals_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."core" IS DISTINCT FROM (NEW."core") OR OLD."out_of_range" IS DISTINCT FROM (NEW."out_of_range") OR OLD."outer" IS DISTINCT FROM (NEW."outer"))',
                            func="\n                    IF current_setting('claims.rederiving', true) IS DISTINCT FROM 'on' OR current_user <> (\n                        SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)\n                    THEN\n                        RAISE EXCEPTION 'the intervals of claim % follow from its words: only '\n                            'claims_rederive() writes them', OLD.id\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="694d3f6a85084df6b44317ec397062456afe1bf7",
                            operation="UPDATE",
                            pgid="pgtrigger_intervals_fixed_135eb",
                            table="claims_claim",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notification",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."recipient_id" IS DISTINCT FROM (NEW."recipient_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."about" IS DISTINCT FROM (NEW."about") OR OLD."record_id" IS DISTINCT FROM (NEW."record_id") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="0675bdf44f79d74dd10c5dacfda40e9f8e7a103c",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_67f6c",
                            table="claims_notification",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notification",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="50f87a248c659065b907d4dc0a42fa9f7a62762c",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_e3b1b",
                            table="claims_notification",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notification",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="5d929383469e3aa572dcbb2e0c57f106971c4ad1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_93b06",
                            table="claims_notification",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionevent",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="03da731058945ad8f2c43aad52d4132e4982b0f8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0fb58",
                            table="claims_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionevent",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="8aa250c38f633b71e76ee0110c656f9aaa3404a4",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_c8712",
                            table="claims_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="7835ac93ead3d6ef1aca7d96f909e348b4467980",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_4e898",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="20d0a8bd863b950a67e24f9e6d6d7757d29a94ca",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_c5e62",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="72021d4869eab9c1988bc79f85bf9924ca2f607d",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_be0df",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionrelation",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."first_id" IS DISTINCT FROM (NEW."first_id") OR OLD."second_id" IS DISTINCT FROM (NEW."second_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."members_stay" IS DISTINCT FROM (NEW."members_stay"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="beccfd456b4c0eb67d4cf019b44d3e367537e356",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_167ac",
                            table="claims_questionrelation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "scopeconfirmation",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="b0b2e78ab6911ae68c07318c4612fb07db73c90b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_bf7ac",
                            table="claims_scopeconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "scopeconfirmation",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."first_id" IS DISTINCT FROM (NEW."first_id") OR OLD."second_id" IS DISTINCT FROM (NEW."second_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="30da44db543605b1de928e04978ac10b7b2710e5",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_6367c",
                            table="claims_scopeconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "scopeconfirmation",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="3cbf24d916c556d988f0fab72e8de3b484343ff7",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_6be48",
                            table="claims_scopeconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "scopeconfirmation",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="27116eaa1ffe7d6354096f56d443b3fc6b78be2d",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_81cce",
                            table="claims_scopeconfirmation",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "subscription",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."mail" IS DISTINCT FROM (NEW."mail") OR OLD."webhook_id" IS DISTINCT FROM (NEW."webhook_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="b052858b8783d91427a87aeae35809a917b934de",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_ccdb4",
                            table="claims_subscription",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "subscription",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a68bf01bf6aba0ffbfcb55dcb828856ad6adda5f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_bcd17",
                            table="claims_subscription",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "subscription",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="bc9403ab44c833eb851f4c072cf1d0cfd11c2c1b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_9ca82",
                            table="claims_subscription",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "webhookevent",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e8fb50fbb778ad719c3633fd42605bbce47da02b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f07d2",
                            table="claims_webhookevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "webhookevent",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="53bcfd38aebedbc1f0a4092d9c9cadca755dacd7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_6be41",
                            table="claims_webhookevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "conflict",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="85babcf0fa1b659d7f83bd26ae00e45fdc96ceba",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_64fb4",
                            table="claims_conflict",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "conflict",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="a379968a2654d9ed654817e0a46145bbba371c18",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_95bcd",
                            table="claims_conflict",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "conflict",
                    Trigger(
                        name="identity_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="2848ceeb77ab78ac70e6720eed3cad3a6d250056",
                            operation="UPDATE",
                            pgid="pgtrigger_identity_fixed_1a6e3",
                            table="claims_conflict",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "credibilitygrade",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7854067a617ee44d9a6bdfe29de47230b4fda347",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f6b1a",
                            table="claims_credibilitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "credibilitygrade",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="728845b2fdc59ac8a53a7196aef9bce397c9957c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_7748e",
                            table="claims_credibilitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "duplicate",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."original_id" IS DISTINCT FROM (NEW."original_id") OR OLD."was" IS DISTINCT FROM (NEW."was") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="d402d50cd56e922642e20b0aa645969ef19ee906",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_7ccb4",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "duplicate",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="44cdef9f12bbdf69fb44af73c25d5ac12bd0fd4e",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_75da4",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "duplicate",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="902c309abc9c1f3644eb6460928198fcec46c86a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_7bcf4",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "duplicate",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="3c0821a3ebbcb00e47fb4d189961f3af7eed5086",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_a889c",
                            table="claims_duplicate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "relayhop",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="df792abe5baeb5a26cb7afd1666a7073eb8fbd63",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1d50d",
                            table="claims_relayhop",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "relayhop",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="5fb6fb0a2f1e24296d24c4db1fdc5e970630cdfd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_0c1e3",
                            table="claims_relayhop",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."conflict_id" IS DISTINCT FROM (NEW."conflict_id") OR OLD."assignee_id" IS DISTINCT FROM (NEW."assignee_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="4b987b5ab84367f91faef5b6964cbec46d21bd32",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_14f7a",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="925c5a6790f2aba386f9885137f52d3db6a91993",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_0b7f1",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="1af5dea2e3396d0a87a3672df2071227ab8a6308",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_aa05b",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "assignment",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="a97ebc09700657c1ef58eae5a6a65163152c3fa4",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_cc713",
                            table="claims_assignment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "detection",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9793f379e263495295fb4153292df3d4a971b958",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ee1d5",
                            table="claims_detection",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "detection",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="d315d2f86872ce470d14acd4c72d89b80b6ab575",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_85fb6",
                            table="claims_detection",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="099c0506a17c4543963f130e358d14f04f14e8b2",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_a71b7",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="423c0f60db5143518af02e4cf66754bb7eea6b6c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_a0692",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    Trigger(
                        name="decided_once",
                        sql=UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IN ('approved', 'withdrawn'))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="a88b15a5d12d2769bd9247a4d0fd5e76b3c73275",
                            operation="UPDATE",
                            pgid="pgtrigger_decided_once_b13b2",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolution",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."act_detail" IS DISTINCT FROM (NEW."act_detail") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."low_modality" IS DISTINCT FROM (NEW."low_modality") OR OLD."high_modality" IS DISTINCT FROM (NEW."high_modality") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."independent_count" IS DISTINCT FROM (NEW."independent_count") OR OLD."independent_exact" IS DISTINCT FROM (NEW."independent_exact") OR OLD."count_withheld" IS DISTINCT FROM (NEW."count_withheld") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."conflict_id" IS DISTINCT FROM (NEW."conflict_id") OR OLD."whole_id" IS DISTINCT FROM (NEW."whole_id") OR OLD."rationale" IS DISTINCT FROM (NEW."rationale") OR OLD."single_voice_reason" IS DISTINCT FROM (NEW."single_voice_reason") OR OLD."judgement_reason" IS DISTINCT FROM (NEW."judgement_reason") OR OLD."confidence_offered" IS DISTINCT FROM (NEW."confidence_offered") OR OLD."confidence_reasons" IS DISTINCT FROM (NEW."confidence_reasons") OR OLD."confidence_reason" IS DISTINCT FROM (NEW."confidence_reason") OR OLD."deviations" IS DISTINCT FROM (NEW."deviations") OR OLD."earlier_figure" IS DISTINCT FROM (NEW."earlier_figure") OR OLD."earlier_reason" IS DISTINCT FROM (NEW."earlier_reason") OR OLD."review_by" IS DISTINCT FROM (NEW."review_by") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="ad2d1a6a6403c590bc58f4f63283405a0c30ac08",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_ba6c3",
                            table="claims_resolution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolutioninput",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ad712b52d6e4750aaabda175590cbefd18da8ca2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fa834",
                            table="claims_resolutioninput",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "resolutioninput",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="e9276913a70ecba8708b401beae0ab5c76356c3d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_19047",
                            table="claims_resolutioninput",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "verifiedfigure",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="39b77377e64a8e1db01eb891f7fa8c3c6c250460",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4f746",
                            table="claims_verifiedfigure",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "verifiedfigure",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="a2e7faa73398c5049b2df847782d2b288ec52afa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_a0a2e",
                            table="claims_verifiedfigure",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publication",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="465622903f83e869f8bf5c29d193df08a4c0b571",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_65083",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publication",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="d5888550c77845104fe0d58fb1e7352cb1b2e9e7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_8c293",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publication",
                    Trigger(
                        name="next_in_chain",
                        sql=UpsertTriggerSql(
                            func="\n                    IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM claims_publication)\n                       OR NEW.prev_hash <> coalesce(\n                            (SELECT sha256 FROM claims_publication WHERE seq = NEW.seq - 1), '')\n                    THEN\n                        RAISE EXCEPTION 'publication % is not the next link of the chain', NEW.seq\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="6705fdf9024397e7caf21c41eda4659cadf68e2d",
                            operation="INSERT",
                            pgid="pgtrigger_next_in_chain_589a9",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publication",
                    Trigger(
                        name="never_back_in_time",
                        sql=UpsertTriggerSql(
                            func="\n                    IF NEW.published_at > clock_timestamp() THEN\n                        RAISE EXCEPTION 'publication % is dated %, after the clock of the database: '\n                            'set the clocks of both machines', NEW.seq, NEW.published_at\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    IF NEW.published_at < (SELECT published_at FROM claims_publication\n                                           WHERE seq = NEW.seq - 1) THEN\n                        RAISE EXCEPTION 'publication % is dated before the one that it follows', NEW.seq\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="ae02e68c9da4dcfb0f96767cb3cab0ce5e11057e",
                            operation="INSERT",
                            pgid="pgtrigger_never_back_in_time_49cc8",
                            table="claims_publication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "delivery",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d6a305e0b07f4454095a47ca1cd25d498eca634b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_deee6",
                            table="claims_delivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "delivery",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="43c8cf236bb038eeaa7e9059f9b6366b806a7b2b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_cffbf",
                            table="claims_delivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."token_id" IS DISTINCT FROM (NEW."token_id") OR OLD."pulled_id" IS DISTINCT FROM (NEW."pulled_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="d5e7614116df952487e7e86f0df08b9aeaee43d4",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_50ce7",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="01bd7ccae0a907d0f2c85af6135e4cffb075ba9f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_94aa2",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="8820726931bb20db32e1559ad55ce03fa2c505be",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_78c52",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "weeklyreport",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="483e39c07fe95f473cb1495bb73823020f2f7f6e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e0224",
                            table="claims_weeklyreport",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "weeklyreport",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="db3683e8a3d4ed7a46d6788ebaaa7f5b24fcd02e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_2cd7b",
                            table="claims_weeklyreport",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "deliveryattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0e8c50abdb18016cf34654f24d22e860eccbade7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c5a43",
                            table="claims_deliveryattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "deliveryattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="2ce6da47ce3ce3f5e6116009aea43dfda7afe92f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_e2088",
                            table="claims_deliveryattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "erratum",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."transition_id" IS DISTINCT FROM (NEW."transition_id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="3906608892949cc4b0a9d284b7779d739ac25273",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_20b5a",
                            table="claims_erratum",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "erratum",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="49991ae9e4ad177d30a53df92caf4c79ffca7ca4",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_2a0f0",
                            table="claims_erratum",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "erratum",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="4a5355a85a2b2dadf03c7c0bb23edc55c03fad46",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_fa97e",
                            table="claims_erratum",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "noticeattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3a27f01db8d44c934d5996d4798fd71d666bada2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f6924",
                            table="claims_noticeattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "noticeattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="61c122d0ba894711dbb02f9617a6979f5db919e0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_41c8c",
                            table="claims_noticeattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportdelivery",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cdf8edbaa6f4fbdef48f04671c163aa99fe1c6d8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5c02c",
                            table="claims_reportdelivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportdelivery",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="c487c004325f4239400035d997a64b309bcb807a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f1f11",
                            table="claims_reportdelivery",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportattempt",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f5818ce3d5f16f24d1f955e441c1d4b3d0b646f1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ffec5",
                            table="claims_reportattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "reportattempt",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="2a941b8ed472bf55d3cf9225625f4a27261c97d1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_badce",
                            table="claims_reportattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "foreignpublication",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76ff24c5f8ad98b8100e0f51fa6c452318e39119",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0d42e",
                            table="claims_foreignpublication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "foreignpublication",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="4648fed1bb6510c81b9bdb655daff79e248ca5ca",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_b2291",
                            table="claims_foreignpublication",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "ledgerkey",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5395b80a3759e91addd64204168ba496974c7cf3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_74eed",
                            table="claims_ledgerkey",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "ledgerkey",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="4cdf4ef93ac489407617b7d532288ff9f60e11ae",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_22686",
                            table="claims_ledgerkey",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "checkpoint",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ce0165b899ff12888427444d020c58cc702779f2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5312e",
                            table="claims_checkpoint",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "checkpoint",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="35c97fd661fccb22437358f10a4eacf4419e94cb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f77e1",
                            table="claims_checkpoint",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "accountchange",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."act_detail" IS DISTINCT FROM (NEW."act_detail") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."what" IS DISTINCT FROM (NEW."what") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="d1d698e1271cbadbc52a2b1d8c987d82e369f8e5",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_d53e5",
                            table="claims_accountchange",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "accountchange",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="9a0b4e7af040de7d4dd60b5a106046626a2e0664",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_70de9",
                            table="claims_accountchange",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "accountchange",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="9e6e96664507bf55e8b8083488d516c00f10cd01",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_5574e",
                            table="claims_accountchange",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "watch",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."every_hours" IS DISTINCT FROM (NEW."every_hours"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="fc9ca85758b96e5f5da318560a7cf8e1b18ef7f3",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_a65a4",
                            table="claims_watch",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "watch",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="15ca0f57b664d00906e81eb89a4b0bfd4952cb29",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_eb751",
                            table="claims_watch",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "watch",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="aa2e90b8147a2bcc1b0d3f7e6602c338fc2a257d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_48c87",
                            table="claims_watch",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "watch",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="e5837230f2be66c18a32757f8d0c9b9520d7736e",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_422c2",
                            table="claims_watch",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "visit",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cff780b0d6f0ecdf9869c58c35069df7c87a5ac6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_047f3",
                            table="claims_visit",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "visit",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="c5e72e0f0ebfaecd5e90a43b24cc005264c959e2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_958e1",
                            table="claims_visit",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "settledflag",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."flag" IS DISTINCT FROM (NEW."flag") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."corrected_by_id" IS DISTINCT FROM (NEW."corrected_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="c05a0b7b5f659c338b7f5906e95787084ce9d75e",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_50b6b",
                            table="claims_settledflag",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "settledflag",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a5ae78a110883ff15743c7c29150f0fb559ed1e7",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_59a46",
                            table="claims_settledflag",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "settledflag",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="71ddd576b2466cd9043241ed2aadafce2813301d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_21bc5",
                            table="claims_settledflag",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "settledflag",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="2740af873bd90346375ec1034b10484763560fb7",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_ad4f9",
                            table="claims_settledflag",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factcheck",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="f67af9c1603ca95764918d981454ed133f4c9af2",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_f4e6d",
                            table="claims_factcheck",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factcheck",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="4c04300a37204de599b161b421cb0dd5558f8343",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_c20d7",
                            table="claims_factcheck",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factcheck",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="64051c79676484b5ffa37d6df7a72d8b9ca59fa5",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_b77d9",
                            table="claims_factcheck",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factcheck",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."fact_check_id" IS DISTINCT FROM (NEW."fact_check_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."known_by" IS DISTINCT FROM (NEW."known_by") OR OLD."claim" IS DISTINCT FROM (NEW."claim") OR OLD."claimant" IS DISTINCT FROM (NEW."claimant") OR OLD."claimed_on" IS DISTINCT FROM (NEW."claimed_on") OR OLD."checker_id" IS DISTINCT FROM (NEW."checker_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."rating" IS DISTINCT FROM (NEW."rating") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."archived_url" IS DISTINCT FROM (NEW."archived_url") OR OLD."withdrawn" IS DISTINCT FROM (NEW."withdrawn") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="af9837a9582461546f9b7eb946a9f7c532a713da",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_eb4a3",
                            table="claims_factcheck",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "import",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."file_name" IS DISTINCT FROM (NEW."file_name") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."mapping" IS DISTINCT FROM (NEW."mapping") OR OLD."declared" IS DISTINCT FROM (NEW."declared") OR OLD."keep_going" IS DISTINCT FROM (NEW."keep_going") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="3d50a81d7833f3958b23ffe4a442620aa56f4254",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_1adf2",
                            table="claims_import",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "import",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="d8649c31dcd73d9d287607ded788ba6b5711088d",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_fd4ed",
                            table="claims_import",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "import",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="c81113f83790764c644f1eeec1c90f3bbf57a2ae",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_ba221",
                            table="claims_import",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "importfile",
                    Trigger(
                        name="never_changed",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="c32d039b8f075088eb4d95e7db020879428b6928",
                            operation="UPDATE",
                            pgid="pgtrigger_never_changed_b70ed",
                            table="claims_importfile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "importrows",
                    Trigger(
                        name="never_changed",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="816dfc3a63913ba8909cfd6f5ab81549f9a21f6a",
                            operation="UPDATE",
                            pgid="pgtrigger_never_changed_a5750",
                            table="claims_importrows",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "importrows",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            condition='WHEN (NOT OLD."preview")',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="41c737228ae4dddf8f25bd258c6091115886862d",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_c84db",
                            table="claims_importrows",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "importrows",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="0a8e00ce410b900bb2c65fd9e24667c70adc2076",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_47264",
                            table="claims_importrows",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."act_detail" IS DISTINCT FROM (NEW."act_detail") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."authority" IS DISTINCT FROM (NEW."authority") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="db71f81e5820f7b9a7b96bd8d77a720ea8237657",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_d1349",
                            table="claims_redaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="673352eaa0919d24c89a785dda5330ce7f22dc7f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_e945e",
                            table="claims_redaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="bf2eafe871fb924daeeaca92da7494a4617260d7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f2982",
                            table="claims_redaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    Trigger(
                        name="decided_once",
                        sql=UpsertTriggerSql(
                            condition="WHEN (NOT (OLD.\"decision\" = ''))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="0fde5c6776f212cc67f62c1e824ba838046ff31b",
                            operation="UPDATE",
                            pgid="pgtrigger_decided_once_2a43b",
                            table="claims_redaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    Trigger(
                        name="carried_out_by_function",
                        sql=UpsertTriggerSql(
                            condition="WHEN (NEW.\"decision\" = 'carried_out')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="1df783af0e7993cb73edadc62a10567dc29f92d5",
                            operation="UPDATE",
                            pgid="pgtrigger_carried_out_by_function_df4c2",
                            table="claims_redaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    Trigger(
                        name="proposed_first",
                        sql=UpsertTriggerSql(
                            condition="WHEN (NOT (NEW.\"decision\" = ''))",
                            func="\n    IF EXISTS (SELECT FROM claims_claim) OR EXISTS (SELECT FROM claims_publication) THEN\n        RAISE EXCEPTION 'a redaction is proposed first, and decided by another person'\n            USING ERRCODE = 'integrity_constraint_violation';\n    END IF;\n    RETURN NEW;\n",
                            hash="a47310e5d9ba3812c875dd612a308a215ff8caef",
                            operation="INSERT",
                            pgid="pgtrigger_proposed_first_a77ac",
                            table="claims_redaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "storytemplate",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."content" IS DISTINCT FROM (NEW."content"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="c56dde5209df64299e4ba406ca26c0a5485c57c1",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_bf6f4",
                            table="claims_storytemplate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "storytemplate",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="77a4315d667a756bc7ce9b04ea9e5b5793c21910",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_c2aa6",
                            table="claims_storytemplate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "storytemplate",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="f802cfbd51f31138ba3074155fac139a743d2b59",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_ef802",
                            table="claims_storytemplate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "storytemplate",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="8adfaf3d0b6fdc1f70eac843823b2bd4fcc02c82",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_c9256",
                            table="claims_storytemplate",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionsplit",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."other_id" IS DISTINCT FROM (NEW."other_id") OR OLD."relation_id" IS DISTINCT FROM (NEW."relation_id") OR OLD."claims" IS DISTINCT FROM (NEW."claims") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="5c25853ea4e12733736d9a47cce946be6b41775a",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_9bc4f",
                            table="claims_questionsplit",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionsplit",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="8407d7362e0f9697552e3fbf06a6128faae90260",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_19b62",
                            table="claims_questionsplit",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionsplit",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="55a2d91b80577d2b7f51cebca6533201b1e50d31",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_07306",
                            table="claims_questionsplit",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questionsplit",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="5b1f4e1bcbf3ddcbb09f82808322c11906fd4507",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_3622f",
                            table="claims_questionsplit",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "dismissedchange",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="57f297df3bc367c5b20f546d3e9efbc8f374c01a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_433d4",
                            table="claims_dismissedchange",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "dismissedchange",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="562a372016b3fb4cd40db4d254db46f2f5659712",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_aed27",
                            table="claims_dismissedchange",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factchecklink",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."fact_check_id" IS DISTINCT FROM (NEW."fact_check_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="332942040730683ca20ea32e19d3c56ab1e5fb93",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_a7878",
                            table="claims_factchecklink",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factchecklink",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="647b602f56b3aeffd3937109031b4a139cb6f3c7",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_0e0fc",
                            table="claims_factchecklink",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factchecklink",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="dbd3695ebc984f001b408dadfbee3b58765dde97",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_5b14e",
                            table="claims_factchecklink",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "factchecklink",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="948b9aa6dc622ed2b22c9bda9ffab3cb08783a47",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_483f7",
                            table="claims_factchecklink",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "feed",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."publisher_id" IS DISTINCT FROM (NEW."publisher_id") OR OLD."every_hours" IS DISTINCT FROM (NEW."every_hours") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="aed242dd5283b0d86e40d9dd8ee0bbe67c4a01ec",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_74f87",
                            table="claims_feed",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "feed",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a502cd8ea27145dc0e7ac4b7568933b501a192da",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_ef6bc",
                            table="claims_feed",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "feed",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="7cb0fa4c000eeef0410dc9dbadb8f39c09d5a4f0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_bbd1e",
                            table="claims_feed",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "feedentry",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."feed_id" IS DISTINCT FROM (NEW."feed_id") OR OLD."known_by" IS DISTINCT FROM (NEW."known_by") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."found_at" IS DISTINCT FROM (NEW."found_at"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="529f3690b439e0e5b21554443558849d286aa011",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_24a92",
                            table="claims_feedentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "feedentry",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="92676f1b686faa9b5fc18e4534bc6e4c1e6b7be5",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_ff921",
                            table="claims_feedentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "feedentry",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="7b365ebd934b3f98d99f8bcfc4340092c3a49f90",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_195e5",
                            table="claims_feedentry",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedmapping",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."mapping" IS DISTINCT FROM (NEW."mapping") OR OLD."declared" IS DISTINCT FROM (NEW."declared"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="eb19ffd81b41774e59c290a75c38e3b21ab591fe",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_90e3c",
                            table="claims_savedmapping",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedmapping",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a89391ebc98e81c0232fb05e8a0bd200981bdbe1",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_a9897",
                            table="claims_savedmapping",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedmapping",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="6cc65a995a8d60181851af66fae152b713998a9c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_32b9f",
                            table="claims_savedmapping",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "savedmapping",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="22523798f6cf41cc06a780deefdf7c66200114aa",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_eedea",
                            table="claims_savedmapping",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questioncorrection",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3c3af3e98be82262943d0b84fc722bcc98b7176f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bb610",
                            table="claims_questioncorrection",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "questioncorrection",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="74fbf5c77d7d6d3b431115dc777b5e93d3f198c7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_abc1b",
                            table="claims_questioncorrection",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contact",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."addressee" IS DISTINCT FROM (NEW."addressee") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked" IS DISTINCT FROM (NEW."asked") OR OLD."due_at" IS DISTINCT FROM (NEW."due_at") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."printed" IS DISTINCT FROM (NEW."printed") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."withdrawn" IS DISTINCT FROM (NEW."withdrawn") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="08362bba2603ddb8a0f8d869d240a85027f07819",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_ef7e7",
                            table="claims_contact",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contact",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="47ea3b4bcc396a8804d9439e054c66d53816e0a8",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_73c3b",
                            table="claims_contact",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contact",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="dc9885fde3b5393417adfbe28901ea08f528a40e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_3d587",
                            table="claims_contact",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contact",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="67a5f03e7b9b66f356d74be20c591eeae5a9a2ac",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_cc2fd",
                            table="claims_contact",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "evidence",
                    Trigger(
                        name="content_fixed",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."evidence_id" IS DISTINCT FROM (NEW."evidence_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."captured_at" IS DISTINCT FROM (NEW."captured_at") OR OLD."file_id" IS DISTINCT FROM (NEW."file_id") OR OLD."withdrawn" IS DISTINCT FROM (NEW."withdrawn") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="dd686b0d3f72ea1b73354b6b6c8aac62e51db168",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_15787",
                            table="claims_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "evidence",
                    Trigger(
                        name="never_deleted",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="673848a7e0b8a7c99855169956ad6a70c611859f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_61c7f",
                            table="claims_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "evidence",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="2d0e77c5211c773ce2f5a6bca8fb4bf765135f49",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_18137",
                            table="claims_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "evidence",
                    Trigger(
                        name="superseded_once",
                        sql=UpsertTriggerSql(
                            condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="137e878989e1bc79305fc2ee83e8cae1d81ef4f2",
                            operation="UPDATE",
                            pgid="pgtrigger_superseded_once_d6197",
                            table="claims_evidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "evidencefile",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fbc103c324de0a32479ab2eb15f8c645976284ef",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_58ea9",
                            table="claims_evidencefile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "evidencefile",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="857ddaa1f7526fea69218c2829b9bb883313af7f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_6f1a2",
                            table="claims_evidencefile",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "cosignature",
                    Trigger(
                        name="append_only",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3fb6c3da900d135a620cb093ea59fe153eed554f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d7ba6",
                            table="claims_cosignature",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "cosignature",
                    Trigger(
                        name="never_truncated",
                        sql=UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="689e5847008cc4c44cc0ecaea6ad2dca88232e99",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_3862f",
                            table="claims_cosignature",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
        migrations.RunSQL(FINDER, NO_FINDER),
        migrations.RunSQL(REDERIVE, "DROP FUNCTION claims_rederive"),
        migrations.RunSQL(GUARDED, FREED),
        migrations.RunSQL(SECOND_FACTORS, FORGOTTEN),
        migrations.RunSQL(REDACT, NO_REDACTION),
    ]
