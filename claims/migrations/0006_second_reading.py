"""What is read twice, by whom, and what came of it."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.migration_operations
from claimcheck.foundation.records.migration_operations import CompositeForeignKey


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_readers_reports"),
        ("sources", "0003_aliases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DoubleReading",
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
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("claim_id", models.UUIDField(blank=True, null=True)),
                ("reason", models.TextField()),
                ("ended_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReadingAssignment",
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
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "part",
                    models.CharField(choices=[("second", "second"), ("decide", "decide")], max_length=6),
                ),
                ("basis", models.TextField()),
                ("ended_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondReading",
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
                ("second_is_a", models.BooleanField()),
                ("opened_at", models.DateTimeField()),
                ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                (
                    "differences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), blank=True, null=True, size=None
                    ),
                ),
                (
                    "answers",
                    models.BooleanField(
                        blank=True, help_text="Whether the quote answers the question at all.", null=True
                    ),
                ),
                ("remark", models.TextField(blank=True, default="", max_length=2000)),
                (
                    "modality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exactly", "exactly"),
                            ("stated", "stated"),
                            ("approx", "approx"),
                            ("nearly", "nearly"),
                            ("just_over", "just over"),
                            ("at_least", "at least"),
                            ("more_than", "more than"),
                            ("at_most", "at most"),
                            ("less_than", "less than"),
                            ("up_to", "up to"),
                            ("range", "range"),
                            ("none", "none"),
                            ("uncountable", "uncountable"),
                            ("unread", "unread"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("written_low", models.CharField(blank=True, default="", max_length=60)),
                ("written_best", models.CharField(blank=True, default="", max_length=60)),
                ("written_high", models.CharField(blank=True, default="", max_length=60)),
                ("written_plus_minus", models.CharField(blank=True, default="", max_length=60)),
                (
                    "stance",
                    models.CharField(
                        blank=True,
                        choices=[("affirms", "affirms"), ("denies", "denies")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("low", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("best", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                ("high", models.DecimalField(blank=True, decimal_places=12, max_digits=38, null=True)),
                (
                    "core",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, default_bounds="[]", null=True
                    ),
                ),
                (
                    "outer",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, default_bounds="[]", null=True
                    ),
                ),
                ("as_of", django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[("a", "a"), ("b", "b"), ("other", "other")],
                        default="",
                        max_length=5,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ["opened_at", "id"],
                "permissions": [("question_secondreading", "Can see of whose readings to ask")],
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="notification",
            name="claims_notification_about",
        ),
        migrations.AlterField(
            model_name="notification",
            name="about",
            field=models.CharField(
                choices=[
                    ("claim", "claim"),
                    ("conflict", "conflict"),
                    ("resolution", "resolution"),
                    ("verifiedfigure", "verifiedfigure"),
                    ("secondreading", "secondreading"),
                ],
                max_length=14,
            ),
        ),
        migrations.AddConstraint(
            model_name="notification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("about__in", ["claim", "conflict", "resolution", "verifiedfigure", "secondreading"])
                ),
                name="claims_notification_about",
            ),
        ),
        migrations.AddField(
            model_name="doublereading",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="doublereading",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="doublereading",
            name="topic",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.topic",
            ),
        ),
        migrations.AddField(
            model_name="readingassignment",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings_assigned",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="readingassignment",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="readingassignment",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="readingassignment",
            name="topic",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.topic",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="claim",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="second_readings",
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="corrected",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="ended_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="first",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.claim",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="handed_in_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="question",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="second_readings",
                to="claims.question",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="source",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="sources.source",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="topic",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.topic",
            ),
        ),
        migrations.AddField(
            model_name="secondreading",
            name="written_unit",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="claims.unit",
            ),
        ),
        migrations.AddField(
            model_name="readingassignment",
            name="reading",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assignments",
                to="claims.secondreading",
            ),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_doublereading_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(
                        ("superseded_at__gte", models.F("recorded_at")), ("superseded_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="claims_doublereading_superseded_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")), name="claims_doublereading_reason_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("topic", "claim_id"),
                name="claims_doublereading_live_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_reason", ""), ("superseded_at__isnull", True)),
                    models.Q(("ended_reason__regex", "\\S"), ("superseded_at__isnull", False)),
                    _connector="OR",
                ),
                name="claims_doublereading_ended_with_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doublereading",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="f6961760506ec9861edf2a06d81de1daaff73738",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_da109",
                    table="claims_doublereading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doublereading",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="712a7ac08ba312a0ba209ccf084babf9b6bb98f6",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_312c5",
                    table="claims_doublereading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doublereading",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="25a0b782dba4cd56272c583ce82dd10a801d9d35",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_e5b4d",
                    table="claims_doublereading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doublereading",
            trigger=pgtrigger.compiler.Trigger(
                name="superseded_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="3b8c1c2363dbef0e7109824aebde16a8c1321f53",
                    operation="UPDATE",
                    pgid="pgtrigger_superseded_once_eb07b",
                    table="claims_doublereading",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="secondreading",
            index=models.Index(
                condition=models.Q(("handed_in_at__isnull", False)),
                fields=["handed_in_at"],
                name="claims_secondreading_handed_in",
            ),
        ),
        migrations.AddIndex(
            model_name="secondreading",
            index=models.Index(
                condition=models.Q(("decided_at", None)),
                fields=["opened_at", "id"],
                name="claims_secondreading_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.UniqueConstraint(fields=("topic", "id"), name="claims_secondreading_topic_id"),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("act__in", ["", "password", "provider", "second_factor", "session"]),
                    models.Q(("act__in", ["command", "job", "token"]), ("act_detail__regex", "\\S")),
                    _connector="OR",
                ),
                name="claims_secondreading_act",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.UniqueConstraint(fields=("topic", "claim"), name="claims_secondreading_once"),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "modality__in",
                        [
                            "exactly",
                            "stated",
                            "approx",
                            "nearly",
                            "just_over",
                            "at_least",
                            "more_than",
                            "at_most",
                            "less_than",
                            "up_to",
                            "range",
                            "none",
                            "uncountable",
                            "unread",
                            "",
                        ],
                    )
                ),
                name="claims_secondreading_modality",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("stance__in", ["affirms", "denies", ""])),
                name="claims_secondreading_stance",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice__in", ["a", "b", "other", ""])),
                name="claims_secondreading_choice",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("as_of__isnull", True), ("as_of__isempty", False), _connector="OR"),
                name="claims_secondreading_as_of_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "differences__contained_by",
                        ["question", "source", "stance", "modality", "value", "unit", "as_of"],
                    )
                ),
                name="claims_secondreading_differences",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answers__isnull", True),
                        ("differences__isnull", True),
                        ("first__isnull", True),
                        ("handed_in_at__isnull", True),
                        ("handed_in_by__isnull", True),
                    ),
                    models.Q(
                        ("answers__isnull", False),
                        ("differences__isnull", False),
                        ("first__isnull", False),
                        ("handed_in_at__isnull", False),
                        ("handed_in_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="claims_secondreading_handed_in_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="claims_secondreading_decided_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="claims_secondreading_ended_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(("decided_by", models.F("handed_in_by")), _negated=True),
                    _connector="OR",
                ),
                name="claims_secondreading_three_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("choice", ""), ("decided_at__isnull", True), ("reason", "")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("handed_in_at__isnull", False),
                        ("reason__regex", "\\S"),
                        models.Q(("choice", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="claims_secondreading_decided_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at__isnull", True),
                    models.Q(("decided_at__isnull", True), ("ended_reason__regex", "\\S")),
                    _connector="OR",
                ),
                name="claims_secondreading_ended_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondreading",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."act" IS DISTINCT FROM (NEW."act") OR OLD."act_detail" IS DISTINCT FROM (NEW."act_detail") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."claim_id" IS DISTINCT FROM (NEW."claim_id") OR OLD."question_id" IS DISTINCT FROM (NEW."question_id") OR OLD."second_is_a" IS DISTINCT FROM (NEW."second_is_a") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."opened_by_id" IS DISTINCT FROM (NEW."opened_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="c33f5fa1ac1080989279a840ea0a05f7ed90dbcc",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_45003",
                    table="claims_secondreading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondreading",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="9ff407f9d1c9c2dea287d3fc4868cb1be5a3be8b",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_70a4f",
                    table="claims_secondreading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondreading",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="b3c78023177c73c1c95d24393217ea7006a43d4b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_9d37a",
                    table="claims_secondreading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondreading",
            trigger=pgtrigger.compiler.Trigger(
                name="settled_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decided_at" IS NOT NULL OR OLD."ended_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="8f3c0eccabff5ae43f110dc5945d601abcaf002a",
                    operation="UPDATE",
                    pgid="pgtrigger_settled_once_6c918",
                    table="claims_secondreading",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondreading",
            trigger=pgtrigger.compiler.Trigger(
                name="handed_in_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answers" IS DISTINCT FROM (NEW."answers") OR OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."best" IS DISTINCT FROM (NEW."best") OR OLD."core" IS DISTINCT FROM (NEW."core") OR OLD."differences" IS DISTINCT FROM (NEW."differences") OR OLD."first_id" IS DISTINCT FROM (NEW."first_id") OR OLD."handed_in_at" IS DISTINCT FROM (NEW."handed_in_at") OR OLD."handed_in_by_id" IS DISTINCT FROM (NEW."handed_in_by_id") OR OLD."high" IS DISTINCT FROM (NEW."high") OR OLD."low" IS DISTINCT FROM (NEW."low") OR OLD."modality" IS DISTINCT FROM (NEW."modality") OR OLD."outer" IS DISTINCT FROM (NEW."outer") OR OLD."remark" IS DISTINCT FROM (NEW."remark") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."written_best" IS DISTINCT FROM (NEW."written_best") OR OLD."written_high" IS DISTINCT FROM (NEW."written_high") OR OLD."written_low" IS DISTINCT FROM (NEW."written_low") OR OLD."written_plus_minus" IS DISTINCT FROM (NEW."written_plus_minus") OR OLD."written_unit_id" IS DISTINCT FROM (NEW."written_unit_id"))',
                    func="\n                    IF OLD.handed_in_at IS NOT NULL THEN\n                        RAISE EXCEPTION 'a reading is handed in once'\n                            USING ERRCODE = 'integrity_constraint_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="b8fa01542ddf240ba5084ad6a404c61cbc63d14d",
                    operation="UPDATE",
                    pgid="pgtrigger_handed_in_once_3c750",
                    table="claims_secondreading",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="readingassignment",
            index=models.Index(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=["person"],
                name="claims_readingassignment_of",
            ),
        ),
        migrations.AddConstraint(
            model_name="readingassignment",
            constraint=models.UniqueConstraint(
                fields=("topic", "id"), name="claims_readingassignment_topic_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="readingassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                    models.Q(
                        ("superseded_at__gte", models.F("recorded_at")), ("superseded_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="claims_readingassignment_superseded_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="readingassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__in", ["second", "decide"])), name="claims_readingassignment_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="readingassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__regex", "\\S")), name="claims_readingassignment_basis_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="readingassignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("topic", "reading"),
                name="claims_readingassignment_one_live",
            ),
        ),
        migrations.AddConstraint(
            model_name="readingassignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_reason", ""), ("superseded_at__isnull", True)),
                    models.Q(("ended_reason__regex", "\\S"), ("superseded_at__isnull", False)),
                    _connector="OR",
                ),
                name="claims_readingassignment_ended_with_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="readingassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."reading_id" IS DISTINCT FROM (NEW."reading_id") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."basis" IS DISTINCT FROM (NEW."basis"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="87651173dcf09cbcc8ca6b1c51f9432907b547c0",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_a30ec",
                    table="claims_readingassignment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="readingassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="ec93144d374362a78eefea6aaa1d54c792998aab",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_a3eef",
                    table="claims_readingassignment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="readingassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="947833a2749ae2b9a2c9016956533131887b123a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_60991",
                    table="claims_readingassignment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="readingassignment",
            trigger=pgtrigger.compiler.Trigger(
                name="superseded_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="fef6104a4a52b141ab05eba0fc106e5aeab88081",
                    operation="UPDATE",
                    pgid="pgtrigger_superseded_once_94db7",
                    table="claims_readingassignment",
                    when="BEFORE",
                ),
            ),
        ),
        *(
            CompositeForeignKey("claims_secondreading", ("topic_id", f"{name}_id"), table, ("topic_id", "id"))
            for name, table in (
                ("claim", "claims_claim"),
                ("question", "claims_question"),
                ("first", "claims_claim"),
                ("corrected", "claims_claim"),
            )
        ),
        CompositeForeignKey(
            "claims_readingassignment", ("topic_id", "reading_id"), "claims_secondreading", ("topic_id", "id")
        ),
    ]
