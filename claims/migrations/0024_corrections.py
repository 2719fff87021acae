"""Corrections of topics and questions, and confirmations that can end."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.migration_operations
from claimcheck.foundation.records.migration_operations import CompositeForeignKey


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0023_words_and_imports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="QuestionCorrection",
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
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="scopeconfirmation",
            name="append_only",
        ),
        migrations.RemoveConstraint(
            model_name="scopeconfirmation",
            name="claims_scopeconfirmation_pair_once",
        ),
        migrations.AddField(
            model_name="scopeconfirmation",
            name="superseded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="scopeconfirmation",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="corrected_on_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        pgtrigger.migrations.AddTrigger(
            model_name="scopeconfirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        pgtrigger.migrations.AddTrigger(
            model_name="scopeconfirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="3cbf24d916c556d988f0fab72e8de3b484343ff7",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_6be48",
                    table="claims_scopeconfirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scopeconfirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="superseded_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="corrected_on_record",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.AddConstraint(
            model_name="scopeconfirmation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("topic", "first", "second"),
                name="claims_scopeconfirmation_live_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="scopeconfirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(
                        ("superseded_at__gte", models.F("confirmed_at")), ("superseded_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="claims_scopeconfirmation_superseded_by_someone",
            ),
        ),
        migrations.AddField(
            model_name="questioncorrection",
            name="question",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="claims.question",
            ),
        ),
        migrations.AddField(
            model_name="questioncorrection",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="questioncorrection",
            name="topic",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="questioncorrection",
            constraint=models.UniqueConstraint(
                fields=("topic", "id"), name="claims_questioncorrection_topic_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="questioncorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                    models.Q(("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")),
                    _connector="OR",
                ),
                name="claims_questioncorrection_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="questioncorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")), name="claims_questioncorrection_reason_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="questioncorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="claims_questioncorrection_number_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="questioncorrection",
            constraint=models.UniqueConstraint(
                fields=("topic", "question", "number"),
                name="claims_questioncorrection_number_once",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questioncorrection",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3c3af3e98be82262943d0b84fc722bcc98b7176f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bb610",
                    table="claims_questioncorrection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questioncorrection",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        CompositeForeignKey(
            "claims_questioncorrection", ("topic_id", "question_id"), "claims_question", ("topic_id", "id")
        ),
    ]
