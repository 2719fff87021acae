"""Words removed by law are looked for where people wrote: no code, no role and nobody else's account is hit.

A name of an account is a word of its own there ("kim" is not part of "kim.lee"), and what a file or a piece of
evidence is called goes from logs and answers too.
"""

from django.db import migrations

SWEEP, SWEEP_BOUNDED = (
    "claims_sweep(text[],boolean)",
    "claims_sweep(text[],boolean,boolean)",
)
OF_THE_SWEEP = [
    (
        "claims_sweep(words text[], whole boolean)",
        "claims_sweep(words text[], whole boolean, bounded boolean)",
    ),
    (
        "'claims_redaction', 'django_migrations', 'django_content_type', 'auth_permission')",
        """'claims_redaction', 'django_migrations', 'django_content_type', 'auth_permission',
                      'auth_group', 'django_session', 'claimcheck_cache', 'socialaccount_socialapp', 'claims_unit',
                      'claims_writtenunit', 'claims_ledgerkey', 'claims_checkpoint', 'claims_cosignature',
                      'procrastinate_periodic_defers')
                  AND coalesce(c.character_maximum_length, 41) > 40
                  AND c.column_name NOT IN (
                      'pgh_label', 'sha256', 'prev_hash', 'head_sha256', 'digest', 'dimension', 'scopes', 'object_id',
                      'queue_name', 'task_name', 'lock', 'queueing_lock')
                  AND NOT (bounded AND c.table_name ~ '^(auth_user|account_|socialaccount_|mfa_)')""",
    ),
    (
        "OR c.table_name ~ '^(auth|account|socialaccount|mfa|claimcheck_cache|procrastinate)'",
        "OR c.table_name = 'procrastinate_jobs'",
    ),
    ("CASE WHEN whole\n", "CASE WHEN bounded\n"),
    (
        r"""'\m' || regexp_replace(word, '([^[:alnum:]_])', '\\\1', 'g') || '\M')""",
        r"""'(?<![\w.+-])' || regexp_replace(word, '([^[:alnum:]_])', '\\\1', 'g')
                            || '(?![\w@]|[.+-]\w|"\s*:)')""",
    ),
]
OF_THE_WORDS = [
    (
        "unnest(ARRAY[email, first_name || ' ' || last_name]) FROM auth_user",
        """unnest(ARRAY[email, first_name || ' ' || last_name, CASE
                    WHEN username ~ '[^[:alpha:]]' AND length(username) > 5
                         AND username NOT IN (SELECT name FROM auth_group) THEN username END]) FROM auth_user""",
    ),
    ("unnest(ARRAY[answer, reply, note])", "unnest(ARRAY[asked, addressee, answer, reply, note])"),
    (
        "WHERE length(btrim(word)) >= CASE kind WHEN 'account' THEN 4 ELSE 12 END",
        """WHERE length(btrim(word)) >= CASE kind WHEN 'account' THEN 4 ELSE 12 END
            AND (kind IN ('account', 'quote') OR word !~ '^[A-Za-z_-]*$')""",
    ),
]
OF_THE_REMOVAL = [
    ("claims_sweep(words, false)", "claims_sweep(words, false, it.kind = 'account')"),
    ("claims_sweep(names, true)", "claims_sweep(names, true, true)"),
    (
        "ELSIF it.kind = 'file' THEN\n",
        """ELSIF it.kind = 'file' THEN
                SELECT coalesce(array_agg(file_name::text), '{}') INTO names FROM claims_import
                    WHERE id::text = it.target;
                told := told || claims_sweep(names, true, true);
""",
    ),
    (
        "ELSIF it.kind = 'evidence' THEN\n",
        """ELSIF it.kind = 'evidence' THEN
                SELECT coalesce(array_agg(DISTINCT called), '{}') INTO names FROM (
                    SELECT unnest(ARRAY[e.title, e.url, f.name]) AS called FROM claims_evidence e
                    LEFT JOIN claims_evidencefile f ON f.id = e.file_id WHERE e.evidence_id::text = it.target
                ) AS each WHERE called <> '';
                told := told || claims_sweep(names, true, true);
""",
    ),
]


def written_into(function, pairs):
    """SQL that changes a function as it stands, so that what another migration added to it stays."""
    changed = "".join(
        f"""
            was := made;
            made := replace(was, $text${old}$text$, $text${new}$text$);
            IF made = was THEN RAISE EXCEPTION '{function} is not as expected'; END IF;"""
        for old, new in pairs
    )
    return f"""
        DO $patch$
        DECLARE was text; made text := pg_get_functiondef('{function}'::regprocedure);
        BEGIN{changed}
            EXECUTE made;
        END
        $patch$;
    """


def back(pairs):
    """The same changes the other way."""
    return [(new, old) for old, new in reversed(pairs)]


def both(function, pairs):
    """The change, and the change back."""
    return migrations.RunSQL(written_into(function, pairs), written_into(function, back(pairs)))


def in_place_of(function, other):
    """SQL that drops a function, now that the other is there, and lets nobody but its owner call that."""
    return f"DROP FUNCTION {function}; REVOKE ALL ON FUNCTION {other} FROM PUBLIC;"


class Migration(migrations.Migration):
    """Functions alone; no table is read or written."""

    dependencies = [("claims", "0010_position_of_tokens")]

    operations = [
        migrations.RunSQL(
            written_into(SWEEP, OF_THE_SWEEP) + in_place_of(SWEEP, SWEEP_BOUNDED),
            written_into(SWEEP_BOUNDED, back(OF_THE_SWEEP)) + in_place_of(SWEEP_BOUNDED, SWEEP),
        ),
        both("claims_words_of(text,text)", OF_THE_WORDS),
        both("claims_redact(uuid,integer,timestamptz)", OF_THE_REMOVAL),
    ]
