"""Who changed what and how, as libraries keep it: added to, never rewritten, as our own records are."""

from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0018_imports"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.RunSQL(GUARDED, FREED),
        migrations.RunSQL(SECOND_FACTORS, FORGOTTEN),
    ]
