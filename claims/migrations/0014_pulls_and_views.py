"""How often figures are pulled, how far claims are apart, and the views of the queue that people save."""

from decimal import Decimal

import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Abs, Cast, Coalesce, Greatest, NullIf

import claimcheck.foundation.records.base
from claims.migrations._operations import CompositeForeignKey
from sources.migrations._operations import AddTriggers


def make_roles(apps, schema_editor):
    """The groups with the permissions of the new records."""
    from claims.services.access.roles import sync_roles

    sync_roles()


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("claims", "0013_notifications"),
    ]

    operations = [
        migrations.AddField(
            model_name="conflict",
            name="relative_spread",
            field=models.GeneratedField(
                db_persist=True,
                expression=Coalesce(
                    Cast(
                        (models.F("highest") - models.F("lowest"))
                        / NullIf(
                            Greatest(Abs(models.F("highest")), Abs(models.F("lowest"))),
                            models.Value(Decimal("0")),
                        ),
                        models.FloatField(),
                    ),
                    models.Value(0.0),
                    output_field=models.FloatField(),
                ),
                output_field=models.FloatField(),
            ),
        ),
        migrations.CreateModel(
            name="PullCount",
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
                ("pulls", models.FloatField()),
                ("counted", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pull_counts",
                        to="claims.question",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.topic"
                    ),
                ),
            ],
            options={
                "ordering": ["-pulls", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "id"), name="claims_pullcount_topic_id"),
                    models.UniqueConstraint(fields=("topic", "question"), name="claims_pullcount_once"),
                    models.CheckConstraint(
                        condition=models.Q(("pulls__gte", 0), ("pulls__lt", 1000000000000.0)),
                        name="claims_pullcount_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
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
                ("name", models.CharField(max_length=60)),
                ("show", models.CharField(max_length=20)),
                ("words", models.CharField(blank=True, default="", max_length=200)),
                ("weight", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("pressing", "pressing"),
                            ("newest", "newest"),
                            ("oldest", "oldest"),
                            ("due", "due"),
                        ],
                        default="pressing",
                        max_length=10,
                    ),
                ),
                ("shared", models.BooleanField(default=False, help_text="Everybody at the desk sees it.")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.topic",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
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
                        name="claims_savedview_superseded_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")), name="claims_savedview_name_given"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("show__regex", "\\S")), name="claims_savedview_list_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("order__in", ["pressing", "newest", "oldest", "due"])),
                        name="claims_savedview_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("weight__isnull", True),
                            models.Q(("weight__gte", 1), ("weight__lte", 3)),
                            _connector="OR",
                        ),
                        name="claims_savedview_weight",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("recorded_by", "name"),
                        name="claims_savedview_one_of_a_name",
                    ),
                ],
            },
        ),
        AddTriggers(
            [
                (
                    "savedview",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
                    pgtrigger.compiler.Trigger(
                        name="superseded_once",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
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
            ],
        ),
        CompositeForeignKey(
            table="claims_pullcount",
            columns=("topic_id", "question_id"),
            to="claims_question",
            to_columns=("topic_id", "id"),
        ),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
