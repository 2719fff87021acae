"""What a person found about two voices, against what the rules make of them."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.base


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Overrule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claimcheck.foundation.records.base.DatabaseId(),
                        default=claimcheck.foundation.records.base.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("dependent", "dependent"), ("independent", "independent")], max_length=12
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "first_source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "first_statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.statement",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
                (
                    "second_statement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.statement",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("superseded_at__isnull", True), ("superseded_by__isnull", True)),
                            models.Q(
                                ("superseded_at__gte", models.F("recorded_at")),
                                ("superseded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sources_overrule_superseded_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["dependent", "independent"])),
                        name="sources_overrule_verdict",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "\\S")), name="sources_overrule_reason_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first_source__isnull", False),
                                ("first_source__lt", models.F("second_source")),
                                ("first_statement__isnull", True),
                                ("second_source__isnull", False),
                                ("second_statement__isnull", True),
                            ),
                            models.Q(
                                ("first_source__isnull", True),
                                ("first_statement__isnull", False),
                                ("first_statement__lt", models.F("second_statement")),
                                ("second_source__isnull", True),
                                ("second_statement__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sources_overrule_two_of_a_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("first_source", "second_source"),
                        name="sources_overrule_one_live_of_sources",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("first_statement", "second_statement"),
                        name="sources_overrule_one_live_of_statements",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrule",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."first_source_id" IS DISTINCT FROM (NEW."first_source_id") OR OLD."second_source_id" IS DISTINCT FROM (NEW."second_source_id") OR OLD."first_statement_id" IS DISTINCT FROM (NEW."first_statement_id") OR OLD."second_statement_id" IS DISTINCT FROM (NEW."second_statement_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict") OR OLD."reason" IS DISTINCT FROM (NEW."reason"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ff7e2e4f17617a6868b2e75defbb03f5da3b31a5",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_c9f59",
                    table="sources_overrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrule",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="729fe123a98b61bd8bcc7dd9bdf8f627eff2e51e",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_6a6ef",
                    table="sources_overrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrule",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                    hash="965ce2c7b57e4c74b436d8137d1f2a5dda5602d2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_truncated_d9e5a",
                    table="sources_overrule",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overrule",
            trigger=pgtrigger.compiler.Trigger(
                name="superseded_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."superseded_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="717c17c5e13d55532216ec55235304c027d18555",
                    operation="UPDATE",
                    pgid="pgtrigger_superseded_once_4165e",
                    table="sources_overrule",
                    when="BEFORE",
                ),
            ),
        ),
    ]
