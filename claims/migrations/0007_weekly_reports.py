"""Weekly reports as they are issued, who gets them, and their errata; the roles that may do so."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.base
import sources.models.document


def make_roles(apps, schema_editor):
    """What the roles may do has grown by the new records."""
    from claims.services.access.roles import sync_roles

    sync_roles()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0006_roles_and_units"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportDelivery",
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "report deliveries",
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ReportAttempt",
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
                ("attempted_at", models.DateTimeField()),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "accepted",
                    models.BooleanField(help_text="Answered with 2xx, or taken by the mail server."),
                ),
                ("problem", models.CharField(blank=True, default="", max_length=300)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="claims.reportdelivery",
                    ),
                ),
            ],
            options={
                "ordering": ["attempted_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
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
                ("mail", models.EmailField(blank=True, default="", max_length=254)),
                ("recorded_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: all.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="claims.topic",
                    ),
                ),
                (
                    "webhook",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="claims.webhook",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="reportdelivery",
            name="subscription",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="claims.subscription",
            ),
        ),
        migrations.CreateModel(
            name="WeeklyReport",
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
                ("week", models.CharField(help_text="ISO 8601: 2024-W45.", max_length=8)),
                (
                    "policy",
                    models.CharField(
                        help_text="Version of the rules by which it was decided.", max_length=20
                    ),
                ),
                ("body", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "publications",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveBigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                (
                    "head",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.publication",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weekly_reports",
                        to="claims.topic",
                    ),
                ),
            ],
            options={
                "ordering": ["-week", "topic"],
            },
        ),
        migrations.AddField(
            model_name="reportdelivery",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="claims.weeklyreport",
            ),
        ),
        migrations.CreateModel(
            name="Erratum",
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
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="claims.publication",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="claims.weeklyreport",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "errata",
                "ordering": ["publication"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportattempt",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f5818ce3d5f16f24d1f955e441c1d4b3d0b646f1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ffec5",
                    table="claims_reportattempt",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportattempt",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mail", ""), ("webhook__isnull", False)),
                    models.Q(models.Q(("mail", ""), _negated=True), ("webhook__isnull", True)),
                    _connector="OR",
                ),
                name="claims_subscription_one_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("topic", "mail", "webhook"),
                name="claims_subscription_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                    _connector="OR",
                ),
                name="claims_subscription_ended_by_someone",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subscription",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        pgtrigger.migrations.AddTrigger(
            model_name="subscription",
            trigger=pgtrigger.compiler.Trigger(
                name="never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="a68bf01bf6aba0ffbfcb55dcb828856ad6adda5f",
                    operation="DELETE",
                    pgid="pgtrigger_never_deleted_bcd17",
                    table="claims_subscription",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subscription",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.AddIndex(
            model_name="weeklyreport",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["publications"], name="claims_weeklyreport_tells"
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyreport",
            constraint=models.UniqueConstraint(
                fields=("week", "topic"), name="claims_weeklyreport_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("week__regex", "^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$")),
                name="claims_weeklyreport_week",
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256", sources.models.document.Sha256Hex(models.F("body")))),
                name="claims_weeklyreport_sha256",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weeklyreport",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="483e39c07fe95f473cb1495bb73823020f2f7f6e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e0224",
                    table="claims_weeklyreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="weeklyreport",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.AddConstraint(
            model_name="reportdelivery",
            constraint=models.UniqueConstraint(
                fields=("report", "subscription"), name="claims_reportdelivery_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportdelivery",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cdf8edbaa6f4fbdef48f04671c163aa99fe1c6d8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5c02c",
                    table="claims_reportdelivery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportdelivery",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.AddConstraint(
            model_name="erratum",
            constraint=models.UniqueConstraint(fields=("report", "publication"), name="claims_erratum_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="erratum",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b16b25bbb1c1e9d9af7fdb0ea380697168ddb059",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c28c5",
                    table="claims_erratum",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="erratum",
            trigger=pgtrigger.compiler.Trigger(
                name="never_truncated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
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
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
