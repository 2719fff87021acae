"""The name and the number of an account stay once something is on record under it; else a signer could be swapped.

An account is on record where a column "…by_id" of ours names it, the admin's log, or the context of a history.
What a person has chosen or not sent yet is no record. The removal of an account by law still renames it.
"""

from django.db import migrations

GUARDED = """
    CREATE FUNCTION claims_accounts_on_record(account integer DEFAULT NULL) RETURNS SETOF integer
    LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
        DECLARE place record;
        BEGIN
            FOR place IN
                SELECT c.relname AS named, a.attname AS called FROM pg_constraint k
                JOIN pg_class c ON c.oid = k.conrelid
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
                WHERE k.contype = 'f' AND k.confrelid = 'public.auth_user'::regclass
                  AND c.relnamespace = 'public'::regnamespace
                  AND (c.relname = 'django_admin_log'
                       OR c.relname ~ '^(claims|sources)_' AND a.attname ~ '(^|_)by_id$')
                  AND c.relname NOT IN (
                      'claims_following', 'claims_idempotentanswer', 'claims_mailchoice', 'claims_notification',
                      'claims_savedview', 'claims_typedform')
                ORDER BY 1, 2
            LOOP
                RETURN QUERY EXECUTE format(
                    'SELECT u.id FROM auth_user u WHERE ($1 IS NULL OR u.id = $1) '
                    'AND EXISTS (SELECT FROM %I t WHERE t.%I = u.id)', place.named, place.called) USING account;
            END LOOP;
            RETURN QUERY SELECT u.id FROM auth_user u WHERE (account IS NULL OR u.id = account)
                AND EXISTS (SELECT FROM pghistory_context h WHERE h.metadata ->> 'user' = u.id::text);
        END
    $$;
    CREATE FUNCTION claims_names_stay() RETURNS trigger
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
        BEGIN
            IF NOT public.claims_redacting() AND EXISTS (SELECT FROM claims_accounts_on_record(OLD.id)) THEN
                RAISE EXCEPTION 'the account % (%) stands under what is on record: its name and number stay',
                    OLD.id, OLD.username USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN coalesce(NEW, OLD);
        END
    $$;
    CREATE TRIGGER claims_names_stay BEFORE UPDATE ON auth_user FOR EACH ROW
        WHEN (OLD.id <> NEW.id OR OLD.username <> NEW.username) EXECUTE FUNCTION claims_names_stay();
    CREATE TRIGGER claims_never_deleted BEFORE DELETE ON auth_user FOR EACH ROW
        EXECUTE FUNCTION claims_names_stay();
"""
FREED = """
    DROP TRIGGER claims_names_stay ON auth_user;
    DROP TRIGGER claims_never_deleted ON auth_user;
    DROP FUNCTION claims_names_stay, claims_accounts_on_record;
"""


class Migration(migrations.Migration):
    """Functions and triggers alone; no row is read or written."""

    dependencies = [
        ("claims", "0011_where_words_are_removed"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunSQL(GUARDED, FREED)]
