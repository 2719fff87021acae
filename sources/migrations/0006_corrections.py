"""Corrections of sources, documents and statements."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.migration_operations


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0005_merged_sources"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceCorrection",
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
                    "act",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("session", "session"),
                            ("second_factor", "second factor"),
                            ("provider", "provider"),
                            ("password", "password"),
                            ("token", "token"),
                            ("command", "command"),
                            ("job", "job"),
                        ],
                        db_default="",
                        default="",
                        help_text="How it was done; empty: not recorded.",
                        max_length=13,
                    ),
                ),
                (
                    "act_detail",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The token's id, the command, the job or the provider.",
                        max_length=200,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("reason", models.TextField()),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="corrected_on_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    declare="DECLARE told RECORD;",
                    func="\n            IF public.claims_redacting() THEN\n                RETURN NEW;\n            END IF;\n            SELECT c.before, c.after INTO told FROM sources_sourcecorrection c WHERE c.document_id = OLD.id\n            ORDER BY c.number DESC LIMIT 1;\n            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD\n               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW\n            THEN\n                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="1059228b4deec65272a880dfd2d35e96c1ff02cd",
                    operation="UPDATE",
                    pgid="pgtrigger_corrected_on_record_64ba2",
                    table="sources_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="corrected_on_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."homepage" IS DISTINCT FROM (NEW."homepage") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."protected" IS DISTINCT FROM (NEW."protected") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."wikidata_id" IS DISTINCT FROM (NEW."wikidata_id"))',
                    declare="DECLARE told RECORD;",
                    func="\n            IF public.claims_redacting() THEN\n                RETURN NEW;\n            END IF;\n            SELECT c.before, c.after INTO told FROM sources_sourcecorrection c WHERE c.source_id = OLD.id\n            ORDER BY c.number DESC LIMIT 1;\n            IF NOT FOUND OR jsonb_populate_record(OLD, told.before) IS DISTINCT FROM OLD\n               OR jsonb_populate_record(OLD, told.after) IS DISTINCT FROM NEW\n            THEN\n                RAISE EXCEPTION 'a row of % changes only as its newest correction says', TG_TABLE_NAME\n                    USING ERRCODE = 'integrity_constraint_violation';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="677babd0078cf2fc113b720ec47148e5cd2d4d10",
                    operation="UPDATE",
                    pgid="pgtrigger_corrected_on_record_5d0b7",
                    table="sources_source",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="sourcecorrection",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="sources.document",
            ),
        ),
        migrations.AddField(
            model_name="sourcecorrection",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="sourcecorrection",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrects",
                to="sources.statement",
            ),
        ),
        migrations.AddField(
            model_name="sourcecorrection",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="sources.source",
            ),
        ),
        migrations.AddField(
            model_name="sourcecorrection",
            name="statement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="sources.statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                    models.Q(("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")),
                    _connector="OR",
                ),
                name="sources_sourcecorrection_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")), name="sources_sourcecorrection_reason_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="sources_sourcecorrection_number_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcecorrection",
            constraint=models.UniqueConstraint(
                fields=("source", "document", "statement", "number"),
                name="sources_sourcecorrection_number_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("document__isnull", True), ("source__isnull", False), ("statement__isnull", True)
                    ),
                    models.Q(
                        ("document__isnull", False), ("source__isnull", True), ("statement__isnull", True)
                    ),
                    models.Q(
                        ("document__isnull", True), ("source__isnull", True), ("statement__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="sources_sourcecorrection_of_one_record",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcecorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replaced_by__isnull", True), ("statement__isnull", True)),
                    models.Q(
                        ("replaced_by__isnull", False),
                        ("statement__isnull", False),
                        models.Q(("statement", models.F("replaced_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="sources_sourcecorrection_statement_replaced",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcecorrection",
            constraint=models.UniqueConstraint(
                condition=models.Q(("statement__isnull", False)),
                fields=("statement",),
                name="sources_sourcecorrection_statement_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcecorrection",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6f0a6e1eb86446329403b98affbc3e51e5831887",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_35699",
                    table="sources_sourcecorrection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcecorrection",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="e6e386c226d3ca82c287cf14e85921cca5fd3194",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_4254a",
                    table="sources_sourcecorrection",
                    when="BEFORE",
                ),
            ),
        ),
    ]
