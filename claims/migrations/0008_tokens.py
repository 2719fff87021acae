import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import claimcheck.foundation.records.base
from sources.migrations._operations import AddTriggers


def make_roles(apps, schema_editor):
    """The groups with the permissions of the new records."""
    from claims.services.access.roles import sync_roles

    sync_roles()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0007_weekly_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
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
                (
                    "name",
                    models.CharField(
                        help_text="What uses it, such as: graphics desk, sheet.", max_length=120
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        editable=False, help_text="SHA-256, hexadecimal.", max_length=64, unique=True
                    ),
                ),
                (
                    "begins",
                    models.CharField(
                        editable=False, help_text="Its first letters, to know it by.", max_length=12
                    ),
                ),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None
                    ),
                ),
                ("per_minute", models.PositiveIntegerField(default=600, help_text="Requests a minute.")),
                (
                    "valid_until",
                    models.DateTimeField(blank=True, help_text="Empty: until it is revoked.", null=True),
                ),
                ("recorded_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_reason", models.TextField(blank=True, default="")),
                (
                    "owner",
                    models.ForeignKey(
                        help_text="In whose name it acts; it may never do more than this person.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="api_tokens",
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
                    "revoked_by",
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
                "verbose_name": "token",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="TokenUse",
            fields=[
                (
                    "token",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="use",
                        serialize=False,
                        to="claims.apitoken",
                    ),
                ),
                ("minute", models.BigIntegerField(help_text="Minutes since 1970 (UTC).")),
                ("drawn", models.PositiveIntegerField(help_text="Requests drawn in this minute.")),
                ("last_used", models.DateTimeField(help_text="To within a batch of requests.")),
                (
                    "waiting_until",
                    models.DateTimeField(
                        blank=True, help_text="End of the long poll it has open.", null=True
                    ),
                ),
            ],
            options={
                "verbose_name": "use of a token",
            },
        ),
        migrations.CreateModel(
            name="IdempotentAnswer",
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
                ("key", models.CharField(max_length=200)),
                ("address", models.CharField(max_length=200)),
                ("sha256", models.CharField(help_text="Of the body that was sent.", max_length=64)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("body", models.TextField(blank=True, default="")),
                ("recorded_at", models.DateTimeField()),
                (
                    "asker",
                    models.ForeignKey(
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
            ],
            options={
                "ordering": ["-recorded_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        help_text="What took its place.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="claims.publication",
                    ),
                ),
                (
                    "pulled",
                    models.ForeignKey(
                        help_text="What the token had pulled.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.publication",
                    ),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="claims.apitoken",
                    ),
                ),
            ],
            options={
                "verbose_name": "recall notice",
                "ordering": ["-publication", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Retrieval",
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
                ("as_of", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("pulled", models.DateTimeField()),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retrievals",
                        to="claims.publication",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="claims.question"
                    ),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retrievals",
                        to="claims.apitoken",
                    ),
                ),
            ],
            options={
                "ordering": ["-pulled", "-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__regex", "\\S")), name="claims_apitoken_name_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="claims_apitoken_digest"
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scopes__contained_by", ["figures:read", "claims:write", "review", "publish", "admin"]),
                    ("scopes__len__gte", 1),
                ),
                name="claims_apitoken_scopes",
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("per_minute__gte", 1), ("per_minute__lte", 6000)),
                name="claims_apitoken_per_minute",
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                    models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                    _connector="OR",
                ),
                name="claims_apitoken_revoked_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="idempotentanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("key__regex", "\\S")), name="claims_idempotentanswer_key_not_blank"
            ),
        ),
        migrations.AddConstraint(
            model_name="idempotentanswer",
            constraint=models.UniqueConstraint(fields=("asker", "key"), name="claims_idempotentanswer_once"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("acknowledged_at__isnull", True)),
                fields=["token"],
                name="claims_notice_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("token", "publication"), name="claims_notice_once"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("publication__gt", models.F("pulled"))), name="claims_notice_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                    models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                    _connector="OR",
                ),
                name="claims_notice_acknowledged_by_someone",
            ),
        ),
        migrations.AddIndex(
            model_name="retrieval",
            index=models.Index(fields=["question", "as_of"], name="claims_retrieval_figure"),
        ),
        migrations.AddConstraint(
            model_name="retrieval",
            constraint=models.UniqueConstraint(
                fields=("token", "question", "as_of"), name="claims_retrieval_once"
            ),
        ),
        AddTriggers(
            [
                (
                    "apitoken",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."begins" IS DISTINCT FROM (NEW."begins") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."per_minute" IS DISTINCT FROM (NEW."per_minute") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="ca4d55b606986e4ef928cabfad9cfbf9a47434e8",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_937f9",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "apitoken",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="64b980f8064e21e33deaee8929c421b1f653c7e6",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_6b38e",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "apitoken",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="0521a60b634c9e6e50c1725f81a7b598c3463618",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_f3b03",
                            table="claims_apitoken",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    pgtrigger.compiler.Trigger(
                        name="content_fixed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."token_id" IS DISTINCT FROM (NEW."token_id") OR OLD."pulled_id" IS DISTINCT FROM (NEW."pulled_id") OR OLD."publication_id" IS DISTINCT FROM (NEW."publication_id"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="d5e7614116df952487e7e86f0df08b9aeaee43d4",
                            operation="UPDATE",
                            pgid="pgtrigger_content_fixed_50ce7",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    pgtrigger.compiler.Trigger(
                        name="never_deleted",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="01bd7ccae0a907d0f2c85af6135e4cffb075ba9f",
                            operation="DELETE",
                            pgid="pgtrigger_never_deleted_94aa2",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "notice",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="8820726931bb20db32e1559ad55ce03fa2c505be",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_78c52",
                            table="claims_notice",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
