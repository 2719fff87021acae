"""Cosignatures of witnesses and journals of reads; a redaction is proposed before it is decided."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.migration_operations

# Browsers send what is typed with two signs at the end of a line.
FORMS = r"""
    CREATE OR REPLACE FUNCTION claims_forms(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
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
"""
# What people have typed and not sent: names in it go like those in other records, and a person's own all of it.
TYPED = """
    DO $do$ BEGIN
        EXECUTE replace(pg_get_functiondef('claims_sweep'::regproc),
            'idempotentanswer|signinchange)', 'idempotentanswer|signinchange|typedform)');
        EXECUTE replace(pg_get_functiondef('claims_redact'::regproc), 'DELETE FROM mfa_authenticator',
            'DELETE FROM claims_typedform WHERE saved_by_id::text = it.target; DELETE FROM mfa_authenticator');
    END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0026_evidence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Cosignature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.migration_operations.DatabaseId(),
                        default=claimcheck.foundation.records.migration_operations.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "witness",
                    models.CharField(
                        help_text="Its public key, as C2SP signed notes write them.", max_length=300
                    ),
                ),
                ("line", models.TextField(help_text="The line below the note (C2SP tlog-cosignature).")),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PullJournal",
            fields=[
                ("file", models.UUIDField(help_text="Its name.", primary_key=True, serialize=False)),
                ("drained", models.PositiveBigIntegerField(help_text="Bytes.")),
            ],
            options={
                "verbose_name": "journal of reads",
                "verbose_name_plural": "journals of reads",
                "ordering": ["file"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="redaction",
            trigger=pgtrigger.compiler.Trigger(
                name="proposed_first",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.AddField(
            model_name="cosignature",
            name="checkpoint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cosignatures",
                to="claims.checkpoint",
            ),
        ),
        migrations.AddField(
            model_name="cosignature",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="cosignature",
            constraint=models.UniqueConstraint(
                fields=("checkpoint", "witness"), name="claims_cosignature_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="cosignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("witness__regex", "\\S")), name="claims_cosignature_witness_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="cosignature",
            constraint=models.CheckConstraint(
                condition=models.Q(("line__regex", "\\S")), name="claims_cosignature_line_not_blank"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cosignature",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3fb6c3da900d135a620cb093ea59fe153eed554f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d7ba6",
                    table="claims_cosignature",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cosignature",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.RunSQL(FORMS, migrations.RunSQL.noop),
        migrations.RunSQL(TYPED, migrations.RunSQL.noop),
    ]
