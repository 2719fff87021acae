"""Mails that tell of recalls: what came of each, and whether the owner of a token wants them."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import claimcheck.foundation.records.base
from sources.migrations._operations import AddTriggers


def make_roles(apps, schema_editor):
    """The groups with the permissions of the new records."""
    from claims.services.access.roles import sync_roles

    sync_roles()


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0010_duplicates"),
    ]

    operations = [
        migrations.CreateModel(
            name="NoticeAttempt",
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
                ("mail", models.EmailField(help_text="The person's address at that time.", max_length=254)),
                ("attempted_at", models.DateTimeField()),
                ("accepted", models.BooleanField(help_text="Taken by the mail server.")),
                ("problem", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "ordering": ["attempted_at", "id"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="apitoken",
            name="content_fixed",
        ),
        migrations.AddField(
            model_name="apitoken",
            name="recalls_by_mail",
            field=models.BooleanField(
                default=True,
                help_text="Its owner is told by mail when a figure that it has pulled is recalled.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="apitoken",
            trigger=pgtrigger.compiler.Trigger(
                name="content_fixed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."begins" IS DISTINCT FROM (NEW."begins") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes") OR OLD."per_minute" IS DISTINCT FROM (NEW."per_minute") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."recalls_by_mail" IS DISTINCT FROM (NEW."recalls_by_mail") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="85639954987d4ba765a7d27d597909b7792dcbbb",
                    operation="UPDATE",
                    pgid="pgtrigger_content_fixed_937f9",
                    table="claims_apitoken",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="noticeattempt",
            name="notice",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="claims.notice"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticeattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("mail__regex", "\\S")), name="claims_noticeattempt_mail_not_blank"
            ),
        ),
        AddTriggers(
            triggers=[
                (
                    "noticeattempt",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3a27f01db8d44c934d5996d4798fd71d666bada2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f6924",
                            table="claims_noticeattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "noticeattempt",
                    pgtrigger.compiler.Trigger(
                        name="never_truncated",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'cannot truncate %: rows are kept for good', TG_TABLE_NAME;",
                            hash="61c122d0ba894711dbb02f9617a6979f5db919e0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_truncated_41c8c",
                            table="claims_noticeattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
        migrations.RunPython(make_roles, migrations.RunPython.noop),
    ]
